/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A matrix in the making: which row and column stand where, and what each cell holds. */
#ifndef TR_DRAW_MATRIX_H
#define TR_DRAW_MATRIX_H

#include "draw/figure.h"
#include "draw/matrix_words.h"

/* Points. */
#define TR_MATRIX_CELL       13.0
#define TR_MATRIX_NAME_WIDTH 150.0
#define TR_MATRIX_LETTERS    9.0
#define TR_MATRIX_NAME_GAP   5.0
#define TR_MATRIX_HEAD_WIDTH 90.0 /* of a group's name */
#define TR_MATRIX_BRACKET    12.0 /* beside it */
#define TR_MATRIX_GROUP_GAP  5.0

/* What one cell shows: the surest of its ties, and whether one of them is against. */
typedef struct {
    bool any, minus, contested;
    TrLine line;
    uint32_t n_claims, n_ties;
    uint32_t first; /* its first entry plus one, 0 for none */
} TrMatrixCell;

/* A tie in a cell, and the entry after it, plus one. */
typedef struct {
    uint32_t tie, next;
} TrMatrixEntry;

typedef struct {
    const TrPicture *picture;
    FILE *file;
    TrGrouped groups;
    uint32_t *order;           /* places among the shown nodes, in the order of rows */
    uint32_t *row_of;          /* by node of the network */
    double *offset;            /* of each row from the first */
    TrMatrixCell *cells;       /* n times n */
    TrMatrixEntry *entries;    /* of all cells */
    uint32_t n_entries, *ties; /* ties: scratch, those of a cell */
    TrMatrixWords words;
    size_t n;
    double names, heads; /* widths of the entities' names and of the groups', with their brackets */
    double left, top;    /* where the cells begin */
    bool occurs[TR_N_LINES], minus, contested;
} TrMatrix;

/* Find out what `matrix->picture` shows where; the rest of *matrix is {0}. Release with tr_matrix_release().
 */
TrStatus tr_matrix_make(TrMatrix *matrix, TrError *err);
void tr_matrix_release(TrMatrix *matrix);
/* The node whose row and column it is. */
uint32_t tr_matrix_node(const TrMatrix *matrix, size_t row);

#endif
