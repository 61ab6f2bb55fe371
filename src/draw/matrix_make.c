/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/matrix.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "draw/labels.h"
#include "draw/metrics.h"

static TrStatus order_rows(TrMatrix *m, TrError *err)
{
    const TrChoice *choice = &m->picture->choice;
    const TrRankedMeasure *ranked = m->picture->ranked;
    uint32_t *place_of = NULL;
    size_t row = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(place_of, m->picture->network->n_nodes, err));
    for (uint32_t i = 0; i < choice->n_nodes; i++)
        place_of[choice->nodes[i]] = i + 1;
    for (uint32_t group = 0; group < m->groups.n; group++) {
        for (size_t k = 0; k < ranked->n_places; k++) {
            uint32_t place = place_of[ranked->places[k]];
            if (place == 0 || m->groups.group_of[place - 1] != group)
                continue;
            m->offset[row] = TR_MATRIX_CELL * (double)row + TR_MATRIX_GROUP_GAP * group;
            m->order[row++] = place - 1;
        }
    }
    m->n = row; /* events are not ranked, and have no row */
    TR_TRY(tr_matrix_keep_order(m->picture, &m->groups, m->order, m->n, err));
    for (row = 0; row < m->n; row++)
        m->row_of[choice->nodes[m->order[row]]] = (uint32_t)row;
out:
    tr_free(place_of);
    return st;
}

static void put_cell(TrMatrix *m, size_t row, size_t column, uint32_t number)
{
    const TrTie *tie = &m->picture->network->ties[number];
    TrMatrixCell *cell = &m->cells[row * m->n + column];
    TrLine line = tr_style_line(tie);
    if (!cell->any || line < cell->line)
        cell->line = line;
    cell->any = true;
    cell->minus = cell->minus || tie->sign < 0;
    cell->contested = cell->contested || tr_tie_is_contested(tie);
    cell->n_claims += tie->n_claims;
    cell->n_ties++;
    m->entries[m->n_entries++] = (TrMatrixEntry){number, cell->first};
    cell->first = m->n_entries;
}

static TrStatus fill_cells(TrMatrix *m, TrError *err)
{
    const TrNetwork *network = m->picture->network;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(m->cells, m->n * m->n, err));
    TR_TRY(TR_ARRAY(m->entries, 2 * m->picture->choice.n_ties, err));
    TR_TRY(TR_ARRAY(m->ties, 2 * m->picture->choice.n_ties, err));
    for (size_t i = m->picture->choice.n_ties; i-- > 0;) { /* each goes before those of its cell */
        uint32_t number = m->picture->choice.ties[i];
        const TrTie *tie = &network->ties[number];
        if (tr_node_is_event(network, tie->a) || tr_node_is_event(network, tie->b))
            continue;
        put_cell(m, m->row_of[tie->a], m->row_of[tie->b], number);
        if (!tie->directed)
            put_cell(m, m->row_of[tie->b], m->row_of[tie->a], number);
    }
    for (size_t i = 0; i < m->n * m->n; i++) {
        if (!m->cells[i].any)
            continue;
        m->occurs[m->cells[i].line] = true;
        m->minus = m->minus || m->cells[i].minus;
        m->contested = m->contested || m->cells[i].contested;
    }
out:
    return st;
}

uint32_t tr_matrix_node(const TrMatrix *m, size_t row)
{
    return m->picture->choice.nodes[m->order[row]];
}

/* Bold letters are at most a tenth wider. */
static double head_width(const TrMatrix *m, size_t group)
{
    return 1.1 * tr_text_width(m->groups.names[group], strlen(m->groups.names[group]), TR_MATRIX_LETTERS);
}

TrStatus tr_matrix_make(TrMatrix *m, TrError *err)
{
    const TrPicture *picture = m->picture;
    const TrDiagram *diagram = picture->diagram;
    size_t n = picture->choice.n_nodes;
    TrStatus st = TR_OK;
    TR_TRY(tr_grouped_make(picture->network, picture->choice.nodes, n, diagram->groups, diagram->language,
                           &m->groups, err));
    TR_TRY(TR_ARRAY(m->order, n, err));
    TR_TRY(TR_ARRAY(m->offset, n, err));
    TR_TRY(TR_ARRAY(m->row_of, picture->network->n_nodes, err));
    TR_TRY(order_rows(m, err));
    TR_TRY(fill_cells(m, err));
    for (size_t row = 0; row < m->n; row++) {
        const char *name = tr_node_name(picture->network, tr_matrix_node(m, row));
        m->names = fmax(m->names, tr_text_width(name, strlen(name), TR_MATRIX_LETTERS));
    }
    m->names = fmin(m->names, TR_MATRIX_NAME_WIDTH) + TR_MATRIX_NAME_GAP;
    for (size_t i = 0; i < m->groups.n; i++)
        m->heads = fmax(m->heads, head_width(m, i));
    m->heads = m->groups.n > 1 && m->heads > 0 ? fmin(m->heads, TR_MATRIX_HEAD_WIDTH) + TR_MATRIX_BRACKET : 0;
    m->left = m->top = m->heads + m->names;
out:
    return st;
}

void tr_matrix_release(TrMatrix *m)
{
    tr_grouped_release(&m->groups);
    tr_free(m->order);
    tr_free(m->row_of);
    tr_free(m->offset);
    tr_free(m->cells);
    tr_free(m->entries);
    tr_free(m->ties);
    tr_matrix_words_release(&m->words);
}
