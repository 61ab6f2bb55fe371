/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words on a picture: names, what ties say, and the texts behind them. */
#ifndef TR_DRAW_LABELS_H
#define TR_DRAW_LABELS_H

#include "analysis/ranking.h"
#include "base/builder.h"
#include "draw/diagram.h"

enum { TR_MOST_CHARACTERS = 200 };
/* Sanitised text without line ends, cut after `most` characters. */
void tr_plain_put(TrBuilder *plain, const char *text, size_t most);
/* Text as a DOT label: sanitised, cut to 200 characters, wrapped at `width` points of Arial 10, special
 * characters escaped. */
void tr_label_put(TrBuilder *label, const char *text, double width);

/* The name of a node, wrapped; with an acronym of its aliases behind it, where `diagram` asks for that. */
void tr_label_node(TrBuilder *label, const TrNetwork *network, size_t node, const TrDiagram *diagram);

/* What the claims of a tie say: roles and actions, at most three, then "+2"; the standing status where it is
 * not simply reported, and the end of a prosecution that one claim speaks of; how many claims and origins;
 * how many for and against. With TR_LABEL_STATUS only status, and for and against; nothing for a plain
 * report. Lines are at most `width` points of Arial 10 wide. */
void tr_label_tie(TrBuilder *label, const TrNetwork *network, const TrTie *tie, TrLabelling labelling,
                  TrLanguage language, double width);

#endif
