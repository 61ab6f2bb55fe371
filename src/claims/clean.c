/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/clean.h"

#include <string.h>

#include "base/writers.h"
#include "claims/checks.h"

enum { REASON_BYTES = 512 };

typedef struct {
    TrCsvReader *reader;
    const TrDialect *dialect;
    const char *path, *name;
    FILE *out;
    TrCleaning *sum;
    bool guess;               /* the user did not say how the file is to be read */
    size_t width;             /* cells that a row is expected to have; 0: not known yet */
    unsigned long first_line; /* after those skipped */
    unsigned long next_line;  /* behind what was written or rejected */
    unsigned long first_ragged;
    size_t ragged_cells;
    TrLooseCells loose;
} Clean;

static TrPlace place_at(const Clean *it, unsigned long line, size_t field)
{
    return (TrPlace){.file = it->path, .line = line, .field = (unsigned)field};
}

/* ---- rows out ---- */

static void write_blank_lines(Clean *it, unsigned long until)
{
    for (; it->next_line < until; it->next_line++)
        if (it->sum->written > 0 || it->sum->left_out == 0)
            tr_csv_end_row(it->out);
}

static void write_row(Clean *it, const TrSlice *cells, size_t n)
{
    bool first_in_file = it->sum->written == 0 && it->next_line <= 1;
    if (n == 1 && cells[0].length == 0) { /* a bare line end would be a blank line */
        (void)fputs("\"\"", it->out);
    } else {
        for (size_t i = 0; i < n; i++)
            tr_csv_plain_cell(it->out, cells[i].text, cells[i].length, i == 0, first_in_file);
    }
    tr_csv_end_row(it->out);
    it->sum->written++;
    if (it->width == 0)
        it->width = n;
    if (n == it->width)
        return;
    if (it->sum->ragged++ == 0) {
        it->first_ragged = it->next_line;
        it->ragged_cells = n;
    }
}

static TrStatus keep_aside(Clean *it, unsigned long line, TrSlice raw, const char *reason, TrError *err)
{
    TrRejectedRow row = {.file = it->name, .line = line, .reason = reason, .raw = raw};
    return tr_reject(&it->sum->rejected_rows, row, NULL, err);
}

static TrStatus reject(Clean *it, const TrRecord *record, size_t field, const char *reason, TrError *err)
{
    TrStatus st = TR_OK;
    it->sum->rejected++;
    TR_TRY(tr_diagnose_kind(&it->sum->diagnostics, TR_ERROR, "rejected", place_at(it, record->line, field),
                            err, reason));
    TR_TRY(keep_aside(it, record->line, record->raw, reason, err));
out:
    return st;
}

/* The first cell that is no text, from 1, with the reason; 0 if all are. */
static size_t find_bad_cell(const TrSlice *cells, size_t n, char *reason, size_t bytes)
{
    char quoted[TR_QUOTED_BYTES];
    for (size_t i = 0; i < n; i++) {
        size_t bad = tr_utf8_first_bad(cells[i].text, cells[i].length);
        if (bad < cells[i].length)
            (void)snprintf(
                reason, bytes,
                "byte 0x%02X is not valid UTF-8; expected text in one encoding (--encoding names it): '%s'",
                (unsigned char)cells[i].text[bad], tr_slice_quote(cells[i], quoted));
        else if (cells[i].length > 0 && memchr(cells[i].text, '\0', cells[i].length) != NULL)
            (void)snprintf(reason, bytes, "the cell holds a NUL byte; expected text: '%s'",
                           tr_slice_quote(cells[i], quoted));
        else
            continue;
        return i + 1;
    }
    return 0;
}

static TrStatus take_cells(Clean *it, const TrRecord *record, const TrSlice *cells, size_t n, TrError *err)
{
    char reason[REASON_BYTES];
    size_t bad = find_bad_cell(cells, n, reason, sizeof reason);
    if (bad > 0)
        return reject(it, record, bad, reason, err);
    write_row(it, cells, n);
    return TR_OK;
}

/* ---- rows that need good will ---- */

static TrSlice first_line(TrSlice raw)
{
    size_t n = 0;
    while (n < raw.length && raw.text[n] != '\n' && raw.text[n] != '\r')
        n++;
    return (TrSlice){raw.text, n};
}

static TrStatus take_mended(Clean *it, const TrRecord *record, const char *how, TrError *err)
{
    char quoted[TR_QUOTED_BYTES];
    TrStatus st = TR_OK;
    it->sum->mended++;
    TR_TRY(tr_diagnose(&it->sum->diagnostics, TR_WARNING, place_at(it, record->line, 0), err,
                       "%s: read as %zu cells: '%s'", how, it->loose.n, tr_slice_quote(record->raw, quoted)));
    TR_TRY(take_cells(it, record, it->loose.cells, it->loose.n, err));
out:
    return st;
}

static TrStatus take_broken(Clean *it, const TrRecord *record, TrError *err)
{
    char reason[REASON_BYTES];
    bool fits = false;
    size_t n;
    TrStatus st = TR_OK;
    if (it->width > 0)
        TR_TRY(tr_split_to_width(it->dialect, record->raw, it->width, &it->loose, &fits, err));
    else if (it->guess) {
        TR_TRY(tr_split_loosely(it->dialect, record->raw, &it->loose, &n, err));
        fits = true;
    }
    if (fits)
        return take_mended(it, record, "quotes are not those of CSV", err);
    tr_break_describe(record->why, record->raw, record->field_at, reason, sizeof reason);
    return reject(it, record, record->field, reason, err);
out:
    return st;
}

/* A row of another width: a quote that swallowed lines, or a delimiter of its own? */
static TrStatus try_width(Clean *it, TrRecord *record, bool *taken, TrError *err)
{
    bool long_one = record->n_lines > 1;
    TrSlice line = first_line(record->raw);
    TrStatus st = TR_OK;
    *taken = false;
    if (!it->guess || it->width < 2 || record->n_cells == it->width || (!long_one && record->n_cells > 1))
        return TR_OK;
    TR_TRY(tr_split_to_width(it->dialect, line, it->width, &it->loose, taken, err));
    if (!*taken)
        return TR_OK;
    if (long_one)
        tr_csv_reader_resume_after_first_line(it->reader, record);
    TR_TRY(take_mended(it, record,
                       long_one ? "a quote is opened and never properly closed" : "another delimiter", err));
out:
    return st;
}

/* Lines before the table: those that a blank line sets off, or with text in the first cell only, where rows
 * have several. */
static bool is_before_table(const Clean *it, const TrRecord *record)
{
    if (it->guess && record->line <= it->first_line + it->dialect->n_before - 1 && it->dialect->n_before > 0)
        return true;
    if (!it->guess || it->sum->written > 0 || it->width < 2 || record->kind != TR_RECORD ||
        record->n_lines > 1 || (record->n_cells > 1 && (record->n_cells < it->width || it->width < 3)))
        return false;
    for (size_t i = 1; i < record->n_cells; i++)
        if (record->cells[i].length > 0)
            return false;
    return true;
}

static TrStatus leave_out(Clean *it, const TrRecord *record, TrError *err)
{
    char reason[REASON_BYTES], quoted[TR_QUOTED_BYTES];
    TrStatus st = TR_OK;
    (void)snprintf(reason, sizeof reason, "left out: it stands before a table of %zu columns: '%s'",
                   it->width, tr_slice_quote(record->raw, quoted));
    it->sum->left_out++;
    TR_TRY(tr_diagnose_kind(&it->sum->diagnostics, TR_WARNING, "left out", place_at(it, record->line, 0), err,
                            reason));
    TR_TRY(keep_aside(it, record->line, record->raw, reason, err));
out:
    return st;
}

static TrStatus take_record(Clean *it, TrRecord *record, TrError *err)
{
    bool taken = false;
    TrStatus st = TR_OK;
    it->sum->rows++;
    write_blank_lines(it, record->line);
    if (record->kind == TR_BROKEN) {
        st = take_broken(it, record, err);
    } else {
        TR_TRY(try_width(it, record, &taken, err));
        if (!taken && is_before_table(it, record))
            st = leave_out(it, record, err);
        else if (!taken)
            st = take_cells(it, record, record->cells, record->n_cells, err);
    }
    it->next_line = record->line + record->n_lines;
out:
    return st;
}

/* ---- the file ---- */

static TrStatus say_the_rest(Clean *it, TrError *err)
{
    const char *encoding = tr_csv_reader_encoding(it->reader);
    TrDiagnostics *diagnostics = &it->sum->diagnostics;
    char name[48];
    TrStatus st = TR_OK;
    if (it->sum->ragged > 0)
        TR_TRY(tr_diagnose(diagnostics, TR_REMARK, place_at(it, it->first_ragged, 0), err,
                           "rows kept with another number of cells than %zu, as most have: %lu, the first "
                           "here with %zu",
                           it->width, it->sum->ragged, it->ragged_cells));
    if (!it->dialect->given && memcmp(it->dialect->delimiter, ",", 2) != 0)
        TR_TRY(tr_diagnose(diagnostics, TR_REMARK, place_at(it, 0, 0), err, "read as separated by %s",
                           tr_dialect_name(it->dialect, name)));
    if (!it->dialect->given && it->dialect->quote != '"')
        TR_TRY(tr_diagnose(diagnostics, TR_REMARK, place_at(it, 0, 0), err, "read with ' around cells"));
    if (!it->dialect->given && it->dialect->escape != 0)
        TR_TRY(tr_diagnose(diagnostics, TR_REMARK, place_at(it, 0, 0), err,
                           "read with \\ before quotes in cells"));
    if (encoding != NULL)
        TR_TRY(tr_diagnose(diagnostics, TR_REMARK, place_at(it, 0, 0), err, "converted from %s to UTF-8",
                           encoding));
out:
    return st;
}

TrStatus tr_clean(TrCsvReader *reader, const TrReadOptions *options, const char *path, const char *name,
                  FILE *out, TrCleaning *cleaning, TrError *err)
{
    Clean it = {.reader = reader,
                .dialect = tr_csv_reader_dialect(reader),
                .path = path,
                .name = name,
                .out = out,
                .sum = cleaning,
                .first_line = options->skip_lines + 1,
                .next_line = options->skip_lines + 1};
    TrRecord record;
    TrStatus st = TR_OK;
    it.guess = !it.dialect->given;
    it.width = it.dialect->width;
    for (;;) {
        TR_TRY(tr_csv_reader_next(reader, &record, err));
        if (record.kind == TR_END)
            break;
        TR_TRY(take_record(&it, &record, err));
    }
    write_blank_lines(&it, record.line);
    TR_TRY(say_the_rest(&it, err));
out:
    tr_loose_cells_release(&it.loose);
    return st;
}

void tr_cleaning_release(TrCleaning *cleaning)
{
    tr_rejected_release(&cleaning->rejected_rows);
    tr_diagnostics_release(&cleaning->diagnostics);
    *cleaning = (TrCleaning){0};
}
