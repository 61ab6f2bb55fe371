/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/diff_report.h"

#include <string.h>

#include "draw/picture.h"
#include "report/claim_lines.h"
#include "report/diff_rows.h"

typedef enum { ADDED, REMOVED, OTHER, N_CHANGES } Change;

typedef struct {
    const TrDiffView *view;
    FILE *file;
    TrGrid *grid;
    TrJson json;
    size_t counts[TR_N_TOLD][N_CHANGES];
    char last_place[320];
    int told; /* the section that is open; -1: none is */
    size_t measure, n_of_measure, n_left_out, n_beyond;
} Writing;

static Change change_of(const TrDiffRow *row)
{
    if (strcmp(row->change, "added") == 0 || strcmp(row->change, "merged") == 0)
        return ADDED;
    return strcmp(row->change, "removed") == 0 || strcmp(row->change, "split") == 0 ? REMOVED : OTHER;
}

static TrStatus count(void *context, const TrDiffRow *row, TrError *err)
{
    Writing *it = context;
    Change change = row->told == TR_TOLD_ENTITIES && *row->field != '\0' ? OTHER : change_of(row);
    bool again = row->told == TR_TOLD_CLAIMS && change == OTHER &&
                 strcmp(row->places[TR_NEW], it->last_place) == 0; /* another cell of the same claim */
    (void)err;
    it->counts[row->told][change] += !again;
    (void)snprintf(it->last_place, sizeof it->last_place, "%s", row->places[TR_NEW]);
    it->n_beyond += row->move != NULL && row->move->verdict == TR_MOVE_BEYOND;
    return TR_OK;
}

static const TrInput *input_of(const Writing *it, int edition)
{
    return it->view->difference->common.networks[edition]->input;
}

/* ---- for people ---- */

static bool is_markdown(const Writing *it)
{
    return it->view->format == TR_FORMAT_MD;
}

static void put_text(const Writing *it, const char *text)
{
    tr_put_plain(it->file, text, is_markdown(it));
}

static void put_head(const Writing *it)
{
    static const char *const names[] = {"Old", "New"};
    if (is_markdown(it))
        (void)fputs("# What changed\n\n", it->file);
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        TrAccount account = tr_input_account(input_of(it, edition));
        (void)fprintf(it->file, "%s%s: %lu rows = %lu claims + %lu duplicates + %lu rejected\n",
                      is_markdown(it) ? "- " : "", names[edition], account.rows, account.claims,
                      account.duplicates, account.rejected);
    }
    if (is_markdown(it))
        (void)fputs("\n*" TR_PICTURE_CAVEAT "*\n", it->file);
}

static const char *change_words(TrTold told, Change change)
{
    static const char *const words[N_CHANGES] = {"added", "removed", "changed"};
    static const char *const of_merges[N_CHANGES] = {"made", "undone", ""};
    return told == TR_TOLD_MERGES ? of_merges[change] : told == TR_TOLD_RANKS ? "moved" : words[change];
}

/* "Claims: 2 added, 1 removed, 3 changed" */
static void put_heading(const Writing *it, TrTold told)
{
    const char *between = is_markdown(it) ? "" : ": ";
    (void)fprintf(it->file, is_markdown(it) ? "\n## %s\n\n" : "\n%s", tr_told_heading(told));
    for (int change = 0; change < N_CHANGES; change++) {
        if (it->counts[told][change] == 0)
            continue;
        (void)fprintf(it->file, "%s%zu %s", between, it->counts[told][change],
                      change_words(told, (Change)change));
        between = ", ";
    }
    if (told == TR_TOLD_RANKS)
        (void)fprintf(it->file, ", %zu of these further than the intervals of both editions allow",
                      it->n_beyond);
    (void)fputs(is_markdown(it) ? ".\n\n" : "\n", it->file);
}

static void end_ranks(Writing *it)
{
    if (it->n_left_out > 0)
        (void)fprintf(it->file, "%sand %zu more of this measure; --top 0 lists all\n",
                      is_markdown(it) ? "- " : "  … ", it->n_left_out);
    it->n_left_out = 0;
}

static bool is_left_out(Writing *it, const TrDiffRow *row)
{
    if (row->move == NULL)
        return false;
    if (it->n_of_measure == 0 || row->move->measure != it->measure) {
        end_ranks(it);
        it->n_of_measure = 0;
    }
    it->measure = row->move->measure;
    if (it->view->top > 0 && it->n_of_measure >= it->view->top) {
        it->n_left_out++;
        return true;
    }
    it->n_of_measure++;
    return false;
}

static void put_value(const Writing *it, const char *text)
{
    put_text(it, *text != '\0' ? text : "—");
}

/* "3 → 1", in bold where it is a status. */
static void put_step(const Writing *it, const TrDiffRow *row)
{
    const char *mark = is_markdown(it) && strcmp(row->field, "status") == 0 ? "**" : "";
    (void)fputs(mark, it->file);
    put_value(it, row->texts[TR_OLD]);
    (void)fputs(" → ", it->file);
    put_value(it, row->texts[TR_NEW]);
    (void)fputs(mark, it->file);
}

static void put_places(const Writing *it, const TrDiffRow *row)
{
    const char *old = row->places[TR_OLD], *new_one = row->places[TR_NEW];
    if (*old == '\0' && *new_one == '\0')
        return;
    (void)fputs(" [", it->file);
    put_text(it, *old != '\0' ? old : new_one);
    if (*old != '\0' && *new_one != '\0' && strcmp(old, new_one) != 0) {
        (void)fputs(" → ", it->file);
        put_text(it, new_one);
    }
    (void)fputs("]", it->file);
}

static void put_line(const Writing *it, const TrDiffRow *row)
{
    static const char *const marks[N_CHANGES] = {"  + ", "  − ", "  ~ "};
    Change change = change_of(row);
    if (!is_markdown(it))
        (void)fputs(marks[change], it->file);
    else if (change == OTHER)
        (void)fputs("- ", it->file);
    else
        (void)fprintf(it->file, "- %s: ", change_words(row->told, change));
    if (row->told == TR_TOLD_STATUS) {
        put_step(it, row);
        (void)fputs(": ", it->file);
    }
    put_text(it, row->subject);
    if (row->told != TR_TOLD_STATUS && *row->field != '\0') {
        (void)fputs(": ", it->file);
        put_text(it, row->field);
        (void)fputs(" ", it->file);
        if (change == OTHER)
            put_step(it, row);
        else
            put_text(it, row->texts[change == ADDED ? TR_NEW : TR_OLD]);
    }
    if (*row->note != '\0') {
        (void)fputs("; ", it->file);
        put_text(it, row->note);
    }
    put_places(it, row);
    (void)fputs("\n", it->file);
}

static TrStatus write_line(void *context, const TrDiffRow *row, TrError *err)
{
    Writing *it = context;
    (void)err;
    if ((int)row->told != it->told) {
        end_ranks(it);
        put_heading(it, row->told);
        it->told = (int)row->told;
    }
    if (!is_left_out(it, row))
        put_line(it, row);
    return TR_OK;
}

static TrStatus write_text(Writing *it, TrError *err)
{
    TrStatus st = TR_OK;
    put_head(it);
    TR_TRY(tr_diff_rows(it->view->difference, write_line, it, err));
    end_ranks(it);
out:
    return st;
}

/* ---- for programs ---- */

static TrStatus write_cells(void *context, const TrDiffRow *row, TrError *err)
{
    const Writing *it = context;
    const char *cells[] = {tr_told_name(row->told), row->change,        row->subject, row->field,
                           row->texts[TR_OLD],      row->texts[TR_NEW], row->note,    row->places[TR_OLD],
                           row->places[TR_NEW]};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        TR_TRY(tr_grid_text(it->grid, cells[i], err));
out:
    return st;
}

static TrStatus write_csv(Writing *it, TrError *err)
{
    static const char *const columns[] = {"what", "change", "subject",   "field",    "old",
                                          "new",  "note",   "old_place", "new_place"};
    TrStatus st = (it->grid = tr_grid_new(it->file, TR_FORMAT_CSV, err)) == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    if (it->view->excel)
        tr_grid_for_excel(it->grid);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(it->grid, columns[i], false, err));
    TR_TRY(tr_diff_rows(it->view->difference, write_cells, it, err));
out:
    tr_grid_end(it->grid);
    return st;
}

static void put_member(TrJson *json, const char *key, const char *text)
{
    if (*text == '\0')
        return;
    tr_json_key(json, key);
    tr_json_text(json, text);
}

static void put_number(TrJson *json, const char *key, double number)
{
    tr_json_key(json, key);
    tr_json_number(json, number);
}

static void put_move(TrJson *json, const TrDiffRow *row)
{
    static const char *const keys[][TR_N_EDITIONS] = {
        {"old", "new"}, {"old_low", "new_low"}, {"old_high", "new_high"}};
    const uint32_t *values[] = {row->move->ranks, row->move->low, row->move->high};
    put_member(json, "name", row->subject);
    put_member(json, "measure", row->field);
    for (int edition = 0; edition < TR_N_EDITIONS; edition++)
        for (int i = 0; i < 3; i++)
            if (values[i][edition] > 0)
                put_number(json, keys[i][edition], values[i][edition]);
    put_member(json, "verdict", tr_verdict_words(row->move->verdict));
}

static void open_sections(Writing *it, int last)
{
    while (it->told < last) {
        if (it->told >= 0)
            tr_json_end(&it->json, ']');
        it->told++;
        if (it->told == TR_N_TOLD)
            return;
        tr_json_newline(&it->json);
        tr_json_key(&it->json, tr_told_name((TrTold)it->told));
        tr_json_begin(&it->json, '[');
    }
}

static TrStatus write_object(void *context, const TrDiffRow *row, TrError *err)
{
    Writing *it = context;
    (void)err;
    open_sections(it, (int)row->told);
    tr_json_newline(&it->json);
    tr_json_begin(&it->json, '{');
    if (row->move != NULL) {
        put_move(&it->json, row);
    } else {
        put_member(&it->json, "change", row->change);
        put_member(&it->json, "subject", row->subject);
        put_member(&it->json, "field", row->field);
        /* that a cell was empty is told */
        if (change_of(row) == OTHER || *row->field != '\0' || row->told == TR_TOLD_MERGES) {
            tr_json_key(&it->json, "old");
            tr_json_text(&it->json, row->texts[TR_OLD]);
            tr_json_key(&it->json, "new");
            tr_json_text(&it->json, row->texts[TR_NEW]);
        }
        put_member(&it->json, "note", row->note);
        put_member(&it->json, "old_place", row->places[TR_OLD]);
        put_member(&it->json, "new_place", row->places[TR_NEW]);
    }
    tr_json_end(&it->json, '}');
    return TR_OK;
}

static TrStatus write_json(Writing *it, TrError *err)
{
    static const char *const names[] = {"old", "new"};
    TrStatus st = TR_OK;
    it->json.file = it->file;
    tr_json_begin(&it->json, '{');
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        TrAccount account = tr_input_account(input_of(it, edition));
        tr_json_newline(&it->json);
        tr_json_key(&it->json, names[edition]);
        tr_json_begin(&it->json, '{');
        put_number(&it->json, "rows", (double)account.rows);
        put_number(&it->json, "claims", (double)account.claims);
        put_number(&it->json, "duplicates", (double)account.duplicates);
        put_number(&it->json, "rejected", (double)account.rejected);
        tr_json_end(&it->json, '}');
    }
    tr_json_newline(&it->json);
    put_member(&it->json, "caveat", TR_PICTURE_CAVEAT);
    TR_TRY(tr_diff_rows(it->view->difference, write_object, it, err));
    open_sections(it, TR_N_TOLD);
    tr_json_newline(&it->json);
    tr_json_end(&it->json, '}');
    tr_json_newline(&it->json);
out:
    return st;
}

TrStatus tr_diff_write(const TrDiffView *view, FILE *file, TrError *err)
{
    static TrStatus (*const writers[TR_N_FORMATS])(Writing *, TrError *) = {write_text, write_csv, write_json,
                                                                            write_text};
    Writing it = {.view = view, .file = file, .told = -1};
    TrStatus st = TR_OK;
    if (!tr_difference_any(view->difference))
        return TR_OK;
    TR_TRY(tr_diff_rows(view->difference, count, &it, err));
    it.counts[TR_TOLD_TIES][OTHER] = view->difference->ties.n_changed; /* a tie may have several rows */
    TR_TRY(writers[view->format](&it, err));
out:
    return st;
}
