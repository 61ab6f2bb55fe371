/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words on a picture: names, what ties say, and the texts behind them. */
#ifndef TR_DRAW_LABELS_H
#define TR_DRAW_LABELS_H

#include "analysis/ranking.h"
#include "base/builder.h"

/* Text as a DOT label: sanitised, cut to 200 characters, wrapped at `width` points of Arial 10, special
 * characters escaped. */
void tr_label_put(TrBuilder *label, const char *text, double width);

/* What the claims of a tie say: roles and actions, at most three, then "+2"; the standing status where it is
 * not simply reported; how many claims and origins; how many for and against. */
void tr_label_tie(TrBuilder *label, const TrNetwork *network, const TrTie *tie);

/* The claims of a tie, a line each, in plain text: what, status, date, source, file:line. */
void tr_title_tie(TrBuilder *title, const TrNetwork *network, const TrTie *tie);

/* Name, kind, other spellings and rank of a node, in plain text. */
void tr_title_node(TrBuilder *title, const TrNetwork *network, size_t node, const TrRankedMeasure *ranked);

/* A claim in plain text: what, status, date, source, file:line. */
void tr_claim_line(TrBuilder *line, const TrNetwork *network, uint32_t claim);

/* An id that is stable between editions: the folded text with hyphens for blanks, ASCII only. */
void tr_slug(TrBuilder *slug, const char *text);

#endif
