/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is odd about the names as they were resolved. */
#ifndef TR_NAMES_WARNINGS_H
#define TR_NAMES_WARNINGS_H

#include "names/names.h"

/* Warn of names that stand both as a person and as an organization, and of rows of entities.csv that no claim
 * names. The latter are not spoken of while claims are held back: they may name them. */
TrStatus tr_names_warn(TrInput *input, bool internal, const TrNames *names, TrError *err);

#endif
