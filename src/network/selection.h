/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which claims take part, under handling and dates. */
#ifndef TR_NETWORK_SELECTION_H
#define TR_NETWORK_SELECTION_H

#include "base/builder.h"
#include "network/network.h"

/* The days from --since to --until, open where one is not given. TR_BAD_USAGE for what is no date. */
TrStatus tr_selection_window(const TrWeave *weave, TrDate *window, TrError *err);
/* Whether any day of a claim's date lies within the window. */
bool tr_date_meets(TrDate date, TrDate window);
/* What a date filter shows and leaves out, as a sentence: "Only claims dated 2024-02 to 2024-12-31;
 * claims without a date, left out: 3."; nothing where there is no filter. */
void tr_window_words(TrBuilder *words, const TrNetwork *network);
/* Fill network->takes_part, and the counts of claims left out. */
TrStatus tr_selection_make(TrNetwork *network, TrError *err);

#endif
