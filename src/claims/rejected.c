/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/rejected.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/writers.h"

static TrStatus copy_slice(TrArena *arena, TrSlice *slice, TrError *err)
{
    char *copy = tr_arena_text(arena, slice->text == NULL ? "" : slice->text, slice->length);
    if (copy == NULL)
        return tr_fail_memory(err);
    slice->text = copy;
    return TR_OK;
}

TrStatus tr_reject(TrRejected *rejected, TrRejectedRow row, const TrSlice *cells, TrError *err)
{
    TrStatus st = TR_OK;
    TrSlice *copies = NULL;
    TrSlice reason = {row.reason, strlen(row.reason)};
    TR_TRY(TR_GROW(rejected->rows, rejected->room, rejected->n + 1, err));
    TR_TRY(copy_slice(&rejected->arena, &row.raw, err));
    TR_TRY(copy_slice(&rejected->arena, &reason, err));
    if (row.n_cells > 0) {
        if ((copies = tr_arena_alloc(&rejected->arena, row.n_cells * sizeof *copies)) == NULL)
            return tr_fail_memory(err);
        for (size_t i = 0; i < row.n_cells; i++) {
            copies[i] = cells[i];
            TR_TRY(copy_slice(&rejected->arena, &copies[i], err));
        }
    }
    row.reason = reason.text;
    row.cells = copies;
    rejected->rows[rejected->n++] = row;
out:
    return st;
}

static bool is_ours(const char *header)
{
    return strncasecmp(header, "trama_", 6) == 0;
}

/* The union of all headers, in order of first appearance, without what we wrote ourselves into a rejected.csv
 * that was read again. */
static TrStatus collect_columns(const TrRejected *rejected, const TrStrings *strings, uint32_t **columns,
                                size_t *n, TrError *err)
{
    size_t room = 0;
    const uint32_t *last = NULL;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < rejected->n; i++) {
        const TrRejectedRow *row = &rejected->rows[i];
        if (row->header == last)
            continue;
        last = row->header;
        for (size_t k = 0; k < row->n_header; k++) {
            size_t at = 0;
            while (at < *n && (*columns)[at] != row->header[k])
                at++;
            if (at < *n || is_ours(tr_strings_text(strings, row->header[k])))
                continue;
            TR_TRY(TR_GROW(*columns, room, *n + 1, err));
            (*columns)[(*n)++] = row->header[k];
        }
    }
out:
    return st;
}

static TrSlice cell_under(const TrRejectedRow *row, uint32_t column)
{
    for (size_t i = 0; i < row->n_cells && i < row->n_header; i++)
        if (row->header[i] == column)
            return row->cells[i];
    return (TrSlice){"", 0};
}

TrStatus tr_rejected_write(const TrRejected *rejected, const TrStrings *strings, FILE *file, TrError *err)
{
    uint32_t *columns = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(collect_columns(rejected, strings, &columns, &n, err));
    for (size_t k = 0; k < n; k++)
        tr_csv_text(file, tr_strings_text(strings, columns[k]), k == 0);
    (void)fputs(n > 0 ? "," : "", file);
    (void)fputs("trama_file,trama_line,trama_reason,trama_raw\n", file);
    for (size_t i = 0; i < rejected->n; i++) {
        const TrRejectedRow *row = &rejected->rows[i];
        for (size_t k = 0; k < n; k++) {
            TrSlice cell = cell_under(row, columns[k]);
            tr_csv_cell(file, cell.text, cell.length, k == 0);
        }
        tr_csv_text(file, row->file, n == 0);
        (void)fprintf(file, ",%lu", row->line);
        tr_csv_text(file, row->reason, false);
        tr_csv_cell(file, row->raw.text, row->raw.length, false);
        tr_csv_end_row(file);
    }
out:
    tr_free(columns);
    return st;
}

void tr_rejected_release(TrRejected *rejected)
{
    tr_arena_release(&rejected->arena);
    tr_free(rejected->rows);
    *rejected = (TrRejected){0};
}
