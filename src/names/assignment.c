/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/assignment.h"

#include <string.h>

/* Rows and columns count from 1 here, so that 0 is "none". */
typedef struct {
    double row_price[TR_MOST_WORDS + 1], column_price[TR_MOST_WORDS + 1];
    unsigned row_of[TR_MOST_WORDS + 1]; /* by column */
    unsigned came_from[TR_MOST_WORDS + 1];
    double slack[TR_MOST_WORDS + 1];
    bool done[TR_MOST_WORDS + 1];
    unsigned n_columns;
} Search;

/* From column `at`, lower the slacks and step to the column of least slack. */
static unsigned step(Search *it, double value[TR_MOST_WORDS][TR_MOST_WORDS], unsigned at)
{
    unsigned row = it->row_of[at], next = 0;
    double least = 1e30;
    it->done[at] = true;
    for (unsigned j = 1; j <= it->n_columns; j++) {
        double slack;
        if (it->done[j])
            continue;
        slack = -value[row - 1][j - 1] - it->row_price[row] - it->column_price[j];
        if (slack < it->slack[j]) {
            it->slack[j] = slack;
            it->came_from[j] = at;
        }
        if (it->slack[j] < least) {
            least = it->slack[j];
            next = j;
        }
    }
    for (unsigned j = 0; j <= it->n_columns; j++) {
        if (it->done[j]) {
            it->row_price[it->row_of[j]] += least;
            it->column_price[j] -= least;
        } else {
            it->slack[j] -= least;
        }
    }
    return next;
}

void tr_assign(double value[TR_MOST_WORDS][TR_MOST_WORDS], unsigned n_rows, unsigned n_columns,
               unsigned column_of[TR_MOST_WORDS])
{
    Search it = {.n_columns = n_columns};
    for (unsigned i = 1; i <= n_rows; i++) {
        unsigned at = 0;
        it.row_of[0] = i;
        memset(it.done, 0, sizeof it.done);
        for (unsigned j = 0; j <= n_columns; j++)
            it.slack[j] = 1e30;
        do
            at = step(&it, value, at);
        while (it.row_of[at] != 0);
        for (; at != 0; at = it.came_from[at])
            it.row_of[at] = it.row_of[it.came_from[at]];
    }
    for (unsigned j = 1; j <= n_columns; j++)
        if (it.row_of[j] != 0)
            column_of[it.row_of[j] - 1] = j - 1;
}
