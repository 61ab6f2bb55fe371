/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/filter.h"

#include <string.h>

#include "base/memory.h"

bool tr_filter_is_needed(const TrDialect *dialect)
{
    return dialect->n_delimiter > 1 || dialect->escape != 0;
}

void tr_filter_reset(TrFilter *filter)
{
    filter->place = TR_AT_START;
    filter->n = filter->cell = 0;
}

static void put(TrFilter *filter, char c)
{
    filter->out[filter->n++] = c;
}

/* A quote that is text, in a cell that is in quotes. */
static void put_text(TrFilter *filter, char c)
{
    if ((unsigned char)c == filter->dialect.quote)
        put(filter, c);
    put(filter, (unsigned char)c == TR_FILTER_DELIMITER ? '\xFF' : c);
}

/* A plain cell turns out to hold what only a quoted one can. */
static void wrap_cell(TrFilter *filter)
{
    memmove(filter->out + filter->cell + 1, filter->out + filter->cell, filter->n - filter->cell);
    filter->out[filter->cell] = (char)filter->dialect.quote;
    filter->n++;
    filter->place = TR_IN_WRAPPED;
}

static void end_cell(TrFilter *filter)
{
    if (filter->place == TR_IN_WRAPPED)
        put(filter, (char)filter->dialect.quote);
    filter->place = TR_AT_START;
}

static bool is_delimiter(const TrFilter *filter, const char *text, size_t length)
{
    size_t n = filter->dialect.n_delimiter;
    return length >= n && memcmp(text, filter->dialect.delimiter, n) == 0;
}

/* The escape character before something that it can make text of. */
static bool is_escape(const TrFilter *filter, const char *text, size_t length)
{
    char escape = filter->dialect.escape;
    if (escape == 0 || *text != escape || length < 2)
        return false;
    return text[1] == escape || (unsigned char)text[1] == filter->dialect.quote ||
           (filter->place != TR_IN_QUOTED && is_delimiter(filter, text + 1, length - 1));
}

static size_t take_escaped(TrFilter *filter, const char *text)
{
    if (filter->place != TR_IN_QUOTED && filter->place != TR_IN_WRAPPED)
        wrap_cell(filter);
    put_text(filter, text[1]);
    return 2;
}

/* One character within quotes. */
static size_t take_quoted(TrFilter *filter, const char *text, size_t length)
{
    bool quote = (unsigned char)*text == filter->dialect.quote;
    if (quote && length > 1 && text[1] == *text) {
        put_text(filter, *text);
        return 2;
    }
    if (quote) {
        filter->place = TR_BEHIND_QUOTE;
        put(filter, *text);
    } else {
        put_text(filter, *text);
    }
    return 1;
}

static size_t take_next(TrFilter *filter, const char *text, size_t length)
{
    if (filter->place != TR_BEHIND_QUOTE && is_escape(filter, text, length))
        return take_escaped(filter, text);
    if (filter->place == TR_IN_QUOTED)
        return take_quoted(filter, text, length);
    if (is_delimiter(filter, text, length)) {
        end_cell(filter);
        put(filter, (char)TR_FILTER_DELIMITER);
        filter->cell = filter->n;
        return filter->dialect.n_delimiter;
    }
    if (*text == '\n' || *text == '\r') {
        end_cell(filter);
        put(filter, *text);
    } else if (filter->place == TR_IN_WRAPPED) {
        put_text(filter, *text);
    } else if (filter->place == TR_AT_START && (unsigned char)*text == filter->dialect.quote) {
        filter->place = TR_IN_QUOTED;
        put(filter, *text);
    } else {
        filter->place = filter->place == TR_BEHIND_QUOTE ? TR_BEHIND_QUOTE : TR_IN_PLAIN;
        put(filter, (unsigned char)*text == TR_FILTER_DELIMITER ? '\xFF' : *text);
    }
    return 1;
}

TrStatus tr_filter_line(TrFilter *filter, const char *line, size_t length, TrError *err)
{
    TrStatus st = TR_OK;
    filter->n = filter->cell = 0;
    /* each byte gives two at most, and each cell two quotes */
    TR_TRY(TR_GROW(filter->out, filter->room, 3 * length + 4, err));
    for (size_t at = 0; at < length;)
        at += take_next(filter, line + at, length - at);
    if (filter->place == TR_IN_WRAPPED) /* a last line without an end */
        end_cell(filter);
out:
    return st;
}

void tr_filter_release(TrFilter *filter)
{
    tr_free(filter->out);
    *filter = (TrFilter){0};
}
