/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What entities are part of. */
#ifndef TR_NAMES_PARENTS_H
#define TR_NAMES_PARENTS_H

#include "names/names.h"

/* Cut chains of parents that come back to where they began, at the first entity of each, with a warning. Each
 * entity is passed once. */
TrStatus tr_names_cut_cycles(TrInput *input, TrNames *names, TrError *err);

#endif
