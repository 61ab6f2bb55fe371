/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ties of a picture as a table: what it shows, for those who do not see it and for those who check it. */
#ifndef TR_DRAW_TIES_TABLE_H
#define TR_DRAW_TIES_TABLE_H

#include "draw/picture.h"

/* A row for each tie shown, in the order of the picture, as CSV:
 * ids,shown_as,from,to,layer,words,sign,directed,status,line,counted,claims,origins,for,against,first_date,
 * last_date,sources,addresses,places,answers.
 * ids: of what shows it in the SVG, separated by blanks; it is a line, a frame around a part of a body, a
 * cell or two of a matrix, a group or a bundle of one that is collapsed, the lines in the panels of its
 * times. Lists are separated by vertical bars. places: file:line of each claim for it; answers: of those
 * against. `excel`: with a byte order mark, and ' before what looks like a formula. */
TrStatus tr_ties_table_write(const TrPicture *picture, bool excel, FILE *file, TrError *err);

#endif
