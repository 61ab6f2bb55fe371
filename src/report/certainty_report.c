/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/certainty_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/certainty_sentences.h"
#include "report/sentences.h"

enum { CELL_BYTES = 64, SENTENCE_BYTES = 4000 };

/* ---- columns of a ranking ---- */

/* The place of `node`, or false where nothing is known of it. */
static bool find_place(const TrSureMeasure *sure, uint32_t node, size_t *place)
{
    if (sure->state != TR_SURE_DONE || sure->place_of[node] == TR_NO_ID)
        return false;
    *place = sure->place_of[node];
    return true;
}

static const char *origin_of(const TrCertainty *certainty, const TrSureMeasure *sure, size_t place)
{
    return sure->origin[place] == TR_NO_ID
               ? ""
               : tr_resampling_origin(&certainty->resampling, sure->origin[place]);
}

/* The rank without that origin; where none changes it, the rank. */
static double rank_without(const TrSureMeasure *sure, size_t place)
{
    return sure->origin[place] == TR_NO_ID ? (double)NAN : sure->rank_without[place];
}

/* "" for the last, which has no next. */
static const char *apart_from_next(const TrSureMeasure *sure, size_t place)
{
    return place + 1 >= sure->n_watched ? "" : tr_sure_apart(sure, place, place + 1) ? "yes" : "no";
}

static void put_interval(const TrSureMeasure *sure, size_t place, char cell[CELL_BYTES])
{
    (void)snprintf(cell, CELL_BYTES, sure->interval.low[place] == sure->interval.high[place] ? "%u" : "%u–%u",
                   sure->interval.low[place], sure->interval.high[place]);
}

static void put_percent(double share, char cell[CELL_BYTES])
{
    (void)snprintf(cell, CELL_BYTES, "%.0f %%", 100 * share);
}

static TrStatus csv_columns(const TrSureMeasure *sure, TrGrid *grid, TrError *err)
{
    static const struct {
        const char *name;
        bool number;
    } columns[] = {{"rank_low", true}, {"rank_high", true},    {"p_top", true},
                   {"origin", false},  {"rank_without", true}, {"apart_from_next", false}};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        char name[80];
        (void)snprintf(name, sizeof name, "%.40s_%s", sure->ranked->measure->name, columns[i].name);
        TR_TRY(tr_grid_column(grid, name, columns[i].number, err));
    }
out:
    return st;
}

TrStatus tr_certainty_columns(const TrCertainty *certainty, TrFormat format, TrGrid *grid, TrError *err)
{
    const TrSureMeasure *leading = tr_certainty_leading(certainty);
    char name[CELL_BYTES];
    TrStatus st = TR_OK;
    for (size_t i = 0; format == TR_FORMAT_CSV && i < certainty->n; i++)
        if (certainty->measures[i].state == TR_SURE_DONE)
            TR_TRY(csv_columns(&certainty->measures[i], grid, err));
    if (format == TR_FORMAT_CSV || leading == NULL || leading->state != TR_SURE_DONE)
        return TR_OK;
    TR_TRY(tr_grid_column(grid, tr_interval_name(leading->ranked->measure), true, err));
    (void)snprintf(name, sizeof name, "P(first %u)", leading->top);
    TR_TRY(tr_grid_column(grid, name, true, err));
    TR_TRY(tr_grid_column(grid, "apart from next", false, err));
    TR_TRY(tr_grid_column(grid, "rank without", true, err));
    TR_TRY(tr_grid_column(grid, "the origin", false, err));
out:
    return st;
}

static TrStatus csv_cells(const TrCertainty *certainty, const TrSureMeasure *sure, TrGrid *grid,
                          uint32_t node, TrError *err)
{
    size_t place = 0;
    bool known = find_place(sure, node, &place);
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_number(grid, known ? sure->interval.low[place] : (double)NAN, err));
    TR_TRY(tr_grid_number(grid, known ? sure->interval.high[place] : (double)NAN, err));
    TR_TRY(tr_grid_number(grid, known ? sure->interval.p_top[place] : NAN, err));
    TR_TRY(tr_grid_text(grid, known ? origin_of(certainty, sure, place) : "", err));
    TR_TRY(tr_grid_number(grid, known ? rank_without(sure, place) : NAN, err));
    TR_TRY(tr_grid_text(grid, known ? apart_from_next(sure, place) : "", err));
out:
    return st;
}

/* Markdown and terminal take a dash where there is nothing. */
static TrStatus people_cells(const TrCertainty *certainty, const TrSureMeasure *sure, TrGrid *grid,
                             uint32_t node, TrError *err)
{
    size_t place = 0;
    bool known = find_place(sure, node, &place);
    char cell[CELL_BYTES] = "";
    TrStatus st = TR_OK;
    if (known)
        put_interval(sure, place, cell);
    TR_TRY(tr_grid_text(grid, cell, err));
    if (known)
        put_percent(sure->interval.p_top[place], cell);
    TR_TRY(tr_grid_text(grid, cell, err));
    TR_TRY(tr_grid_text(grid, known ? apart_from_next(sure, place) : "", err));
    cell[0] = '\0';
    if (known && sure->origin[place] != TR_NO_ID)
        (void)snprintf(cell, sizeof cell, "%u", sure->rank_without[place]);
    TR_TRY(tr_grid_text(grid, cell, err));
    TR_TRY(tr_grid_text(grid, known ? origin_of(certainty, sure, place) : "", err));
out:
    return st;
}

TrStatus tr_certainty_cells(const TrCertainty *certainty, TrFormat format, TrGrid *grid, uint32_t node,
                            TrError *err)
{
    const TrSureMeasure *leading = tr_certainty_leading(certainty);
    TrStatus st = TR_OK;
    for (size_t i = 0; format == TR_FORMAT_CSV && i < certainty->n; i++)
        if (certainty->measures[i].state == TR_SURE_DONE)
            TR_TRY(csv_cells(certainty, &certainty->measures[i], grid, node, err));
    if (format != TR_FORMAT_CSV && leading != NULL && leading->state == TR_SURE_DONE)
        TR_TRY(people_cells(certainty, leading, grid, node, err));
out:
    return st;
}

/* ---- the section ---- */

typedef struct {
    FILE *file;
    TrFormat format;
} Page;

/* A paragraph in Markdown, a line on a terminal. */
static void put_sentence(void *context, const char *sentence)
{
    const Page *page = context;
    char line[SENTENCE_BYTES];
    tr_text_one_line(sentence, line, sizeof line);
    if (page->format == TR_FORMAT_MD)
        tr_md_text(page->file, line);
    else
        (void)fputs(line, page->file);
    (void)fputs(page->format == TR_FORMAT_MD ? "\n\n" : "\n", page->file);
}

static void put_agreement(double middle, double least, char cell[CELL_BYTES])
{
    if (isnan(middle))
        (void)snprintf(cell, CELL_BYTES, "n/a");
    else
        (void)snprintf(cell, CELL_BYTES, "%.2f (%.2f)", middle, least);
}

static TrStatus put_figures_row(const TrSureMeasure *sure, TrGrid *grid, TrError *err)
{
    char cell[CELL_BYTES];
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_text(grid, sure->ranked->measure->name, err));
    put_agreement(sure->origins.tau, sure->origins.least_tau, cell);
    TR_TRY(tr_grid_text(grid, cell, err));
    put_agreement(sure->origins.jaccard, sure->origins.least_jaccard, cell);
    TR_TRY(tr_grid_text(grid, cell, err));
    (void)snprintf(cell, CELL_BYTES, isnan(sure->worst_tau) ? "n/a" : "%.2f", sure->worst_tau);
    TR_TRY(tr_grid_text(grid, cell, err));
    for (size_t i = 0; i < TR_N_DROPS; i++) {
        put_agreement(sure->dropped[i].tau, sure->dropped[i].least_tau, cell);
        TR_TRY(tr_grid_text(grid, cell, err));
    }
    put_percent(floor(100 * sure->cs_entities + 1e-9) / 100, cell);
    TR_TRY(tr_grid_text(grid, cell, err));
    put_percent(floor(100 * sure->cs_origins + 1e-9) / 100, cell);
    TR_TRY(tr_grid_text(grid, cell, err));
out:
    return st;
}

static TrStatus write_figures(const TrCertainty *certainty, TrFormat format, FILE *file, TrError *err)
{
    const TrSureMeasure *leading = tr_certainty_leading(certainty);
    TrGrid *grid = tr_grid_new(file, format, err);
    char name[CELL_BYTES];
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    TR_TRY(tr_grid_column(grid, "measure", false, err));
    TR_TRY(tr_grid_column(grid, "tau_b", true, err));
    (void)snprintf(name, sizeof name, "same first %u", leading->top);
    TR_TRY(tr_grid_column(grid, name, true, err));
    TR_TRY(tr_grid_column(grid, "tau_b without the worst origin", true, err));
    for (size_t i = 0; i < TR_N_DROPS; i++) {
        (void)snprintf(name, sizeof name, "tau_b without %.0f %%", 100 * tr_drop_shares[i]);
        TR_TRY(tr_grid_column(grid, name, true, err));
    }
    TR_TRY(tr_grid_column(grid, "CS entities", true, err));
    TR_TRY(tr_grid_column(grid, "CS origins", true, err));
    for (size_t i = 0; i < certainty->n; i++)
        if (certainty->measures[i].state == TR_SURE_DONE)
            TR_TRY(put_figures_row(&certainty->measures[i], grid, err));
out:
    tr_grid_end(grid);
    return st;
}

static const char key_to_figures[] =
    "tau_b: how far the order agrees with that of the draws (1: the same), the middle draw, and in brackets "
    "what "
    "95 % of them reach. Same first: how much of the first places the draws share (Jaccard). Then tau_b "
    "without "
    "the origin that changes most, and without 2, 5 and 10 % of the entities. CS: how much may be missing so "
    "that "
    "rho stays at 0.7 or more in 95 % of the draws; below 25 % the order says little, above 50 % it holds.";

TrStatus tr_certainty_write(const TrCertainty *certainty, bool all_measures, TrFormat format, FILE *file,
                            TrError *err)
{
    Page page = {file, format};
    TrStatus st = TR_OK;
    TR_TRY(tr_certainty_say_how(certainty, TR_ENGLISH, put_sentence, &page, err));
    for (size_t i = 0; i < certainty->n; i++) {
        const TrSureMeasure *sure = &certainty->measures[i];
        if (all_measures && format == TR_FORMAT_MD && sure->state == TR_SURE_DONE)
            (void)fprintf(file, "### By %s\n\n", sure->ranked->measure->name);
        if (all_measures || sure == tr_certainty_leading(certainty))
            TR_TRY(tr_certainty_say_measure(certainty, sure, TR_ENGLISH, put_sentence, &page, err));
    }
    if (tr_certainty_any(certainty)) {
        (void)fputs(format == TR_FORMAT_MD && all_measures ? "### In figures\n\n" : "", file);
        (void)fputs(format == TR_FORMAT_TABLE ? "\n" : "", file);
        TR_TRY(write_figures(certainty, format, file, err));
        (void)fputs("\n", file);
        put_sentence(&page, key_to_figures);
    }
    put_sentence(&page, tr_says[TR_SAYS_UNREPORTED][TR_ENGLISH]);
out:
    return st;
}
