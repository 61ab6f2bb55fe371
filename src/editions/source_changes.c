/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "editions/source_changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"

/* By number of the source's name: how many claims of either edition name it, and its row, plus one. */
typedef struct {
    const TrCommon *common;
    TrSourceChanges *changes;
    size_t n_numbers;
    uint32_t *n_claims[TR_N_EDITIONS], *row[TR_N_EDITIONS];
} Counting;

static bool row_is_open(const TrNetwork *network, size_t row)
{
    return network->weave.internal ||
           tr_table_cell(&network->input->tables[TR_SOURCES], row, TR_SOURCE_HANDLING) == 0;
}

static TrStatus count(Counting *it, TrEdition edition, TrError *err)
{
    const TrNetwork *network = it->common->networks[edition];
    const TrTable *claims = &network->input->tables[TR_CLAIMS],
                  *sources = &network->input->tables[TR_SOURCES];
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it->n_claims[edition], it->n_numbers, err));
    TR_TRY(TR_ARRAY(it->row[edition], it->n_numbers, err));
    for (size_t i = 0; i < claims->n; i++)
        if (network->takes_part[i])
            it->n_claims[edition]
                        [tr_common_number(it->common, edition, tr_table_cell(claims, i, TR_SOURCE))]++;
    for (uint32_t i = 0; i < sources->n; i++) {
        uint32_t number = tr_common_number(it->common, edition, tr_table_cell(sources, i, TR_SOURCE_ID));
        if (row_is_open(network, i) && it->row[edition][number] == 0)
            it->row[edition][number] = i + 1;
    }
out:
    return st;
}

static const char *text_of(const TrCommon *common, uint32_t number)
{
    size_t n_new = common->n_strings[TR_NEW];
    return number < n_new ? tr_network_text(common->networks[TR_NEW], number)
                          : tr_network_text(common->networks[TR_OLD], (uint32_t)(number - n_new));
}

static bool is_named(const Counting *it, TrEdition edition, uint32_t number)
{
    return it->n_claims[edition][number] > 0 || it->row[edition][number] > 0;
}

static TrStatus add_alone(Counting *it, TrEdition edition, uint32_t number, TrError *err)
{
    TrSourceChanges *changes = it->changes;
    TrStatus st = TR_OK;
    TR_TRY(
        TR_GROW(changes->alone[edition], changes->alone_room[edition], changes->n_alone[edition] + 1, err));
    changes->alone[edition][changes->n_alone[edition]++] = (TrNamedSource){
        text_of(it->common, number), it->n_claims[edition][number], it->row[edition][number] - 1};
out:
    return st;
}

static TrStatus compare(Counting *it, uint32_t number, const TrSharedColumn *columns, size_t n, TrError *err)
{
    TrSourceChanges *changes = it->changes;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++) {
        TrSourceChange one = {.name = text_of(it->common, number), .field = columns[i].name};
        for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
            one.rows[edition] = it->row[edition][number] - 1;
            one.texts[edition] = one.rows[edition] == TR_NO_ID
                                     ? ""
                                     : tr_common_cell(it->common, (TrEdition)edition, TR_SOURCES,
                                                      one.rows[edition], &columns[i]);
        }
        if (i == TR_SOURCE_ID || strcmp(one.texts[TR_OLD], one.texts[TR_NEW]) == 0)
            continue;
        TR_TRY(TR_GROW(changes->changed, changes->changed_room, changes->n_changed + 1, err));
        changes->changed[changes->n_changed++] = one;
    }
out:
    return st;
}

/* ---- rejected rows: as they were read, wherever they stood ---- */

static const TrRejected *rejected_of(const TrCommon *common, TrEdition edition)
{
    return &common->networks[edition]->input->rejected;
}

static int compare_raw(const TrRejectedRow *x, const TrRejectedRow *y)
{
    size_t least = x->raw.length < y->raw.length ? x->raw.length : y->raw.length;
    int order = least > 0 ? memcmp(x->raw.text, y->raw.text, least) : 0;
    return order != 0 ? order : (x->raw.length > y->raw.length) - (x->raw.length < y->raw.length);
}

typedef struct {
    const TrRejected *rejected;
} RejectedOrder;

static int by_raw(const void *a, const void *b, void *context)
{
    const RejectedOrder *it = context;
    return compare_raw(&it->rejected->rows[*(const uint32_t *)a], &it->rejected->rows[*(const uint32_t *)b]);
}

static int by_index(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Both in order of their text, then one step for each row. */
static TrStatus compare_rejected(const TrCommon *common, TrSourceChanges *changes, TrError *err)
{
    uint32_t *order[TR_N_EDITIONS] = {NULL, NULL};
    size_t at[TR_N_EDITIONS] = {0, 0}, n[TR_N_EDITIONS];
    TrStatus st = TR_OK;
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        const TrRejected *rejected = rejected_of(common, (TrEdition)edition);
        n[edition] = rejected->n;
        TR_TRY(TR_ARRAY(order[edition], rejected->n, err));
        TR_TRY(TR_ARRAY(changes->rejected[edition], rejected->n, err));
        for (uint32_t i = 0; i < rejected->n; i++)
            order[edition][i] = i;
        if (rejected->n > 1)
            qsort_r(order[edition], rejected->n, sizeof **order, by_raw, &(RejectedOrder){rejected});
    }
    while (at[TR_OLD] < n[TR_OLD] || at[TR_NEW] < n[TR_NEW]) {
        int which = at[TR_OLD] == n[TR_OLD] ? 1
                    : at[TR_NEW] == n[TR_NEW]
                        ? -1
                        : compare_raw(&rejected_of(common, TR_OLD)->rows[order[0][at[0]]],
                                      &rejected_of(common, TR_NEW)->rows[order[1][at[1]]]);
        if (which < 0)
            changes->rejected[TR_OLD][changes->n_rejected[TR_OLD]++] = order[TR_OLD][at[TR_OLD]];
        if (which > 0)
            changes->rejected[TR_NEW][changes->n_rejected[TR_NEW]++] = order[TR_NEW][at[TR_NEW]];
        at[TR_OLD] += which <= 0;
        at[TR_NEW] += which >= 0;
    }
    for (int edition = 0; edition < TR_N_EDITIONS; edition++)
        if (changes->n_rejected[edition] > 1)
            qsort(changes->rejected[edition], changes->n_rejected[edition], sizeof **order, by_index);
out:
    tr_free(order[TR_OLD]);
    tr_free(order[TR_NEW]);
    return st;
}

/* ---- all ---- */

static int by_name(const void *a, const void *b)
{
    return strcmp(((const TrNamedSource *)a)->name, ((const TrNamedSource *)b)->name);
}

typedef struct {
    const TrCommon *common;
} Ordering;

static int by_text(const void *a, const void *b, void *context)
{
    const Ordering *it = context;
    return strcmp(text_of(it->common, *(const uint32_t *)a), text_of(it->common, *(const uint32_t *)b));
}

/* Those that both editions name and one has a row for, in order of their names. */
static TrStatus compare_shared(Counting *it, TrError *err)
{
    TrSharedColumn *columns = NULL;
    uint32_t *shared = NULL;
    size_t n = 0, n_columns = 0;
    TrStatus st = TR_OK;
    TR_TRY(tr_common_columns(it->common, TR_SOURCES, &columns, &n_columns, err));
    TR_TRY(TR_ARRAY(shared, it->n_numbers, err));
    for (uint32_t i = 1; i < it->n_numbers; i++)
        if (is_named(it, TR_OLD, i) && is_named(it, TR_NEW, i) && it->row[TR_OLD][i] + it->row[TR_NEW][i] > 0)
            shared[n++] = i;
    if (n > 1)
        qsort_r(shared, n, sizeof *shared, by_text, &(Ordering){it->common});
    for (size_t i = 0; i < n; i++)
        TR_TRY(compare(it, shared[i], columns, n_columns, err));
out:
    tr_free(columns);
    tr_free(shared);
    return st;
}

TrStatus tr_source_changes_find(const TrCommon *common, TrSourceChanges *changes, TrError *err)
{
    Counting it = {.common = common,
                   .changes = changes,
                   .n_numbers = common->n_strings[TR_OLD] + common->n_strings[TR_NEW]};
    TrStatus st = TR_OK;
    TR_TRY(count(&it, TR_OLD, err));
    TR_TRY(count(&it, TR_NEW, err));
    for (uint32_t i = 1; i < it.n_numbers; i++)
        for (int edition = 0; edition < TR_N_EDITIONS; edition++)
            if (is_named(&it, (TrEdition)edition, i) && !is_named(&it, TR_OTHER(edition), i))
                TR_TRY(add_alone(&it, (TrEdition)edition, i, err));
    for (int edition = 0; edition < TR_N_EDITIONS; edition++)
        if (changes->n_alone[edition] > 1)
            qsort(changes->alone[edition], changes->n_alone[edition], sizeof **changes->alone, by_name);
    TR_TRY(compare_shared(&it, err));
    TR_TRY(compare_rejected(common, changes, err));
out:
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        tr_free(it.n_claims[edition]);
        tr_free(it.row[edition]);
    }
    return st;
}

void tr_source_changes_release(TrSourceChanges *changes)
{
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        tr_free(changes->alone[edition]);
        tr_free(changes->rejected[edition]);
    }
    tr_free(changes->changed);
    *changes = (TrSourceChanges){.changed = NULL};
}
