/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/number.h"
#include "base/writers.h"

static bool holds_special(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
            return true;
    return false;
}

static bool needs_quotes(const char *text, size_t length)
{
    if (length == 0)
        return false;
    if (text[0] == ' ' || text[length - 1] == ' ' || text[0] == '\t' || text[length - 1] == '\t')
        return true;
    return holds_special(text, length);
}

static void put_quoted(FILE *file, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            (void)putc_unlocked('"', file);
        (void)putc_unlocked(text[i], file);
    }
}

static void put_cell(FILE *file, const char *text, size_t length, bool quoted, bool first_in_row)
{
    if (!first_in_row)
        (void)putc_unlocked(',', file);
    if (!quoted) {
        (void)fwrite_unlocked(text, 1, length, file);
        return;
    }
    (void)putc_unlocked('"', file);
    put_quoted(file, text, length);
    (void)putc_unlocked('"', file);
}

void tr_csv_cell(FILE *file, const char *text, size_t length, bool first_in_row)
{
    put_cell(file, text, length, needs_quotes(text, length), first_in_row);
}

size_t tr_csv_cell_bytes(char *out, const char *text, size_t length)
{
    char *at = out;
    if (!needs_quotes(text, length)) {
        memcpy(out, text, length);
        return length;
    }
    *at++ = '"';
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            *at++ = '"';
        *at++ = text[i];
    }
    *at++ = '"';
    return (size_t)(at - out);
}

void tr_csv_plain_cell(FILE *file, const char *text, size_t length, bool first_in_row, bool first_in_file)
{
    bool mark = first_in_file && first_in_row && length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
    put_cell(file, text, length, mark || holds_special(text, length), first_in_row);
}

void tr_csv_mark(FILE *file)
{
    (void)fputs("\xEF\xBB\xBF", file);
}

void tr_csv_safe_text(FILE *file, const char *text, bool first_in_row)
{
    double number;
    if (*text == '\0' || strchr("=+-@\t\r", *text) == NULL || tr_number_parse(text, &number)) {
        tr_csv_text(file, text, first_in_row);
        return;
    }
    (void)fputs(first_in_row ? "\"'" : ",\"'", file);
    put_quoted(file, text, strlen(text));
    (void)putc_unlocked('"', file);
}

void tr_csv_text(FILE *file, const char *text, bool first_in_row)
{
    tr_csv_cell(file, text, strlen(text), first_in_row);
}

void tr_csv_end_row(FILE *file)
{
    (void)putc_unlocked('\n', file);
}
