/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/why_report.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "network/sources.h"
#include "report/claim_lines.h"
#include "report/rank_report.h"
#include "report/why_rows.h"

/* ---- sentences ---- */

static void put_rank(TrBuilder *text, uint32_t rank)
{
    if (rank == 0)
        tr_build_text(text, "none");
    else
        tr_build_format(text, "%u", rank);
}

static void put_score(TrBuilder *text, double score)
{
    char number[TR_NUMBER_BYTES];
    tr_build_text(text, isnan(score) ? "n/a" : tr_number_text(score, number));
}

/* "rank 1 → 4 (score 6 → 3)", or that nothing changes. */
static void put_change(TrBuilder *text, const TrWhy *why, const TrLoss *loss)
{
    if (loss->rank == why->rank && loss->score == why->score) {
        tr_build_text(text, "rank and score stay.\n");
        return;
    }
    tr_build_text(text, "rank ");
    put_rank(text, why->rank);
    if (loss->rank != why->rank) {
        tr_build_text(text, " → ");
        put_rank(text, loss->rank);
    } else {
        tr_build_text(text, " stays");
    }
    tr_build_text(text, " (score ");
    put_score(text, why->score);
    tr_build_text(text, " → ");
    put_score(text, loss->score);
    tr_build_text(text, ").\n");
}

static void put_single(TrBuilder *text, const TrWhy *why)
{
    size_t n = why->single.n_ties;
    if (n == 0) {
        tr_build_text(text, "No tie rests on one origin only.\n");
        return;
    }
    if (n == why->n_ties)
        tr_build_format(text,
                        n == 1 ? "Its only tie rests on one origin only; without it: "
                               : "Each of its %zu ties rests on one origin only; without them: ",
                        n);
    else if (n == 1)
        tr_build_text(text, "Without the tie that rests on one origin only: ");
    else
        tr_build_format(text, "Without the %zu ties that rest on one origin only: ", n);
    put_change(text, why, &why->single);
}

static void put_origin(TrBuilder *text, const TrWhy *why, const TrLoss *loss)
{
    tr_build_text(text, "Without all claims of ");
    tr_build_text(text, tr_origin_name(why->network, loss->claim));
    if (loss->n_alone > 0)
        tr_build_format(text, ", on which alone %zu of its %zu ties rest%s", loss->n_alone, why->n_ties,
                        loss->n_alone == 1 ? "s" : "");
    tr_build_text(text, ": ");
    put_change(text, why, loss);
}

/* Other ties without which score and rank are what they are without the first. */
static size_t count_as_dear(const TrWhy *why)
{
    size_t n = 0;
    while (n + 1 < why->n_ties && why->ties[n + 1].computed && why->ties[n + 1].loss == why->ties[0].loss &&
           why->ties[n + 1].rank == why->ties[0].rank)
        n++;
    return n;
}

/* What an editor asks first: a sentence a line. */
static void put_sentences(TrBuilder *text, const TrWhy *why)
{
    if (why->n_ties == 0) {
        tr_build_text(text, "It has no tie that counts.\n");
        return;
    }
    if (why->ties[0].computed) {
        tr_build_text(text, "Without the tie to ");
        tr_build_text(text, tr_node_name(why->network, why->ties[0].other));
        if (count_as_dear(why) > 0)
            tr_build_format(text, " (%zu other%s as much)", count_as_dear(why),
                            count_as_dear(why) == 1 ? " costs" : "s cost");
        tr_build_text(text, ": ");
        put_change(text, why, &why->ties[0]);
    }
    put_single(text, why);
    if (why->n_origins == 1)
        tr_build_text(text, "All of its ties rest on one origin.\n");
    if (why->origins[0].computed)
        put_origin(text, why, &why->origins[0]);
    if (why->n_left_out > 0)
        tr_build_format(text,
                        "Not tried within the budget: %zu of its ties and origins, from those that lead to "
                        "the worst placed; --budget 0 tries all.\n",
                        why->n_left_out);
}

static void put_heading(TrBuilder *text, const TrWhy *why)
{
    tr_build_text(text, tr_node_name(why->network, why->node));
    tr_build_text(text, " (");
    tr_build_text(text, tr_node_kind(why->network, why->node));
    tr_build_text(text, "): ");
    if (why->rank > 0)
        tr_build_format(text, "rank %u of %zu", why->rank, why->n_ranked);
    else
        tr_build_text(text, "not ranked");
    tr_build_format(text, " by %s, score ", why->measure->name);
    put_score(text, why->score);
}

/* ---- tables for people ---- */

/* How many of n rows are shown. */
static size_t shown(const TrWhyView *view, size_t n)
{
    return view->top > 0 && view->top < n ? view->top : n;
}

static void say_what_is_not_shown(const TrWhyView *view, FILE *file)
{
    size_t n_ties = view->why->n_ties - shown(view, view->why->n_ties);
    size_t n_origins = view->why->n_origins - shown(view, view->why->n_origins);
    if (n_ties + n_origins > 0)
        (void)fprintf(file, "\nNot shown: %zu ties and %zu origins; --top 0 shows all.\n", n_ties, n_origins);
}

static TrStatus put_columns(TrGrid *grid, const char *const *names, size_t n, size_t n_text, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++)
        TR_TRY(tr_grid_column(grid, names[i], i > 0 && i < n - n_text, err));
out:
    return st;
}

static TrStatus write_ties(const TrWhyView *view, FILE *file, TrError *err)
{
    const TrWhy *why = view->why;
    static const char *const columns[] = {
        "without the tie to", "score", "loss", "rank", "origins", "claims", "against", "status"};
    TrGrid *grid = tr_grid_new(file, view->format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    TR_TRY(put_columns(grid, columns, 8, 1, err));
    for (size_t i = 0; i < shown(view, why->n_ties); i++) {
        const TrLoss *tie = &why->ties[i];
        TR_TRY(tr_grid_text(grid, tr_node_name(why->network, tie->other), err));
        TR_TRY(tr_loss_cells(grid, tie, err));
        TR_TRY(tr_grid_number(grid, tie->evidence.n_origins, err));
        TR_TRY(tr_grid_number(grid, tie->evidence.n_claims, err));
        TR_TRY(tr_grid_number(grid, tie->evidence.n_against, err));
        TR_TRY(tr_grid_text(grid, tr_status_info(tie->evidence.status)->words, err));
    }
out:
    tr_grid_end(grid);
    return st;
}

static TrStatus write_origins(const TrWhyView *view, FILE *file, TrError *err)
{
    const TrWhy *why = view->why;
    static const char *const columns[] = {
        "without all claims of", "score", "loss", "rank", "ties", "on it alone"};
    TrGrid *grid = tr_grid_new(file, view->format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    TR_TRY(put_columns(grid, columns, 6, 0, err));
    for (size_t i = 0; i < shown(view, why->n_origins); i++) {
        const TrLoss *origin = &why->origins[i];
        TR_TRY(tr_grid_text(grid, tr_origin_name(why->network, origin->claim), err));
        TR_TRY(tr_loss_cells(grid, origin, err));
        TR_TRY(tr_grid_number(grid, (double)origin->n_ties, err));
        TR_TRY(tr_grid_number(grid, (double)origin->n_alone, err));
    }
out:
    tr_grid_end(grid);
    return st;
}

/* ---- the page for people ---- */

/* The builder's lines, each on its own: a paragraph in Markdown. */
static TrStatus write_lines(TrBuilder *text, bool markdown, FILE *file, TrError *err)
{
    char *at = text->text;
    if (text->failed || at == NULL)
        return tr_fail_memory(err);
    while (*at != '\0') {
        size_t n = strcspn(at, "\n");
        char end = at[n];
        at[n] = '\0';
        tr_put_plain(file, at, markdown);
        (void)fputs(markdown ? "\n\n" : "\n", file);
        at += n + (end == '\n');
    }
    tr_build_clear(text);
    return TR_OK;
}

static TrStatus write_claims(const TrWhyView *view, bool markdown, FILE *file, TrError *err)
{
    const TrWhy *why = view->why;
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < shown(view, why->n_ties); i++) {
        tr_build_text(&text, tr_node_name(why->network, why->ties[i].other));
        tr_build_text(&text, ": ");
        tr_evidence_words(&text, why->network, &why->ties[i].evidence);
        if (text.failed)
            TR_TRY(tr_fail_memory(err));
        (void)fputs(markdown ? "- " : "   ", file);
        tr_put_plain(file, text.text, markdown);
        (void)fputc('\n', file);
        tr_build_clear(&text);
        TR_TRY(tr_claim_lines_write(why->network, why->ties[i].pair, markdown, markdown ? 2 : 6, file, err));
    }
out:
    tr_builder_release(&text);
    return st;
}

static TrStatus write_text(const TrWhyView *view, FILE *file, TrError *err)
{
    const TrWhy *why = view->why;
    bool markdown = view->format == TR_FORMAT_MD;
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    (void)fputs(markdown ? "# " : "", file);
    put_heading(&text, why);
    TR_TRY(write_lines(&text, markdown, file, err));
    if (markdown)
        (void)fprintf(file, "*%s*\n\n", TR_CAVEAT);
    put_sentences(&text, why);
    TR_TRY(write_lines(&text, markdown, file, err));
    if (why->n_ties == 0)
        goto out;
    (void)fputs(markdown ? "" : "\n", file);
    TR_TRY(write_ties(view, file, err));
    (void)fputc('\n', file);
    TR_TRY(write_origins(view, file, err));
    (void)fputs(markdown ? "\n## What the ties rest on\n\n" : "\nWhat the ties rest on\n", file);
    TR_TRY(write_claims(view, markdown, file, err));
    say_what_is_not_shown(view, file);
out:
    tr_builder_release(&text);
    return st;
}

TrStatus tr_why_write(const TrWhyView *view, FILE *file, TrError *err)
{
    static TrStatus (*const writers[TR_N_FORMATS])(const TrWhyView *, FILE *, TrError *) = {
        write_text, tr_why_write_csv, tr_why_write_json, write_text};
    return writers[view->format](view, file, err);
}
