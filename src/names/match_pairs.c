/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "names/columns_of.h"
#include "names/match.h"

typedef struct {
    TrMatches *matches;
    TrComparer comparer;
    TrFormMaker maker;
    TrFolder folder;
} PairReader;

enum { NAME1, NAME2, KIND, N_COLUMNS };
static const TrWantedColumn columns[N_COLUMNS] = {
    [NAME1] = {"name1|name", true}, [NAME2] = {"name2|other", true}, [KIND] = {"kind|schema", false}};

/* Whether the names have one key. */
static TrStatus have_equal_keys(PairReader *it, const TrMatch *match, bool *equal, TrError *err)
{
    char *key = NULL;
    TrStatus st = TR_OK;
    TR_TRY(tr_fold(&it->folder, match->name, strlen(match->name), err));
    if ((key = tr_text_copy(it->folder.key)) == NULL)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(tr_fold(&it->folder, match->other, strlen(match->other), err));
    *equal = *key != '\0' ? strcmp(key, it->folder.key) == 0 : strcmp(match->name, match->other) == 0;
out:
    tr_free(key);
    return st;
}

static TrStatus compare_row(PairReader *it, TrMatch *match, TrError *err)
{
    TrNameMode mode = tr_name_mode(match->kind);
    TrNameForm a, b;
    TrComparison comparison;
    bool equal;
    TrStatus st = TR_OK;
    TR_TRY(have_equal_keys(it, match, &equal, err));
    TR_TRY(tr_form_make(&it->maker, match->name, mode, &a, err));
    TR_TRY(tr_form_make(&it->maker, match->other, mode, &b, err));
    tr_names_compare(&it->comparer, &a, &b, &comparison);
    match->outcome = equal ? TR_MERGE : comparison.score >= TR_ASK_FROM ? TR_ASK : TR_DISTINCT;
    match->score = equal ? 1 : comparison.score;
    match->reason = equal ? TR_EQUAL_KEYS
                          : tr_arena_text(&it->matches->arena, comparison.reason, strlen(comparison.reason));
    if (match->reason == NULL)
        TR_TRY(tr_fail_memory(err));
out:
    return st;
}

/* A copy that lives as long as the matches. */
static const char *keep(PairReader *it, const char *text)
{
    return tr_arena_text(&it->matches->arena, text, strlen(text));
}

static TrStatus take_row(PairReader *it, const TrWantedRow *row, TrError *err)
{
    TrMatches *matches = it->matches;
    TrMatch *match;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(matches->rows, matches->room, matches->n + 1, err));
    match = &matches->rows[matches->n];
    *match = (TrMatch){.name = keep(it, row->cells[NAME1]), .other = keep(it, row->cells[NAME2])};
    match->kind = match->other_kind = keep(it, row->cells[KIND]);
    if (match->name == NULL || match->other == NULL || match->kind == NULL)
        return tr_fail_memory(err);
    TR_TRY(compare_row(it, match, err));
    matches->n++;
out:
    return st;
}

TrStatus tr_match_pairs(const char *path, TrMatches *matches, TrError *err)
{
    PairReader it = {.matches = matches};
    TrWantedRows rows = {0};
    TrStatus st = TR_OK;
    *matches = (TrMatches){0};
    TR_TRY(tr_columns_of(path, columns, N_COLUMNS, &rows, err));
    TR_TRY(tr_comparer_init(&it.comparer, err));
    it.maker.words = it.comparer.words;
    for (size_t i = 0; i < rows.n; i++)
        TR_TRY(take_row(&it, &rows.rows[i], err));
out:
    tr_wanted_rows_release(&rows);
    tr_form_maker_release(&it.maker);
    tr_folder_release(&it.folder);
    tr_comparer_release(&it.comparer);
    if (st != TR_OK)
        tr_matches_release(matches);
    return st;
}
