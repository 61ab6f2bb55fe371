/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/scan.h"

#include <string.h>

#include "claims/csv_reader.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

bool tr_scanner_of(const TrDialect *dialect, TrScanner *scanner)
{
    *scanner = (TrScanner){(unsigned char)dialect->delimiter[0], dialect->quote};
    return dialect->n_delimiter == 1 && dialect->escape == 0 && scanner->delimiter != scanner->quote &&
           strchr("\r\n", scanner->delimiter) == NULL && strchr("\r\n", scanner->quote) == NULL;
}

/* The first delimiter, quote, CR or LF at or behind `at`, or a place at or behind `end`. */
static const char *next_mark(const TrScanner *scanner, const char *at, const char *end)
{
#ifdef __SSE2__
    const __m128i delimiter = _mm_set1_epi8((char)scanner->delimiter);
    const __m128i quote = _mm_set1_epi8((char)scanner->quote);
    const __m128i feed = _mm_set1_epi8('\n'), carriage = _mm_set1_epi8('\r');
    for (; at < end; at += sizeof delimiter) {
        __m128i text = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i cuts = _mm_or_si128(_mm_cmpeq_epi8(text, delimiter), _mm_cmpeq_epi8(text, quote));
        __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(text, feed), _mm_cmpeq_epi8(text, carriage));
        unsigned found = (unsigned)_mm_movemask_epi8(_mm_or_si128(cuts, ends));
        if (found != 0)
            return at + __builtin_ctz(found);
    }
#else
    for (; at < end; at++)
        if ((unsigned char)*at == scanner->delimiter || (unsigned char)*at == scanner->quote || *at == '\n' ||
            *at == '\r')
            break;
#endif
    return at;
}

static void unquote(TrScannedRow *row, TrSlice *cell, const char *from, const char *to)
{
    size_t n = (size_t)(to - from);
    if (cell->text == NULL)
        cell->text = row->unquoted;
    memcpy(row->unquoted, from, n);
    row->unquoted += n;
    cell->length += n;
}

/* The cell in quotes that begins at `at`; returns what is behind it, NULL if it is not plain. */
static const char *quoted_cell(const TrScanner *scanner, const char *at, const char *end, TrScannedRow *row)
{
    TrSlice cell = {NULL, 0};
    const char *from = at + 1, *mark = from;
    for (;;) {
        mark = next_mark(scanner, mark, end);
        if (mark >= end || *mark == '\n' || *mark == '\r')
            return NULL;
        if ((unsigned char)*mark != scanner->quote) {
            mark++; /* a delimiter, which is text here */
        } else if (mark + 1 < end && (unsigned char)mark[1] == scanner->quote) {
            unquote(row, &cell, from, mark + 1);
            from = mark = mark + 2;
        } else {
            break;
        }
    }
    if (cell.text == NULL)
        cell = (TrSlice){from, (size_t)(mark - from)};
    else
        unquote(row, &cell, from, mark);
    row->cells[row->n] = cell;
    return mark + 1;
}

static const char *plain_cell(const TrScanner *scanner, const char *at, const char *end, TrScannedRow *row)
{
    const char *mark = next_mark(scanner, at, end);
    row->cells[row->n] = (TrSlice){at, (size_t)(mark - at)};
    return mark;
}

bool tr_scan_row(const TrScanner *scanner, const char *at, const char *end, TrScannedRow *row)
{
    const char *start = at;
    for (row->n = 0;; at++) {
        bool quoted = at < end && (unsigned char)*at == scanner->quote;
        if (row->n == row->room)
            return false;
        at = quoted ? quoted_cell(scanner, at, end, row) : plain_cell(scanner, at, end, row);
        if (at == NULL || at >= end)
            return false;
        row->n++;
        if (*at == '\n' || *at == '\r')
            break;
        if ((unsigned char)*at != scanner->delimiter)
            return false; /* a quote within a cell, or text behind the one that closes it */
    }
    row->end = at + (*at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1);
    return row->end - start <= TR_FIELD_LIMIT;
}
