/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Targets guessed from the words of actions, each with its file:line. */
#ifndef TR_REPORT_INFERRED_REPORT_H
#define TR_REPORT_INFERRED_REPORT_H

#include "network/network.h"
#include "report/grid.h"

/* Nothing if there are none. */
TrStatus tr_inferred_write(const TrNetwork *network, const TrInferred *list, size_t n, TrFormat format,
                           FILE *file, TrError *err);
/* The key "inferred" of an object that stands open. */
void tr_inferred_write_json(const TrNetwork *network, const TrInferred *list, size_t n, TrJson *json);

#endif
