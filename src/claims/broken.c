/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/broken.h"

#include <stdio.h>
#include <string.h>

#include "claims/checks.h"

TrBreak tr_break_unclosed(void)
{
    return (TrBreak){"a quote is opened on this line and never properly closed", "a closing quote"};
}

TrBreak tr_break_in_field(bool too_long, bool spans_lines)
{
    if (too_long)
        return (TrBreak){"a field is longer than 1 MB", "a shorter one, or a closing quote"};
    if (spans_lines)
        return tr_break_unclosed();
    return (TrBreak){"a quote stands inside a field",
                     "the whole field in quotes, with each quote in it doubled"};
}

/* Behind the field that begins at `at`: at its delimiter or at the end. */
static size_t field_end(const TrDialect *dialect, TrSlice line, size_t at)
{
    size_t n = dialect->n_delimiter;
    bool quoted = false;
    for (size_t start = at; at < line.length; at++) {
        bool quote = (unsigned char)line.text[at] == dialect->quote;
        if (dialect->escape != 0 && line.text[at] == dialect->escape)
            at++;
        else if (quote && (quoted || at == start))
            quoted = !quoted; /* a doubled one closes and opens again */
        else if (!quoted && line.length - at >= n && memcmp(line.text + at, dialect->delimiter, n) == 0)
            return at;
    }
    return line.length;
}

size_t tr_field_start(const TrDialect *dialect, TrSlice line, unsigned *field)
{
    size_t start = 0;
    for (unsigned n = 1; n < *field; n++) {
        size_t end = field_end(dialect, line, start);
        if (end + dialect->n_delimiter > line.length) {
            *field = n;
            break;
        }
        start = end + dialect->n_delimiter;
    }
    return start;
}

void tr_break_describe(TrBreak why, TrSlice line, size_t at, char *out, size_t out_bytes)
{
    char quoted[TR_QUOTED_BYTES];
    TrSlice text = {line.text + at, line.length - at};
    (void)snprintf(out, out_bytes, "%s; expected %s: '%s'", why.problem, why.expected,
                   tr_slice_quote(text, quoted));
}
