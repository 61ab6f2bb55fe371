/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Items are sorted by group and value; only groups of two values or more cost anything. Values are held
 * against each other in order of how many claims have them, then of content, so that the order of rows does
 * not matter. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "checks/checking.h"

/* All claims of a group against all would be quadratic: after so many pairs, a tenth of a second's work, the
 * rest of the group is left, and that is said. */
enum { MOST_PAIRS = 20000000, MOST_NAMED = 6 };

/* The items of one value. */
typedef struct {
    TrItem **items;
    size_t n;
} Version;

typedef struct {
    TrChecking *checking;
    const TrComparison *how;
    TrItem **order;
    Version *versions;
    size_t n_versions, versions_room;
    uint32_t *rows[2];
    size_t rows_room[2];
    TrSentence what;
    size_t n_pairs; /* of claims compared in this group */
} Comparing;

TrStatus tr_item_add(TrChecking *checking, const uint32_t *about, size_t n, uint32_t value, size_t said,
                     const char *text, TrError *err)
{
    TrItem item = {.value = value, .said = (uint32_t)said, .text = text};
    TrStatus st = TR_OK;
    TR_TRY(tr_strings_add(checking->words, (const char *)about, n * sizeof *about, &item.group, NULL, err));
    TR_TRY(TR_GROW(checking->items, checking->items_room, checking->n_items + 1, err));
    checking->items[checking->n_items++] = item;
out:
    return st;
}

uint32_t tr_item_about(const TrChecking *checking, const TrItem *item, size_t k)
{
    uint32_t number;
    memcpy(&number, tr_checking_words(checking, item->group) + k * sizeof number, sizeof number);
    return number;
}

static uint32_t claim_of(const TrChecking *checking, const TrItem *item)
{
    return checking->said[item->said].claim;
}

static int by_content(const void *a, const void *b, void *context)
{
    const TrItem *x = *(TrItem *const *)a, *y = *(TrItem *const *)b;
    const TrChecking *checking = context;
    int order = tr_claims_compare(checking->network->input, claim_of(checking, x), claim_of(checking, y));
    return order != 0 ? order : strcmp(x->text, y->text);
}

static int by_frequency(const void *a, const void *b, void *context)
{
    const Version *x = a, *y = b;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return by_content(x->items, y->items, context);
}

/* Of the items of `version`, those that conflict with `other`, as rows: each once. */
static TrStatus rows_against(Comparing *it, const Version *version, const TrItem *other, int side, size_t *n,
                             TrError *err)
{
    TrStatus st = TR_OK;
    *n = 0;
    TR_TRY(TR_GROW(it->rows[side], it->rows_room[side], version->n, err));
    for (size_t i = 0; i < version->n; i++) {
        uint32_t row = claim_of(it->checking, version->items[i]);
        if (it->how->conflict(it->checking, version->items[i], other) &&
            (*n == 0 || it->rows[side][*n - 1] != row))
            it->rows[side][(*n)++] = row;
    }
out:
    return st;
}

/* `terms`: it is a word of ours. */
static void put_quoted(TrSentence *what, const char *text, bool terms)
{
    char line[200], plain[200];
    tr_text_one_line(text, line, sizeof line);
    for (int i = 0; i < TR_N_LANGUAGES; i++)
        tr_form_put(&what->in[i], tr_found_phrases[TR_FOUND_QUOTED][i],
                    &(TrValue){terms ? tr_found_term((TrLanguage)i, line, plain, sizeof plain) : line, 0});
}

/* "subject: 'a' or 'b'", or every version where the group makes one finding. */
static void put_what(Comparing *it, const TrItem *a, const TrItem *b)
{
    TrSentence *what = &it->what;
    size_t others = 0;
    tr_sentence_clear(what);
    it->how->subject(it->checking, a, what);
    tr_sentence_text(what, ": ");
    put_quoted(what, a->text, it->how->terms);
    for (size_t i = 0; it->how->once && i < it->n_versions; i++) {
        const TrItem *item = it->versions[i].items[0];
        if (item->value == a->value || item->value == b->value || ++others > MOST_NAMED - 2)
            continue;
        tr_sentence_text(what, ", ");
        put_quoted(what, item->text, it->how->terms);
    }
    if (others > MOST_NAMED - 2)
        tr_found_put(what, TR_FOUND_MORE, &(TrValue){NULL, others - (MOST_NAMED - 2)});
    tr_found_put(what, TR_FOUND_OR, NULL);
    put_quoted(what, b->text, it->how->terms);
    if (it->how->tail != NULL)
        it->how->tail(it->checking, a, b, what);
}

static TrStatus add_finding(Comparing *it, const Version *x, const Version *y, const TrItem *a,
                            const TrItem *b, TrError *err)
{
    size_t n_a, n_b;
    TrStatus st = TR_OK;
    TR_TRY(rows_against(it, x, b, 0, &n_a, err));
    TR_TRY(rows_against(it, y, a, 1, &n_b, err));
    put_what(it, a, b);
    TR_TRY(tr_finding_add(it->checking, &it->what, (TrSide){TR_CLAIMS, it->rows[0], n_a},
                          (TrSide){TR_CLAIMS, it->rows[1], n_b}, err));
out:
    return st;
}

/* The first two claims of the versions that conflict. */
static bool find_conflict(Comparing *it, const Version *x, const Version *y, const TrItem **a,
                          const TrItem **b)
{
    for (size_t i = 0; i < x->n; i++)
        for (size_t k = 0; k < y->n && it->n_pairs < MOST_PAIRS; k++, it->n_pairs++)
            if (it->how->conflict(it->checking, x->items[i], y->items[k])) {
                *a = x->items[i];
                *b = y->items[k];
                return true;
            }
    return false;
}

static TrStatus split_versions(Comparing *it, TrItem **items, size_t n, TrError *err)
{
    TrStatus st = TR_OK;
    it->n_versions = 0;
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && items[to]->value == items[from]->value; to++)
            continue;
        TR_TRY(TR_GROW(it->versions, it->versions_room, it->n_versions + 1, err));
        it->versions[it->n_versions++] = (Version){items + from, to - from};
    }
    if (it->n_versions < 2)
        return TR_OK;
    for (size_t i = 0; i < it->n_versions; i++)
        qsort_r(it->versions[i].items, it->versions[i].n, sizeof *items, by_content, it->checking);
    qsort_r(it->versions, it->n_versions, sizeof *it->versions, by_frequency, it->checking);
out:
    return st;
}

/* Each version against the more frequent ones; one finding for each that contradicts any. */
static TrStatus compare_group(Comparing *it, TrItem **items, size_t n, TrError *err)
{
    TrStatus st = TR_OK;
    const TrItem *a, *b;
    TR_TRY(split_versions(it, items, n, err));
    it->n_pairs = 0;
    for (size_t y = 1; y < it->n_versions && it->n_pairs < MOST_PAIRS; y++)
        for (size_t x = 0; x < y && it->n_pairs < MOST_PAIRS; x++) {
            if (!find_conflict(it, &it->versions[x], &it->versions[y], &a, &b))
                continue;
            TR_TRY(add_finding(it, &it->versions[x], &it->versions[y], a, b, err));
            if (it->how->once)
                return TR_OK;
            break;
        }
    it->checking->findings->n_cut += it->n_pairs >= MOST_PAIRS;
out:
    return st;
}

static TrStatus sort_items(Comparing *it, TrError *err)
{
    TrChecking *checking = it->checking;
    uint64_t *keys = NULL;
    uint32_t *order = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(keys, checking->n_items, err));
    TR_TRY(TR_ARRAY(order, checking->n_items, err));
    TR_TRY(TR_ARRAY(it->order, checking->n_items, err));
    for (uint32_t i = 0; i < checking->n_items; i++) {
        keys[i] = (uint64_t)checking->items[i].group << 32 | checking->items[i].value;
        order[i] = i;
    }
    TR_TRY(tr_sort_keys(keys, order, checking->n_items, err));
    for (size_t i = 0; i < checking->n_items; i++)
        it->order[i] = &checking->items[order[i]];
out:
    tr_free(keys);
    tr_free(order);
    return st;
}

TrStatus tr_items_compare(TrChecking *checking, const TrComparison *how, TrError *err)
{
    Comparing it = {.checking = checking, .how = how};
    TrStatus st = TR_OK;
    TR_TRY(sort_items(&it, err));
    for (size_t from = 0, to; from < checking->n_items; from = to) {
        for (to = from + 1; to < checking->n_items && it.order[to]->group == it.order[from]->group; to++)
            continue;
        if (it.order[from]->value != it.order[to - 1]->value)
            TR_TRY(compare_group(&it, it.order + from, to - from, err));
    }
    checking->n_items = 0;
out:
    tr_free(it.order);
    tr_free(it.versions);
    tr_free(it.rows[0]);
    tr_free(it.rows[1]);
    tr_sentence_release(&it.what);
    return st;
}

/* ---- subjects ---- */

static void put_name(const TrChecking *checking, const char *before, uint32_t entity, TrSentence *what)
{
    char line[200];
    if (entity == TR_NO_ID)
        return;
    tr_text_one_line(tr_checking_name(checking, entity), line, sizeof line);
    tr_sentence_text(what, before);
    tr_sentence_text(what, line);
}

void tr_subject_entity(const TrChecking *checking, const TrItem *item, TrSentence *what)
{
    put_name(checking, "", tr_item_about(checking, item, 0), what);
}

void tr_subject_actor(const TrChecking *checking, const TrItem *item, TrSentence *what)
{
    put_name(checking, "", checking->said[item->said].actor, what);
}

void tr_subject_parties(const TrChecking *checking, const TrItem *item, TrSentence *what)
{
    const TrSaid *said = &checking->said[item->said];
    put_name(checking, "", said->actor, what);
    put_name(checking, " → ", said->target, what);
    put_name(checking, " → ", said->recipient, what);
}
