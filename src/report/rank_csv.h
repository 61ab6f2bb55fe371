/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rows of a long ranking as CSV, made in blocks on several threads. */
#ifndef TR_REPORT_RANK_CSV_H
#define TR_REPORT_RANK_CSV_H

#include <stdio.h>

#include "analysis/ranking.h"

/* Write a row for each of nodes[0 .. n-1], in that order: rank by the leading measure, name, kind, and for
 * each measure that was computed score and rank, with the interval of a sampled score behind it and the ranks
 * that it leaves open behind the rank. Write errors stay in `file`. */
TrStatus tr_rank_csv_rows(const TrRanking *ranking, const uint32_t *nodes, size_t n, FILE *file,
                          TrError *err);

#endif
