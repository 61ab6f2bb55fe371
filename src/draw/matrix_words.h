/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a matrix says of its rows, columns and cells: ids, classes, titles, links. */
#ifndef TR_DRAW_MATRIX_WORDS_H
#define TR_DRAW_MATRIX_WORDS_H

#include "draw/svg_parts.h"
#include "network/incidence.h"

/* Starts as {.picture = …}; release with tr_matrix_words_release(). */
typedef struct {
    const TrPicture *picture;
    TrIncidence incidence;
    TrBuilder id, class, title, link;
} TrMatrixWords;

TrStatus tr_matrix_words_make(TrMatrixWords *words, TrError *err);
/* The name of a row, which has the entity's own id, or of a column. The part is good until the next call. */
TrStatus tr_matrix_name(TrMatrixWords *words, uint32_t node, bool column, TrSvgPart *part, TrError *err);
/* A cell where the row of `a` meets the column of `b`, with these ties. */
TrStatus tr_matrix_cell(TrMatrixWords *words, uint32_t a, uint32_t b, const uint32_t *ties, size_t n,
                        TrSvgPart *part, TrError *err);
void tr_matrix_words_release(TrMatrixWords *words);

#endif
