/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/diff_union_claims.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "network/sources.h"

TrStatus tr_union_claims_begin(TrUnionClaims *it, const TrCommon *common, TrInput *input, TrNetwork *network,
                               TrError *err)
{
    const TrInput *old = common->networks[TR_OLD]->input, *now = common->networks[TR_NEW]->input;
    TrStatus st = TR_OK;
    *it = (TrUnionClaims){.common = common, .input = input, .network = network};
    *input = *now;
    input->tables[TR_CLAIMS] = (TrTable){.part = TR_CLAIMS};
    input->files = NULL;
    TR_TRY(tr_table_init(&input->tables[TR_CLAIMS], TR_CLAIMS, err));
    TR_TRY(TR_ARRAY(input->files, now->n_files + old->n_files, err));
    if (now->n_files > 0)
        memcpy(input->files, now->files, now->n_files * sizeof *now->files);
    if (old->n_files > 0)
        memcpy(input->files + now->n_files, old->files, old->n_files * sizeof *old->files);
    input->n_files = now->n_files + old->n_files;
    if (input->n_files > UINT16_MAX)
        TR_TRY(tr_fail(err, TR_BAD_INPUT, "more than %d files in the two editions", UINT16_MAX));
    TR_TRY(TR_ARRAY(it->row_of[TR_OLD], old->tables[TR_CLAIMS].n, err));
    TR_TRY(TR_ARRAY(it->row_of[TR_NEW], now->tables[TR_CLAIMS].n, err));
out:
    return st;
}

TrStatus tr_union_string(TrUnionClaims *it, TrEdition edition, uint32_t string, uint32_t *copy, TrError *err)
{
    const char *text = tr_network_text(it->common->networks[edition], string);
    *copy = string;
    return edition == TR_NEW ? TR_OK
                             : tr_strings_add(it->input->strings, text, strlen(text), copy, NULL, err);
}

/* A source that only OLD's sources.csv describes is called what it was called there. */
static TrStatus source_of(TrUnionClaims *it, TrEdition edition, uint32_t claim, uint32_t *source,
                          TrError *err)
{
    const TrNetwork *network = it->common->networks[edition];
    const char *name;
    TrStatus st = TR_OK;
    TR_TRY(tr_union_string(it, edition, tr_table_cell(&network->input->tables[TR_CLAIMS], claim, TR_SOURCE),
                           source, err));
    if (edition == TR_NEW || *source == 0 || tr_input_row_of_id(it->input, TR_SOURCES, *source) != TR_NO_ID)
        return TR_OK;
    name = tr_source_name(network, claim);
    TR_TRY(tr_strings_add(it->input->strings, name, strlen(name), source, NULL, err));
out:
    return st;
}

static TrStatus add_claim(TrUnionClaims *it, TrEdition edition, uint32_t claim, uint32_t *row, TrError *err)
{
    const TrTable *from = &it->common->networks[edition]->input->tables[TR_CLAIMS];
    TrTable *to = &it->input->tables[TR_CLAIMS];
    TrStatus st = TR_OK;
    if (it->row_of[edition][claim] == 0) {
        TR_TRY(tr_table_prepare_row(to, err));
        for (size_t column = 0; column < TR_MOST_COLUMNS; column++) {
            uint32_t cell = tr_table_cell(from, claim, column);
            if (cell == 0)
                continue;
            TR_TRY(tr_table_use_column(to, column, err));
            TR_TRY(tr_union_string(it, edition, cell, &to->columns[column].cells[to->n], err));
        }
        if (tr_table_cell(from, claim, TR_SOURCE) != 0)
            TR_TRY(source_of(it, edition, claim, &to->columns[TR_SOURCE].cells[to->n], err));
        to->line[to->n] = from->line[claim];
        to->file[to->n] = (uint16_t)(from->file[claim] +
                                     (edition == TR_OLD ? it->common->networks[TR_NEW]->input->n_files : 0));
        it->row_of[edition][claim] = (uint32_t)++to->n;
    }
    *row = it->row_of[edition][claim] - 1;
out:
    return st;
}

/* Those whose answers are all in the union already have been added with another tie. */
static TrStatus add_answers(TrUnionClaims *it, TrEdition edition, uint32_t claim, uint32_t row, TrError *err)
{
    const TrNetwork *from = it->common->networks[edition];
    TrNetwork *to = it->network;
    size_t first, n = tr_answers_to(from, claim, &first);
    uint32_t answer;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        TR_TRY(add_claim(it, edition, from->against[2 * (first + i) + 1], &answer, err));
        TR_TRY(TR_GROW(to->against, it->against_room, 2 * to->n_against + 2, err));
        to->against[2 * to->n_against] = row;
        to->against[2 * to->n_against + 1] = answer;
        to->n_against++;
    }
out:
    return st;
}

TrStatus tr_union_add_claims(TrUnionClaims *it, TrEdition edition, TrTie *tie, TrError *err)
{
    const TrNetwork *from = it->common->networks[edition];
    TrNetwork *to = it->network;
    uint32_t first = tie->first_claim;
    TrStatus st = TR_OK;
    tie->first_claim = (uint32_t)to->n_tie_claims;
    TR_TRY(TR_GROW(to->tie_claims, it->tie_claims_room, to->n_tie_claims + tie->n_claims, err));
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        uint32_t claim = from->tie_claims[first + i], row;
        bool known = it->row_of[edition][claim] != 0;
        TR_TRY(add_claim(it, edition, claim, &row, err));
        to->tie_claims[to->n_tie_claims++] = row;
        if (!known)
            TR_TRY(add_answers(it, edition, claim, row, err));
    }
out:
    return st;
}

static int by_claims(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return x[0] != y[0] ? (x[0] > y[0]) - (x[0] < y[0]) : (x[1] > y[1]) - (x[1] < y[1]);
}

TrStatus tr_union_claims_end(TrUnionClaims *it, TrError *err)
{
    (void)err;
    if (it->network->n_against > 1)
        qsort(it->network->against, it->network->n_against, 2 * sizeof *it->network->against, by_claims);
    return TR_OK;
}

void tr_union_claims_release(TrUnionClaims *it)
{
    tr_free(it->row_of[TR_OLD]);
    tr_free(it->row_of[TR_NEW]);
    *it = (TrUnionClaims){.input = NULL};
}
