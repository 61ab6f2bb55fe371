/* SPDX-License-Identifier: GPL-2.0-or-later */
/* CSV, JSON and Markdown go out as the cells come; the aligned table waits until all widths are known. */
#include "report/grid.h"

#include <math.h>
#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/text.h"

typedef struct {
    const char *name;
    bool number;
    size_t width; /* in columns of a terminal */
} Column;

struct TrGrid {
    FILE *file;
    TrFormat format;
    TrJson json;
    TrArena arena;
    Column *columns;
    size_t n_columns, columns_room;
    size_t at; /* cells so far in this row */
    bool header_done, excel;
    const char **cells; /* of all rows, for the aligned table */
    size_t n_cells, cells_room;
};

const char *tr_format_name(TrFormat format)
{
    static const char *const names[TR_N_FORMATS] = {"table", "csv", "json", "md"};
    return names[format];
}

TrGrid *tr_grid_new(FILE *file, TrFormat format, TrError *err)
{
    TrGrid *grid = tr_calloc(1, sizeof *grid);
    if (grid == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    grid->file = file;
    grid->format = format;
    grid->json.file = file;
    return grid;
}

size_t tr_text_columns(const char *text)
{
    size_t length = strlen(text), width = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += tr_utf8_decode(text + at, length - at, &c);
        width += (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
    }
    return width;
}

void tr_grid_for_excel(TrGrid *grid)
{
    grid->excel = true;
}

TrStatus tr_grid_column(TrGrid *grid, const char *name, bool number, TrError *err)
{
    TrStatus st = TR_OK;
    const char *copy = tr_arena_text(&grid->arena, name, strlen(name));
    if (copy == NULL)
        return tr_fail_memory(err);
    TR_TRY(TR_GROW(grid->columns, grid->columns_room, grid->n_columns + 1, err));
    grid->columns[grid->n_columns++] = (Column){copy, number, tr_text_columns(copy)};
out:
    return st;
}

void tr_md_text(FILE *file, const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += tr_text_next(text + at, length - at, &c);
        if (c == 0)
            break;
        if (c < 0x80 && strchr("\\`*_{}[]<>#|", (int)c) != NULL)
            (void)fputc('\\', file);
        tr_put_character(file, c == '\n' || c == '\r' ? ' ' : c);
    }
}

static void put_md_cell(FILE *file, const char *text)
{
    (void)fputc(' ', file);
    tr_md_text(file, text);
    (void)fputs(" |", file);
}

static void put_csv_cell(const TrGrid *grid, const char *text, bool first)
{
    if (grid->excel)
        tr_csv_safe_text(grid->file, text, first);
    else
        tr_csv_text(grid->file, text, first);
}

static void put_header(TrGrid *grid)
{
    grid->header_done = true;
    if (grid->format == TR_FORMAT_CSV && grid->excel)
        tr_csv_mark(grid->file);
    if (grid->format == TR_FORMAT_JSON)
        tr_json_begin(&grid->json, '[');
    if (grid->format == TR_FORMAT_MD)
        (void)fputc('|', grid->file);
    for (size_t i = 0; i < grid->n_columns; i++) {
        if (grid->format == TR_FORMAT_CSV)
            put_csv_cell(grid, grid->columns[i].name, i == 0);
        else if (grid->format == TR_FORMAT_MD)
            put_md_cell(grid->file, grid->columns[i].name);
    }
    if (grid->format == TR_FORMAT_CSV)
        tr_csv_end_row(grid->file);
    if (grid->format != TR_FORMAT_MD)
        return;
    (void)fputs("\n|", grid->file);
    for (size_t i = 0; i < grid->n_columns; i++)
        (void)fputs(grid->columns[i].number ? "---:|" : "---|", grid->file);
    (void)fputc('\n', grid->file);
}

static TrStatus keep_cell(TrGrid *grid, const char *text, TrError *err)
{
    size_t bytes = 3 * strlen(text) + 5, width; /* a broken byte becomes three */
    char *copy = tr_arena_bytes(&grid->arena, bytes);
    TrStatus st = TR_OK;
    if (copy == NULL)
        return tr_fail_memory(err);
    tr_text_one_line(text, copy, bytes); /* a terminal obeys what it is sent */
    width = tr_text_columns(copy);
    TR_TRY(TR_GROW(grid->cells, grid->cells_room, grid->n_cells + 1, err));
    grid->cells[grid->n_cells++] = copy;
    if (width > grid->columns[grid->at].width)
        grid->columns[grid->at].width = width;
out:
    return st;
}

static void begin_json_cell(TrGrid *grid)
{
    if (grid->at == 0) {
        tr_json_newline(&grid->json);
        tr_json_begin(&grid->json, '{');
    }
    tr_json_key(&grid->json, grid->columns[grid->at].name);
}

static void after_cell(TrGrid *grid)
{
    if (++grid->at < grid->n_columns)
        return;
    grid->at = 0;
    if (grid->format == TR_FORMAT_CSV)
        tr_csv_end_row(grid->file);
    else if (grid->format == TR_FORMAT_JSON)
        tr_json_end(&grid->json, '}');
    else if (grid->format == TR_FORMAT_MD)
        (void)fputc('\n', grid->file);
}

static TrStatus put_cell(TrGrid *grid, const char *text, TrError *err)
{
    TrStatus st = TR_OK;
    if (grid->format == TR_FORMAT_TABLE)
        TR_TRY(keep_cell(grid, text, err));
    else if (grid->format == TR_FORMAT_CSV)
        put_csv_cell(grid, text, grid->at == 0);
    else {
        if (grid->at == 0)
            (void)fputc('|', grid->file);
        put_md_cell(grid->file, text);
    }
    after_cell(grid);
out:
    return st;
}

TrStatus tr_grid_text(TrGrid *grid, const char *text, TrError *err)
{
    if (!grid->header_done)
        put_header(grid);
    if (grid->format != TR_FORMAT_JSON)
        return put_cell(grid, text, err);
    begin_json_cell(grid);
    tr_json_text(&grid->json, text);
    after_cell(grid);
    return TR_OK;
}

/* Whole numbers whole, others to five significant digits: CSV and JSON have them all. */
static const char *number_for_people(double value, char text[TR_NUMBER_BYTES])
{
    double scale;
    if (value != floor(value) && isfinite(value)) {
        scale = pow(10, 4 - floor(log10(fabs(value))));
        value = round(value * scale) / scale;
    }
    return tr_number_text(value, text);
}

TrStatus tr_grid_number(TrGrid *grid, double value, TrError *err)
{
    char text[TR_NUMBER_BYTES];
    if (!grid->header_done)
        put_header(grid);
    if (grid->format == TR_FORMAT_CSV)
        return put_cell(grid, tr_number_text(value, text), err);
    if (grid->format != TR_FORMAT_JSON)
        return put_cell(grid, isnan(value) ? "n/a" : number_for_people(value, text), err);
    begin_json_cell(grid);
    tr_json_number(&grid->json, value);
    after_cell(grid);
    return TR_OK;
}

static void put_aligned(FILE *file, const char *text, const Column *column, bool last)
{
    size_t width = tr_text_columns(text), blanks = column->width > width ? column->width - width : 0;
    for (size_t i = 0; column->number && i < blanks; i++)
        (void)fputc(' ', file);
    (void)fputs(text, file);
    for (size_t i = 0; !column->number && !last && i < blanks; i++)
        (void)fputc(' ', file);
    (void)fputs(last ? "\n" : "  ", file);
}

static void put_table(const TrGrid *grid)
{
    for (size_t i = 0; i < grid->n_columns; i++)
        put_aligned(grid->file, grid->columns[i].name, &grid->columns[i], i + 1 == grid->n_columns);
    for (size_t i = 0; grid->n_columns > 0 && i < grid->n_cells; i++)
        put_aligned(grid->file, grid->cells[i], &grid->columns[i % grid->n_columns],
                    (i + 1) % grid->n_columns == 0);
}

void tr_grid_end(TrGrid *grid)
{
    if (grid == NULL)
        return;
    if (!grid->header_done)
        put_header(grid);
    if (grid->format == TR_FORMAT_TABLE)
        put_table(grid);
    if (grid->format == TR_FORMAT_JSON) {
        tr_json_newline(&grid->json);
        tr_json_end(&grid->json, ']');
        tr_json_newline(&grid->json);
    }
    tr_arena_release(&grid->arena);
    tr_free(grid->columns);
    tr_free(grid->cells);
    tr_free(grid);
}
