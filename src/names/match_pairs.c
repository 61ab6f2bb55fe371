/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/memory.h"
#include "claims/csv_reader.h"
#include "names/match.h"

typedef struct {
    const char *path;
    TrMatches *matches;
    TrComparer comparer;
    TrFormMaker maker;
    TrFolder folder;
    int name1, name2, kind; /* columns, or -1 */
} PairReader;

static int find_column(const TrRecord *header, const char *const *names)
{
    for (size_t i = 0; i < header->n_cells; i++) {
        TrSlice cell = tr_text_trim(header->cells[i]);
        for (const char *const *name = names; *name != NULL; name++)
            if (strlen(*name) == cell.length && strncasecmp(*name, cell.text, cell.length) == 0)
                return (int)i;
    }
    return -1;
}

static TrStatus take_header(PairReader *it, const TrRecord *header, TrError *err)
{
    static const char *const first[] = {"name1", "name", NULL}, *const second[] = {"name2", "other", NULL},
                             *const kind[] = {"kind", "schema", NULL};
    it->name1 = find_column(header, first);
    it->name2 = find_column(header, second);
    it->kind = find_column(header, kind);
    if (it->name1 < 0 || it->name2 < 0)
        return tr_fail_at(err, TR_BAD_INPUT, ((TrPlace){.file = it->path, .line = header->line}),
                          "the columns name1 and name2 must be there");
    return TR_OK;
}

static const char *copy_cell(PairReader *it, const TrRecord *record, int column)
{
    TrSlice cell = {"", 0};
    if (column >= 0 && (size_t)column < record->n_cells)
        cell = tr_text_trim(record->cells[column]);
    return tr_arena_text(&it->matches->arena, cell.text, cell.length);
}

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

static TrStatus take_row(PairReader *it, const TrRecord *record, TrError *err)
{
    TrMatches *matches = it->matches;
    TrMatch *match;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(matches->rows, matches->room, matches->n + 1, err));
    match = &matches->rows[matches->n];
    *match = (TrMatch){.name = copy_cell(it, record, it->name1), .other = copy_cell(it, record, it->name2)};
    match->kind = match->other_kind = copy_cell(it, record, it->kind);
    if (match->name == NULL || match->other == NULL || match->kind == NULL)
        return tr_fail_memory(err);
    TR_TRY(compare_row(it, match, err));
    matches->n++;
out:
    return st;
}

static TrStatus read_rows(PairReader *it, TrCsvReader *reader, TrError *err)
{
    TrRecord record;
    bool header = true;
    TrStatus st = TR_OK;
    for (;;) {
        TR_TRY(tr_csv_reader_next(reader, &record, err));
        if (record.kind == TR_END)
            break;
        if (record.kind == TR_BROKEN)
            TR_TRY(tr_fail_at(err, TR_BAD_INPUT, ((TrPlace){.file = it->path, .line = record.line}), "%s",
                              record.reason));
        if (header)
            TR_TRY(take_header(it, &record, err));
        else
            TR_TRY(take_row(it, &record, err));
        header = false;
    }
    if (header)
        TR_TRY(tr_fail(err, TR_BAD_INPUT, "%s is empty", it->path));
out:
    return st;
}

TrStatus tr_match_pairs(const char *path, TrMatches *matches, TrError *err)
{
    PairReader it = {.path = path, .matches = matches};
    TrCsvReader *reader = NULL;
    char *text = NULL;
    size_t length;
    TrStatus st = TR_OK;
    *matches = (TrMatches){0};
    TR_TRY(tr_file_read(path, &text, &length, err));
    if ((reader = tr_csv_reader_on_text(text, length, path, err)) == NULL)
        TR_TRY(TR_MEMORY);
    TR_TRY(tr_comparer_init(&it.comparer, err));
    it.maker.words = it.comparer.words;
    TR_TRY(read_rows(&it, reader, err));
out:
    tr_csv_reader_free(reader);
    tr_free(text);
    tr_form_maker_release(&it.maker);
    tr_folder_release(&it.folder);
    tr_comparer_release(&it.comparer);
    if (st != TR_OK)
        tr_matches_release(matches);
    return st;
}
