/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines that are no RFC 4180, split all the same. */
#include <string.h>

#include "base/memory.h"
#include "claims/dialect.h"

typedef struct {
    const TrDialect *dialect;
    TrSlice line;
    bool pairs; /* two quotes are always one, even before a delimiter */
    size_t at;
    char *out; /* NULL: only count */
    size_t n_out;
} Splitting;

static bool is_delimiter(const Splitting *it, size_t at)
{
    size_t n = it->dialect->n_delimiter;
    return it->line.length - at >= n && memcmp(it->line.text + at, it->dialect->delimiter, n) == 0;
}

static bool is_quote(const Splitting *it, size_t at)
{
    return at < it->line.length && (unsigned char)it->line.text[at] == it->dialect->quote;
}

static size_t skip_blanks(const Splitting *it, size_t at)
{
    while (at < it->line.length && it->line.text[at] == ' ' && !is_delimiter(it, at))
        at++;
    return at;
}

/* Whether a cell may end at `at`: blanks at most, then a delimiter or the end. */
static bool ends_cell(const Splitting *it, size_t at)
{
    size_t behind = skip_blanks(it, at);
    return behind >= it->line.length || is_delimiter(it, behind);
}

static void put(Splitting *it, char c)
{
    if (it->out != NULL)
        it->out[it->n_out] = c;
    it->n_out++;
}

static bool is_escaped(const Splitting *it, size_t at)
{
    char escape = it->dialect->escape;
    return escape != 0 && it->line.text[at] == escape && at + 1 < it->line.length &&
           (is_quote(it, at + 1) || it->line.text[at + 1] == escape);
}

/* A cell in quotes, from behind the opening one. False, with nothing taken, if it is never closed. */
static bool take_quoted(Splitting *it)
{
    size_t at = it->at, n_out = it->n_out;
    while (at < it->line.length) {
        if (is_escaped(it, at)) {
            put(it, it->line.text[at + 1]);
            at += 2;
        } else if (!is_quote(it, at)) {
            put(it, it->line.text[at++]);
        } else if (ends_cell(it, at + 1)) {
            it->at = skip_blanks(it, at + 1);
            return true;
        } else {
            bool pair = is_quote(it, at + 1) && (it->pairs || !ends_cell(it, at + 2));
            put(it, it->line.text[at]);
            at += pair ? 2 : 1;
        }
    }
    it->n_out = n_out;
    return false;
}

static void take_plain(Splitting *it)
{
    while (it->at < it->line.length && !is_delimiter(it, it->at)) {
        if (is_escaped(it, it->at))
            it->at++;
        put(it, it->line.text[it->at++]);
    }
}

static void take_cell(Splitting *it)
{
    size_t start = it->at, behind = skip_blanks(it, start);
    if (is_quote(it, behind)) {
        it->at = behind + 1;
        if (take_quoted(it))
            return;
        it->at = start;
    }
    take_plain(it);
}

static TrStatus split(const TrDialect *dialect, bool pairs, TrSlice line, TrLooseCells *cells, size_t *n,
                      TrError *err)
{
    Splitting it = {.dialect = dialect, .line = line, .pairs = pairs};
    TrStatus st = TR_OK;
    *n = 0;
    if (cells != NULL) {
        cells->n = 0;
        TR_TRY(TR_GROW(cells->text, cells->text_room, line.length + 1, err));
        it.out = cells->text;
    }
    for (;;) {
        size_t start = it.n_out;
        take_cell(&it);
        ++*n;
        if (cells != NULL) {
            TR_TRY(TR_GROW(cells->cells, cells->room, *n, err));
            cells->cells[cells->n++] = (TrSlice){cells->text + start, it.n_out - start};
        }
        if (it.at >= line.length)
            break;
        it.at += dialect->n_delimiter;
    }
out:
    return st;
}

TrStatus tr_split_loosely(const TrDialect *dialect, TrSlice line, TrLooseCells *cells, size_t *n,
                          TrError *err)
{
    return split(dialect, false, line, cells, n, err);
}

static TrStatus split_both_ways(const TrDialect *dialect, TrSlice line, size_t width, TrLooseCells *cells,
                                bool *fits, TrError *err)
{
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(split(dialect, true, line, cells, &n, err));
    if (n != width)
        TR_TRY(split(dialect, false, line, cells, &n, err));
    *fits = n == width;
out:
    return st;
}

TrStatus tr_split_to_width(const TrDialect *dialect, TrSlice line, size_t width, TrLooseCells *cells,
                           bool *fits, TrError *err)
{
    static const char others[] = {',', ';', '\t', '|', ' '};
    TrDialect other = *dialect;
    bool quoted = line.length > 0 && (unsigned char)*line.text == dialect->quote;
    TrStatus st = TR_OK;
    TR_TRY(split_both_ways(dialect, line, width, cells, fits, err));
    other.n_delimiter = 1;
    for (size_t i = 0; i < sizeof others && !*fits && width > 2 && !dialect->given; i++) {
        other.delimiter[0] = others[i];
        if (others[i] != ' ' || quoted) /* blanks stand in any text */
            TR_TRY(split_both_ways(&other, line, width, cells, fits, err));
    }
out:
    return st;
}

void tr_loose_cells_release(TrLooseCells *cells)
{
    tr_free(cells->cells);
    tr_free(cells->text);
    *cells = (TrLooseCells){0};
}
