/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The leading eigenvector of a symmetric, non-negative matrix that is known by what it does to a vector. */
#ifndef TR_ANALYSIS_LEADING_VECTOR_H
#define TR_ANALYSIS_LEADING_VECTOR_H

#include "base/status.h"

/* product = M vector; both have n entries. */
typedef void (*TrMultiply)(const void *matrix, const double *vector, double *product);

/* x = the projection of (1, 1, …, 1) on the eigenspace of M's largest eigenvalue, scaled to a maximum of 1;
 * all 0 if M is 0. Where the eigenvalue is simple that is the eigenvector itself; where several components
 * share it, it is the one vector that treats them alike, whatever their order. Entries are >= 0. */
TrStatus tr_leading_vector(TrMultiply multiply, const void *matrix, size_t n, double *x, TrError *err);

#endif
