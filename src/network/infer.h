/* SPDX-License-Identifier: GPL-2.0-or-later */
/* --infer-targets: known names that stand in the words of an action that has no target. Guesses. */
#ifndef TR_NETWORK_INFER_H
#define TR_NETWORK_INFER_H

#include "network/network.h"

/* Every guess about claims that take part, assert something, and have an action and no target: in order of
 * claims, at most one for each. The caller frees *list with tr_free(). */
TrStatus tr_infer_targets(const TrNetwork *network, TrInferred **list, size_t *n, TrError *err);

#endif
