/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which ties a definition lets in: by layer, status, sign, source and date. A tie is let in whole, with all
 * its claims, if one of them matches: so no filter hides that a charge was later dismissed. */
#ifndef TR_DRAW_FILTER_H
#define TR_DRAW_FILTER_H

#include "draw/diagram.h"
#include "network/network.h"

/* Why an entity or a tie is not in a picture. */
typedef enum {
    TR_SHOWN,
    TR_OUT_NO_CLAIM,
    TR_OUT_LAYER,
    TR_OUT_STATUS,
    TR_OUT_SIGN,
    TR_OUT_SOURCE,
    TR_OUT_DATE,
    TR_OUT_END,
    TR_OUT_DISPARITY,
    TR_OUT_NOT_REACHED,
    TR_OUT_KIND,
    TR_OUT_PATH,
    TR_OUT_CORE,
    TR_OUT_TOO_MANY,
    TR_OUT_NO_TIE,
    TR_N_REASONS
} TrReason;

/* In words, for the list of what is left out. */
const char *tr_reason_words(TrReason reason, TrLanguage language);
/* Kinds and layers are open lists: a word among those of the definition is an error, with a suggestion, if it
 * is neither ours nor of this input. */
TrStatus tr_filter_check_words(const TrNetwork *network, const TrDiagram *diagram, TrError *err);
/* reasons[tie] = TR_SHOWN or why it is not let in; one for each tie of the network. */
TrStatus tr_filter_ties(const TrNetwork *network, const TrDiagram *diagram, uint8_t *reasons, TrError *err);
/* Whether the definition filters ties by more than their layer. */
bool tr_filter_is_set(const TrDiagram *diagram);
/* The year or month of a date's cell, as "2025" or "2025-08"; false where it is open or longer than that. */
enum { TR_PERIOD_BYTES = 8 };
bool tr_period_of(const char *cell, TrPanels panels, char out[TR_PERIOD_BYTES]);
/* Claims that deny or correct it stand against the tie. */
bool tr_tie_is_contested(const TrTie *tie);
/* Its standing status is that of a prosecution or a hunt, or of their end: wanted, sanctioned, charged,
 * convicted, or cleared. */
bool tr_tie_is_charged(const TrTie *tie);

#endif
