/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which small pictures by time there are, and what is in each. */
#ifndef TR_DRAW_PANELS_H
#define TR_DRAW_PANELS_H

#include "draw/picture.h"

enum { TR_MOST_PERIODS = 12 };

/* "2025" or "2025-08", in order, the last of them. The id of what stands in a panel has --PERIOD behind it.
 */
typedef struct {
    char periods[TR_MOST_PERIODS][TR_PERIOD_BYTES];
    size_t n, left_out;
} TrPeriodsShown;

/* The times that claims of the ties shown have: none (n = 0) is a picture without panels. */
void tr_panels_find(const TrPicture *picture, TrPeriodsShown *periods);
/* Whether a claim of the tie is of that time. */
bool tr_panel_has(const TrPicture *picture, const TrTie *tie, const char *period);

#endif
