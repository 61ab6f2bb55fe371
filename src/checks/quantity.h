/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A number that stands in a folded text, and the text without it. */
#ifndef TR_CHECKS_QUANTITY_H
#define TR_CHECKS_QUANTITY_H

#include "base/builder.h"

/* True if `folded` holds a number, in digits or in words from two to twelve; not one that reads as a year
 * (1900 to 2099), unless it comes first. `pattern` receives the text with # for the number: "# prisoners". */
bool tr_quantity_find(const char *folded, unsigned long *number, TrBuilder *pattern);

#endif
