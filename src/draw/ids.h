/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ids and classes in a picture, see docs/decisions/026-ids-of-a-picture.md: FIGURE-NAME for an entity, and
 * FIGURE-NAME--to--NAME--LAYER for a tie (tr_node_id() and tr_tie_id() of picture.h), FIGURE--PART--NAME for
 * everything else. FIGURE has no hyphen and NAME no two in a row, so that no two ids of a page are the same.
 * Each is made from what it stands for alone: another claim, or another order of rows, changes none. */
#ifndef TR_DRAW_IDS_H
#define TR_DRAW_IDS_H

#include "draw/picture.h"

/* The folded name with hyphens for blanks, ASCII only; where that does not say all of it (other scripts,
 * symbols, more than 48 letters), with _ and 12 digits of a hash of the folded name behind. Names that fold
 * to different keys have different slugs. */
void tr_slug(TrBuilder *slug, const char *text);
/* Likewise of a word that is not folded, such as a layer or a group: different words, different slugs. */
void tr_slug_word(TrBuilder *slug, const char *word);
/* What begins all ids of the picture: a letter, then letters, digits and underscores. */
void tr_figure_id(TrBuilder *id, const TrPicture *picture);
/* "FIGURE--PART--NAME", with the slug of a name; without a name (NULL) "FIGURE--PART". */
void tr_part_id(TrBuilder *id, const TrPicture *picture, const char *part, const char *name);
/* "FIGURE--PART--NODE", with what tr_node_id() has for the node. */
void tr_node_part_id(TrBuilder *id, const TrPicture *picture, const char *part, uint32_t node);
/* The cell of a matrix where the row of `a` meets the column of `b`. */
void tr_cell_id(TrBuilder *id, const TrPicture *picture, uint32_t a, uint32_t b);
/* A class: "FAMILY-WORD", after a blank where something stands before. */
void tr_build_class(TrBuilder *text, const char *family, const char *word);

#endif
