/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines that are no RFC 4180, split all the same. */
#include <string.h>

#include "base/memory.h"
#include "claims/dialect.h"

enum {
    NOWHERE = SIZE_MAX,
    MOST_WAYS = 64,      /* places at which a quote or a delimiter is supposed to be wrong */
    LONGEST_LINE = 65536 /* a longer one is not tried in so many ways */
};

/* One way of reading a line. */
typedef struct {
    bool pairs;   /* two quotes are always one, even before a delimiter */
    size_t stray; /* where a quote opens nothing, though it begins a cell */
    size_t cut;   /* where a cell begins though its delimiter is missing */
} Way;

typedef struct {
    const TrDialect *dialect;
    TrSlice line;
    Way way;
    size_t at;
    char *out; /* NULL: only count */
    size_t n_out;
    size_t n_odd; /* quotes that are text though they are not doubled */
    bool quoted;  /* the last cell was in quotes */
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
    size_t at = it->at, n_out = it->n_out, n_odd = it->n_odd;
    while (at < it->line.length) {
        if (is_escaped(it, at)) {
            put(it, it->line.text[at + 1]);
            at += 2;
        } else if (!is_quote(it, at)) {
            put(it, it->line.text[at++]);
        } else if (at + 1 == it->way.cut || ends_cell(it, at + 1)) {
            it->at = at + 1 == it->way.cut ? at + 1 : skip_blanks(it, at + 1);
            return true;
        } else {
            bool pair = is_quote(it, at + 1) && (it->way.pairs || !ends_cell(it, at + 2));
            put(it, it->line.text[at]);
            it->n_odd += !pair;
            at += pair ? 2 : 1;
        }
    }
    it->n_out = n_out;
    it->n_odd = n_odd;
    return false;
}

static void take_plain(Splitting *it)
{
    size_t start = it->at;
    while (it->at < it->line.length && (it->at != it->way.cut || it->at == start) &&
           !is_delimiter(it, it->at)) {
        if (is_escaped(it, it->at))
            it->at++;
        else
            it->n_odd += is_quote(it, it->at);
        put(it, it->line.text[it->at++]);
    }
}

static void take_cell(Splitting *it)
{
    size_t start = it->at, behind = skip_blanks(it, start);
    it->quoted = is_quote(it, behind) && behind != it->way.stray;
    if (it->quoted) {
        it->at = behind + 1;
        if (take_quoted(it))
            return;
        it->at = start;
        it->quoted = false;
    }
    take_plain(it);
}

/* The line read in one way. *n = its cells, or 0 if the way leads nowhere: beside a missing delimiter there
 * must be a cell in quotes. *n_odd = quotes that are text. */
static TrStatus split_in(const TrDialect *dialect, Way way, TrSlice line, TrLooseCells *cells, size_t *n,
                         size_t *n_odd, TrError *err)
{
    Splitting it = {.dialect = dialect, .line = line, .way = way};
    bool was_quoted = false, at_cut = false, cut_is_good = way.cut == NOWHERE;
    TrStatus st = TR_OK;
    *n = 0;
    if (cells != NULL) {
        cells->n = 0;
        TR_TRY(TR_GROW(cells->text, cells->text_room, line.length + 1, err));
        it.out = cells->text;
    }
    for (;;) {
        size_t start = it.n_out, begin = it.at;
        take_cell(&it);
        cut_is_good = cut_is_good || (at_cut && (was_quoted || it.quoted));
        ++*n;
        if (cells != NULL) {
            TR_TRY(TR_GROW(cells->cells, cells->room, *n, err));
            cells->cells[cells->n++] = (TrSlice){cells->text + start, it.n_out - start};
        }
        if (it.at >= line.length)
            break;
        at_cut = it.at == way.cut && it.at > begin;
        was_quoted = it.quoted;
        it.at += at_cut ? 0 : dialect->n_delimiter;
    }
    *n = cut_is_good ? *n : 0;
    *n_odd = it.n_odd + (way.cut != NOWHERE);
out:
    return st;
}

TrStatus tr_split_loosely(const TrDialect *dialect, TrSlice line, TrLooseCells *cells, size_t *n,
                          TrError *err)
{
    size_t n_odd;
    return split_in(dialect, (Way){.stray = NOWHERE, .cut = NOWHERE}, line, cells, n, &n_odd, err);
}

/* ---- the way that gives the right number of cells ---- */

typedef struct {
    const TrDialect *dialect;
    TrSlice line;
    size_t width;
    bool found; /* and the best so far, with the fewest quotes that are text: */
    char delimiter;
    Way way;
    size_t n_odd;
} Search;

static void try_way(Search *it, const TrDialect *dialect, Way way)
{
    size_t n, n_odd;
    (void)split_in(dialect, way, it->line, NULL, &n, &n_odd, NULL); /* counting cannot fail */
    if (n != it->width || (it->found && n_odd >= it->n_odd))
        return;
    it->found = true;
    it->delimiter = dialect->delimiter[0];
    it->way = way;
    it->n_odd = n_odd;
}

static void try_both_pairings(Search *it, const TrDialect *dialect)
{
    try_way(it, dialect, (Way){.pairs = true, .stray = NOWHERE, .cut = NOWHERE});
    try_way(it, dialect, (Way){.stray = NOWHERE, .cut = NOWHERE});
}

/* A byte that no delimiter's place is lost beside: neither a delimiter, nor a quote, nor blank. */
static bool is_text_at(const Splitting *it, size_t at)
{
    return at < it->line.length && !is_quote(it, at) && !is_delimiter(it, at) && it->line.text[at] != ' ';
}

/* Suppose in turn that each quote is a stray one, or that the delimiter beside it is missing. */
static void try_quotes(Search *it)
{
    Splitting line = {.dialect = it->dialect, .line = it->line};
    size_t n_ways = 0, n = it->dialect->n_delimiter;
    for (size_t at = 0; at < it->line.length && n_ways < MOST_WAYS; at++) {
        bool begins;
        if (!is_quote(&line, at))
            continue;
        begins = at == 0 || (at >= n && is_delimiter(&line, at - n));
        n_ways++;
        if (begins)
            try_way(it, it->dialect, (Way){.stray = at, .cut = NOWHERE});
        else if (is_text_at(&line, at - 1))
            try_way(it, it->dialect, (Way){.stray = NOWHERE, .cut = at});
        if (at > 0 && is_text_at(&line, at + 1))
            try_way(it, it->dialect, (Way){.stray = NOWHERE, .cut = at + 1});
    }
}

bool tr_parts_quotes(const TrDialect *dialect, TrSlice line)
{
    for (size_t at = 1; at + 1 < line.length; at++)
        if (line.text[at] == dialect->delimiter[0] && (unsigned char)line.text[at - 1] == dialect->quote &&
            (unsigned char)line.text[at + 1] == dialect->quote)
            return true;
    return false;
}

static void try_delimiters(Search *it)
{
    static const char others[] = {',', ';', '\t', '|', ' '};
    TrDialect other = *it->dialect;
    other.n_delimiter = 1;
    for (size_t i = 0; i < sizeof others; i++) {
        other.delimiter[0] = others[i];
        if (others[i] != ' ' || tr_parts_quotes(&other, it->line)) /* blanks stand in any text */
            try_both_pairings(it, &other);
    }
}

TrStatus tr_split_to_width(const TrDialect *dialect, TrSlice line, size_t width, TrLooseCells *cells,
                           bool *fits, TrError *err)
{
    Search it = {.dialect = dialect, .line = line, .width = width};
    TrDialect found = *dialect;
    size_t n, n_odd;
    try_both_pairings(&it, dialect);
    if ((!it.found || it.n_odd > 1) && line.length <= LONGEST_LINE)
        try_quotes(&it);
    if ((!it.found || it.n_odd > 1) && width > 2 && !dialect->given)
        try_delimiters(&it);
    *fits = it.found;
    if (!it.found)
        return TR_OK;
    if (it.delimiter != dialect->delimiter[0]) {
        found.delimiter[0] = it.delimiter;
        found.n_delimiter = 1;
    }
    return split_in(&found, it.way, line, cells, &n, &n_odd, err);
}

void tr_loose_cells_release(TrLooseCells *cells)
{
    tr_free(cells->cells);
    tr_free(cells->text);
    *cells = (TrLooseCells){0};
}
