/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/writers.h"

static bool needs_quotes(const char *text, size_t length)
{
    if (length == 0)
        return false;
    if (text[0] == ' ' || text[length - 1] == ' ' || text[0] == '\t' || text[length - 1] == '\t')
        return true;
    for (size_t i = 0; i < length; i++)
        if (text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
            return true;
    return false;
}

void tr_csv_cell(FILE *file, const char *text, size_t length, bool first_in_row)
{
    if (!first_in_row)
        (void)putc_unlocked(',', file);
    if (!needs_quotes(text, length)) {
        (void)fwrite_unlocked(text, 1, length, file);
        return;
    }
    (void)putc_unlocked('"', file);
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            (void)putc_unlocked('"', file);
        (void)putc_unlocked(text[i], file);
    }
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
