/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands behind what is drawn: the texts that show under the mouse, plain and in the picture's language.
 */
#ifndef TR_DRAW_TITLES_H
#define TR_DRAW_TITLES_H

#include "draw/picture.h"
#include "network/incidence.h"

/* Of an entity: name and kind, description, rank (and what it could be), roles with their claims, number of
 * claims and origins, sources, address. `of` holds the network's ties by node. */
TrStatus tr_title_node(TrBuilder *title, const TrPicture *picture, const TrIncidence *of, uint32_t node,
                       TrError *err);
/* Of a tie: its ends and layer; its claims, a line each, with what denies or corrects them; addresses. */
TrStatus tr_title_tie(TrBuilder *title, const TrNetwork *network, const TrTie *tie, TrLanguage language,
                      TrError *err);
/* A claim: what, status, date, source, file:line. */
void tr_claim_line(TrBuilder *line, const TrNetwork *network, uint32_t claim, TrLanguage language);

#endif
