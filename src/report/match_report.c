/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/match_report.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/strings.h"

static const struct {
    const char *name;
    bool number;
} columns[] = {{"outcome", false}, {"score", true}, {"name", false},
               {"other", false},   {"kind", false}, {"other_kind", false},
               {"reason", false},  {"uses", true},  {"other_uses", true}};

static TrStatus put_row(TrGrid *grid, const TrMatch *match, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_text(grid, tr_outcome_name(match->outcome), err));
    TR_TRY(tr_grid_number(grid, round(match->score * 1000) / 1000, err));
    TR_TRY(tr_grid_text(grid, match->name, err));
    TR_TRY(tr_grid_text(grid, match->other, err));
    TR_TRY(tr_grid_text(grid, match->kind, err));
    TR_TRY(tr_grid_text(grid, match->other_kind, err));
    TR_TRY(tr_grid_text(grid, match->reason, err));
    TR_TRY(tr_grid_number(grid, match->uses, err));
    TR_TRY(tr_grid_number(grid, match->other_uses, err));
out:
    return st;
}

/* ---- not more than can be read ---- */

/* A name that a hundred others may be ("J. García") would push all else out of a table: of the questions
 * about one name it holds the best few, and says how many more there are. CSV and JSON leave nothing out. */
enum { MOST_QUESTIONS = 10, MOST_NAMED = 5 };

typedef struct {
    TrStrings *names;
    uint32_t *shown, *more; /* questions, by id of a name */
    size_t shown_room, more_room;
    size_t n_more;
} Questions;

static TrStatus count_name(Questions *it, const char *name, uint32_t *id, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_strings_add(it->names, name, strlen(name), id, NULL, err));
    TR_TRY(TR_GROW_ZEROED(it->shown, it->shown_room, *id + 1, err));
    TR_TRY(TR_GROW_ZEROED(it->more, it->more_room, *id + 1, err));
out:
    return st;
}

/* Whether the next question is to be shown: counted among those that are, or that are not. */
static TrStatus take_question(Questions *it, const TrMatch *match, bool *shown, TrError *err)
{
    uint32_t a, b;
    TrStatus st = TR_OK;
    TR_TRY(count_name(it, match->name, &a, err));
    TR_TRY(count_name(it, match->other, &b, err));
    *shown = it->shown[a] < MOST_QUESTIONS && it->shown[b] < MOST_QUESTIONS;
    if (*shown) {
        it->shown[a]++;
        it->shown[b]++;
    } else {
        it->more[it->shown[a] >= MOST_QUESTIONS ? a : b]++;
        it->n_more++;
    }
out:
    return st;
}

static void write_more(const Questions *it, FILE *file)
{
    size_t n_named = 0, n_left = it->n_more;
    if (it->n_more == 0)
        return;
    (void)fprintf(file, "\nand %zu more to ask", it->n_more);
    for (uint32_t id = 0; id < tr_strings_count(it->names) && n_named < MOST_NAMED; id++) {
        if (it->more[id] == 0)
            continue;
        (void)fprintf(file, "%s %u about %s", n_named++ == 0 ? ":" : ",", it->more[id],
                      tr_strings_text(it->names, id));
        n_left -= it->more[id];
    }
    if (n_left > 0)
        (void)fprintf(file, ", %zu about others", n_left);
    (void)fputs("; --format csv lists all\n", file);
}

static void release_questions(Questions *it)
{
    tr_strings_free(it->names);
    tr_free(it->shown);
    tr_free(it->more);
}

TrStatus tr_match_write(const TrMatches *matches, TrFormat format, bool excel, FILE *file, TrError *err)
{
    bool all = !matches->best_first || format == TR_FORMAT_CSV || format == TR_FORMAT_JSON;
    Questions questions = {.names = tr_strings_new(err)};
    TrGrid *grid = questions.names == NULL ? NULL : tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    if (excel)
        tr_grid_for_excel(grid);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(grid, columns[i].name, columns[i].number, err));
    for (size_t i = 0; i < matches->n; i++) {
        bool shown = true;
        if (!all && matches->rows[i].outcome == TR_ASK)
            TR_TRY(take_question(&questions, &matches->rows[i], &shown, err));
        if (shown)
            TR_TRY(put_row(grid, &matches->rows[i], err));
    }
out:
    tr_grid_end(grid);
    if (st == TR_OK)
        write_more(&questions, file);
    release_questions(&questions);
    return st;
}

/* ---- decisions ---- */

TrStatus tr_decisions_write(const TrDecisions *decisions, TrFormat format, FILE *file, TrError *err)
{
    static const char *const headers[] = {"outcome", "name", "other", "result"};
    static const char *const results[TR_N_DECISION_RESULTS] = {"written", "there already", "not written: "};
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        TR_TRY(tr_grid_column(grid, headers[i], false, err));
    for (size_t i = 0; i < decisions->n; i++) {
        const TrDecision *decision = &decisions->rows[i];
        char result[200];
        (void)snprintf(result, sizeof result, "%s%s", results[decision->result],
                       decision->result == TR_DECISION_CONFLICT ? decision->reason : "");
        TR_TRY(tr_grid_text(grid, tr_outcome_name(decision->outcome), err));
        TR_TRY(tr_grid_text(grid, decision->name, err));
        TR_TRY(tr_grid_text(grid, decision->other, err));
        TR_TRY(tr_grid_text(grid, result, err));
    }
out:
    tr_grid_end(grid);
    return st;
}
