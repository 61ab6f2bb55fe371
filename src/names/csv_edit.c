/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/csv_edit.h"

#include <string.h>

#include "base/memory.h"

/* ---- taking apart ---- */

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static size_t line_end_length(const TrCsvEdit *edit, size_t at)
{
    return edit->text[at] == '\r' && at + 1 < edit->length && edit->text[at + 1] == '\n' ? 2 : 1;
}

/* End of the cell that begins at `at`. */
static size_t cell_end(const TrCsvEdit *edit, size_t at)
{
    size_t first = at;
    bool quoted;
    while (first < edit->length &&
           (edit->text[first] == ' ' || (edit->text[first] == '\t' && edit->delimiter != '\t')))
        first++;
    if ((quoted = first < edit->length && edit->text[first] == '"'))
        at = first + 1;
    for (; at < edit->length; at++) {
        char c = edit->text[at];
        if (quoted && c == '"')
            quoted = at + 1 < edit->length && edit->text[at + 1] == '"' && ++at;
        else if (!quoted && (c == edit->delimiter || is_line_end(c)))
            break;
    }
    return at;
}

static TrStatus take_record(TrCsvEdit *edit, size_t *at, unsigned long *line, TrError *err)
{
    TrEditedRecord record = {.line = *line, .first_cell = edit->n_cells};
    size_t begin = *at;
    TrStatus st = TR_OK;
    for (;;) {
        size_t end = cell_end(edit, *at);
        TR_TRY(TR_GROW(edit->cells, edit->cells_room, edit->n_cells + 1, err));
        edit->cells[edit->n_cells++] = (TrEditedCell){.from = *at, .to = end};
        *at = end;
        if (end >= edit->length || is_line_end(edit->text[end]))
            break;
        (*at)++;
    }
    record.end = *at;
    record.n_read = record.n_cells = edit->n_cells - record.first_cell;
    for (size_t i = begin; i < record.end; i++)
        if (is_line_end(edit->text[i])) {
            i += line_end_length(edit, i) - 1;
            (*line)++;
        }
    TR_TRY(TR_GROW(edit->records, edit->records_room, edit->n_records + 1, err));
    edit->records[edit->n_records++] = record;
out:
    return st;
}

static const char *find_line_end(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n')
            return "\n";
        if (text[i] == '\r')
            return i + 1 < length && text[i + 1] == '\n' ? "\r\n" : "\r";
    }
    return "\n";
}

TrStatus tr_csv_edit_begin(TrCsvEdit *edit, const char *text, size_t length, char delimiter, TrError *err)
{
    size_t at = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    unsigned long line = 1;
    TrStatus st = TR_OK;
    *edit = (TrCsvEdit){.text = text, .length = length, .delimiter = delimiter};
    edit->line_end = find_line_end(text, length);
    while (at < length) {
        if (!is_line_end(text[at]))
            TR_TRY(take_record(edit, &at, &line, err));
        if (at < length) {
            at += line_end_length(edit, at);
            line++;
        }
    }
    if (edit->n_records == 0)
        TR_TRY(tr_fail(err, TR_BAD_INPUT, "there is no header"));
out:
    return st;
}

/* ---- cells ---- */

static TrEditedCell *cell_at(const TrCsvEdit *edit, size_t record, size_t cell)
{
    return &edit->cells[edit->records[record].first_cell + cell];
}

static bool is_quoted(const TrCsvEdit *edit, const TrEditedCell *cell)
{
    TrSlice trimmed = tr_text_trim((TrSlice){edit->text + cell->from, cell->to - cell->from});
    return trimmed.length >= 2 && *trimmed.text == '"' && trimmed.text[trimmed.length - 1] == '"';
}

void tr_csv_edit_cell(const TrCsvEdit *edit, size_t record, size_t cell, TrBuilder *text)
{
    const TrEditedCell *it;
    TrSlice trimmed;
    tr_build_clear(text);
    tr_build_bytes(text, "", 0);
    if (cell >= edit->records[record].n_cells)
        return;
    it = cell_at(edit, record, cell);
    trimmed = tr_text_trim((TrSlice){edit->text + it->from, it->to - it->from});
    if (is_quoted(edit, it)) {
        for (size_t i = 1; i + 1 < trimmed.length; i++) {
            tr_build_bytes(text, trimmed.text + i, 1);
            i += trimmed.text[i] == '"';
        }
    } else {
        tr_build_bytes(text, trimmed.text, trimmed.length);
    }
    if (it->added.length > 0)
        tr_build_bytes(text, it->added.text, it->added.length);
}

size_t tr_csv_edit_find(const TrCsvEdit *edit, unsigned long line)
{
    for (size_t i = 1; i < edit->n_records; i++)
        if (edit->records[i].line == line)
            return i;
    return 0;
}

TrStatus tr_csv_edit_new_column(TrCsvEdit *edit, const char *name, size_t *column, TrError *err)
{
    *column = edit->records[0].n_cells + edit->n_new_columns++;
    tr_build_bytes(&edit->header_added, &edit->delimiter, 1);
    tr_build_text(&edit->header_added, name);
    return edit->header_added.failed ? tr_fail_memory(err) : TR_OK;
}

/* Give a record all the cells that the header has, empty ones at its end. */
static TrStatus complete(TrCsvEdit *edit, size_t record, size_t n_cells, TrError *err)
{
    TrEditedRecord *it = &edit->records[record];
    size_t first = edit->n_cells;
    TrStatus st = TR_OK;
    if (it->n_cells >= n_cells)
        return TR_OK;
    TR_TRY(TR_GROW(edit->cells, edit->cells_room, first + n_cells, err));
    for (size_t i = 0; i < n_cells; i++)
        edit->cells[first + i] = i < it->n_cells ? edit->cells[it->first_cell + i]
                                                 : (TrEditedCell){.from = it->end, .to = it->end};
    for (size_t i = 0; i < it->n_cells; i++)
        edit->cells[it->first_cell + i].added = (TrBuilder){0};
    edit->n_cells += n_cells;
    it->first_cell = first;
    it->n_cells = n_cells;
out:
    return st;
}

TrStatus tr_csv_edit_add(TrCsvEdit *edit, size_t record, size_t cell, const char *item, TrError *err)
{
    TrEditedCell *it;
    TrStatus st = TR_OK;
    TR_TRY(complete(edit, record, cell + 1, err));
    it = cell_at(edit, record, cell);
    if (it->added.length > 0 || (it->to > it->from && (!is_quoted(edit, it) || it->to - it->from > 2)))
        tr_build_text(&it->added, "|");
    tr_build_text(&it->added, item);
    if (it->added.failed)
        st = tr_fail_memory(err);
out:
    return st;
}

/* ---- writing ---- */

static bool needs_quotes(const TrCsvEdit *edit, const char *text, size_t length)
{
    if (length > 0 && (text[0] == ' ' || text[length - 1] == ' '))
        return true;
    for (size_t i = 0; i < length; i++)
        if (text[i] == edit->delimiter || text[i] == '"' || is_line_end(text[i]))
            return true;
    return false;
}

static void build_doubled(TrBuilder *builder, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            tr_build_text(builder, "\"");
        tr_build_bytes(builder, text + i, 1);
    }
}

TrStatus tr_csv_edit_append(TrCsvEdit *edit, const char *const *cells, size_t n_cells, TrError *err)
{
    for (size_t i = 0; i < n_cells; i++) {
        bool quotes = needs_quotes(edit, cells[i], strlen(cells[i]));
        if (i > 0)
            tr_build_bytes(&edit->appended, &edit->delimiter, 1);
        if (quotes)
            tr_build_text(&edit->appended, "\"");
        build_doubled(&edit->appended, cells[i], strlen(cells[i]));
        if (quotes)
            tr_build_text(&edit->appended, "\"");
    }
    tr_build_text(&edit->appended, edit->line_end);
    edit->n_appended++;
    return edit->appended.failed ? tr_fail_memory(err) : TR_OK;
}

/* A changed cell keeps its bytes; quotes are put around them only if the new text needs them. */
static void put_changed(const TrCsvEdit *edit, const TrEditedCell *cell, TrBuilder *out)
{
    const char *text = edit->text + cell->from;
    size_t length = cell->to - cell->from;
    if (is_quoted(edit, cell)) {
        while (text[length - 1] != '"')
            length--;
        tr_build_bytes(out, text, length - 1);
        build_doubled(out, cell->added.text, cell->added.length);
        tr_build_bytes(out, text + length - 1, cell->to - cell->from - length + 1);
    } else if (needs_quotes(edit, cell->added.text, cell->added.length)) {
        tr_build_text(out, "\"");
        build_doubled(out, text, length);
        build_doubled(out, cell->added.text, cell->added.length);
        tr_build_text(out, "\"");
    } else {
        tr_build_bytes(out, text, length);
        tr_build_bytes(out, cell->added.text, cell->added.length);
    }
}

static size_t put_record(const TrCsvEdit *edit, size_t record, size_t at, TrBuilder *out)
{
    const TrEditedRecord *it = &edit->records[record];
    size_t n_cells = it->n_cells;
    if (record > 0 && edit->n_new_columns > 0) /* of a row that is too short too: it stays so */
        n_cells = it->n_read + edit->n_new_columns;
    for (size_t i = 0; i < it->n_read; i++) {
        const TrEditedCell *cell = cell_at(edit, record, i);
        if (cell->added.length == 0)
            continue;
        tr_build_bytes(out, edit->text + at, cell->from - at);
        put_changed(edit, cell, out);
        at = cell->to;
    }
    tr_build_bytes(out, edit->text + at, it->end - at);
    for (size_t i = it->n_read; i < n_cells; i++) {
        tr_build_bytes(out, &edit->delimiter, 1);
        if (i < it->n_cells && cell_at(edit, record, i)->added.length > 0)
            put_changed(edit, cell_at(edit, record, i), out);
    }
    return it->end;
}

void tr_csv_edit_build(const TrCsvEdit *edit, TrBuilder *out)
{
    size_t at = 0;
    for (size_t i = 0; i < edit->n_records; i++) {
        at = put_record(edit, i, at, out);
        if (i == 0 && edit->header_added.length > 0)
            tr_build_bytes(out, edit->header_added.text, edit->header_added.length);
    }
    tr_build_bytes(out, edit->text + at, edit->length - at);
    if (edit->appended.length == 0)
        return;
    if (edit->length > 0 && !is_line_end(edit->text[edit->length - 1]))
        tr_build_text(out, edit->line_end);
    tr_build_bytes(out, edit->appended.text, edit->appended.length);
}

void tr_csv_edit_release(TrCsvEdit *edit)
{
    for (size_t i = 0; i < edit->n_cells; i++)
        tr_builder_release(&edit->cells[i].added);
    tr_free(edit->cells);
    tr_free(edit->records);
    tr_builder_release(&edit->header_added);
    tr_builder_release(&edit->appended);
    *edit = (TrCsvEdit){0};
}
