/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/checks.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "claims/date.h"
#include "claims/spreadsheet.h"
#include "claims/vocabulary.h"

typedef struct {
    char *text;
    size_t bytes;
} Problem;

const char *tr_slice_quote(TrSlice text, char out[TR_QUOTED_BYTES])
{
    size_t at = 0, n = 0;
    for (unsigned shown = 0; at < text.length && shown < 60; shown++) {
        uint32_t c;
        at += tr_text_next(text.text + at, text.length - at, &c);
        if (c == 0)
            break;
        n += tr_utf8_encode(c == '\n' || c == '\r' || c == '\t' ? ' ' : c, out + n);
    }
    (void)snprintf(out + n, TR_QUOTED_BYTES - n, "%s", at < text.length ? "…" : "");
    return out;
}

const char *tr_cell_quote(const char *text, char out[TR_QUOTED_BYTES])
{
    return tr_slice_quote((TrSlice){text, strlen(text)}, out);
}

static TrVerdict check_text(const char *text, Problem problem)
{
    (void)text;
    (void)problem;
    return TR_CELL_GOOD;
}

static TrVerdict check_date(const char *text, Problem problem)
{
    char quoted[TR_QUOTED_BYTES], clause[200];
    TrDate date;
    if (tr_date_parse(text, &date, clause, sizeof clause))
        return TR_CELL_GOOD;
    if (tr_date_is_local(text))
        (void)snprintf(clause, sizeof clause,
                       "does not say which number is the day; expected 2025-08-12, or the option --dates dmy "
                       "or --dates mdy");
    (void)snprintf(problem.text, problem.bytes, "date '%s' %s", tr_cell_quote(text, quoted), clause);
    return TR_CELL_BAD;
}

static TrVerdict check_confidence(const char *text, Problem problem)
{
    char quoted[TR_QUOTED_BYTES];
    double value;
    if (tr_number_parse(text, &value) && value >= 0 && value <= 1)
        return TR_CELL_GOOD;
    (void)snprintf(problem.text, problem.bytes, "confidence '%s' is not a number from 0 to 1, such as 0.8",
                   tr_cell_quote(text, quoted));
    return TR_CELL_BAD;
}

static TrVerdict check_weight(const char *text, Problem problem)
{
    char quoted[TR_QUOTED_BYTES];
    double value;
    if (tr_number_parse(text, &value) && value > 0)
        return TR_CELL_GOOD;
    (void)snprintf(problem.text, problem.bytes, "weight '%s' is not a number over 0, such as 2.5",
                   tr_cell_quote(text, quoted));
    return TR_CELL_BAD;
}

static TrVerdict check_sign(const char *text, Problem problem)
{
    char quoted[TR_QUOTED_BYTES];
    if (strcmp(text, "+") == 0 || strcmp(text, "-") == 0)
        return TR_CELL_GOOD;
    (void)snprintf(problem.text, problem.bytes, "sign '%s' is neither '+' nor '-' nor empty",
                   tr_cell_quote(text, quoted));
    return TR_CELL_BAD;
}

static TrVerdict unknown_word(const char *what, const char *text, const char *suggestion,
                              const char *expected, Problem problem)
{
    char quoted[TR_QUOTED_BYTES];
    (void)tr_cell_quote(text, quoted);
    if (suggestion != NULL)
        (void)snprintf(problem.text, problem.bytes, "%s '%s' is not known: did you mean '%s'?", what, quoted,
                       suggestion);
    else
        (void)snprintf(problem.text, problem.bytes, "%s '%s' is not known; expected %s", what, quoted,
                       expected);
    return TR_CELL_BAD;
}

static TrVerdict check_status(const char *text, Problem problem)
{
    if (tr_status_find(text) >= 0)
        return TR_CELL_GOOD;
    return unknown_word(
        "status", text, tr_status_suggest(text),
        "rumoured, reported, alleged, under_investigation, wanted, sanctioned, charged, convicted, "
        "acquitted, dismissed, overturned or retracted",
        problem);
}

static TrVerdict check_stance(const char *text, Problem problem)
{
    if (tr_stance_find(text) >= 0)
        return TR_CELL_GOOD;
    return unknown_word("stance", text, tr_stance_suggest(text), "supports, denies or corrects", problem);
}

static TrVerdict check_grade(const char *text, Problem problem)
{
    char quoted[TR_QUOTED_BYTES];
    bool letter = strchr("ABCDEFabcdef", text[0]) != NULL, digit = text[1] >= '1' && text[1] <= '6';
    if (letter && digit && text[2] == '\0')
        return TR_CELL_GOOD;
    (void)snprintf(
        problem.text, problem.bytes,
        "grade '%s' is no Admiralty grade; expected a letter A to F and a digit 1 to 6, such as B2",
        tr_cell_quote(text, quoted));
    return TR_CELL_BAD;
}

static TrVerdict check_url(const char *text, Problem problem)
{
    char quoted[TR_QUOTED_BYTES];
    if ((strncasecmp(text, "http://", 7) == 0 && text[7] != '\0') ||
        (strncasecmp(text, "https://", 8) == 0 && text[8] != '\0'))
        return TR_CELL_GOOD;
    (void)snprintf(problem.text, problem.bytes,
                   "url '%s' begins with neither http:// nor https://: kept as text, not linked",
                   tr_cell_quote(text, quoted));
    return TR_CELL_ODD;
}

static TrVerdict check_yes_no(const char *text, Problem problem)
{
    char quoted[TR_QUOTED_BYTES];
    if (strcasecmp(text, "yes") == 0 || strcasecmp(text, "no") == 0)
        return TR_CELL_GOOD;
    (void)snprintf(problem.text, problem.bytes, "'%s' is neither yes nor no", tr_cell_quote(text, quoted));
    return TR_CELL_BAD;
}

static TrVerdict check_column(const char *text, Problem problem)
{
    if (tr_column_find(TR_CLAIMS, (TrSlice){text, strlen(text)}) >= 0)
        return TR_CELL_GOOD;
    return unknown_word("column", text, tr_column_suggest(TR_CLAIMS, text),
                        "a column of the claims, such as person or organization", problem);
}

TrVerdict tr_cell_check(TrCheck check, const char *text, char *problem, size_t problem_bytes)
{
    static TrVerdict (*const checks[TR_N_CHECKS])(const char *, Problem) = {
        [TR_CHECK_TEXT] = check_text,
        [TR_CHECK_DATE] = check_date,
        [TR_CHECK_CONFIDENCE] = check_confidence,
        [TR_CHECK_WEIGHT] = check_weight,
        [TR_CHECK_SIGN] = check_sign,
        [TR_CHECK_STATUS] = check_status,
        [TR_CHECK_STANCE] = check_stance,
        [TR_CHECK_GRADE] = check_grade,
        [TR_CHECK_URL] = check_url,
        [TR_CHECK_YES_NO] = check_yes_no,
        [TR_CHECK_COLUMN] = check_column,
    };
    return checks[check](text, (Problem){problem, problem_bytes});
}
