/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The best one-to-one matching of few rows with few columns: the Hungarian method with potentials (Kuhn 1955,
 * Munkres 1957), O(rows² · columns). Among equally good matchings the one that this deterministic order of
 * search finds. */
#ifndef TR_NAMES_ASSIGNMENT_H
#define TR_NAMES_ASSIGNMENT_H

#include "base/status.h"

enum { TR_MOST_WORDS = 24 }; /* words of a name that are compared */

/* With n_rows <= n_columns: column_of[i] = the column of row i, so that the sum of value[i][column_of[i]] is
 * greatest. */
void tr_assign(double value[TR_MOST_WORDS][TR_MOST_WORDS], unsigned n_rows, unsigned n_columns,
               unsigned column_of[TR_MOST_WORDS]);

#endif
