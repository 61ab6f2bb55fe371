/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/dialect.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { MOST_LINES = 100 };

/* What a file may be separated by, the likelier first. As text holds blanks and times of day, these two must
 * stand between quotes to be delimiters. */
static const struct {
    const char *text, *name;
    bool between_quotes;
} delimiters[] = {
    {",", "commas", false}, {";", "semicolons", false}, {"\t", "tabs", false},
    {"|", "bars |", false}, {" ", "blanks", true},      {":", "colons", true},
};
enum { N_DELIMITERS = sizeof delimiters / sizeof *delimiters };

TrDialect tr_dialect_plain(void)
{
    return (TrDialect){.delimiter = ",", .n_delimiter = 1, .quote = '"'};
}

const char *tr_dialect_name(const TrDialect *dialect, char out[48])
{
    for (size_t i = 0; i < N_DELIMITERS; i++)
        if (strlen(delimiters[i].text) == dialect->n_delimiter &&
            memcmp(delimiters[i].text, dialect->delimiter, dialect->n_delimiter) == 0)
            return delimiters[i].name;
    (void)snprintf(out, 48, "'%.*s'", (int)dialect->n_delimiter, dialect->delimiter);
    return out;
}

/* ---- as the user says ---- */

/* Names for characters that a shell makes hard to write. */
static const char *by_name(const char *word)
{
    static const char *const names[][2] = {{"tab", "\t"},      {"\\t", "\t"},       {"comma", ","},
                                           {"semicolon", ";"}, {"pipe", "|"},       {"bar", "|"},
                                           {"space", " "},     {"backslash", "\\"}, {"none", ""}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(word, names[i][0]) == 0)
            return names[i][1];
    return word;
}

static TrStatus take_character(const char *option, const char *word, char *character, TrError *err)
{
    const char *text = by_name(word);
    if (strlen(text) > 1 || (unsigned char)*text >= 0x80 || *text == '\n' || *text == '\r')
        return tr_fail(err, TR_BAD_USAGE, "--%s '%.60s' is not one ASCII character, nor none", option, word);
    *character = *text;
    return TR_OK;
}

TrStatus tr_dialect_of_options(const TrReadOptions *options, TrDialect *dialect, TrError *err)
{
    const char *delimiter = options->delimiter == NULL ? "," : by_name(options->delimiter);
    size_t n = strlen(delimiter);
    char quote = '"';
    TrStatus st = TR_OK;
    *dialect = tr_dialect_plain();
    dialect->given = options->delimiter != NULL || options->quote != NULL || options->escape != NULL;
    if (n == 0 || n > TR_MOST_DELIMITER || strpbrk(delimiter, "\r\n") != NULL)
        return tr_fail(err, TR_BAD_USAGE,
                       "--delimiter '%.60s' is not 1 to %d bytes within a line, such as ; or tab", delimiter,
                       TR_MOST_DELIMITER);
    memcpy(dialect->delimiter, delimiter, n);
    dialect->n_delimiter = n;
    if (options->quote != NULL)
        TR_TRY(take_character("quote", options->quote, &quote, err));
    dialect->quote = quote == '\0' ? TR_NO_QUOTE : (unsigned char)quote;
    if (options->escape != NULL)
        TR_TRY(take_character("escape", options->escape, &dialect->escape, err));
    if (dialect->escape == quote) /* the same as doubling it */
        dialect->escape = 0;
    if (n == 1 && (*delimiter == quote || (dialect->escape != 0 && *delimiter == dialect->escape)))
        st = tr_fail(err, TR_BAD_USAGE, "delimiter, quote and escape must differ; '%c' is used twice",
                     *delimiter);
out:
    return st;
}

/* ---- as the first lines look ---- */

typedef struct {
    TrSlice lines[MOST_LINES]; /* that are not blank */
    size_t number[MOST_LINES]; /* of each among all, from 0 */
    size_t n;
} Sample;

static void take_sample(const char *text, size_t length, bool whole, Sample *sample)
{
    size_t at = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t number = 0;
    sample->n = 0;
    while (at < length && sample->n < MOST_LINES) {
        size_t end = at;
        while (end < length && text[end] != '\n' && text[end] != '\r')
            end++;
        if (end == length && !whole && sample->n > 0) /* who knows how it goes on */
            break;
        sample->number[sample->n] = number++;
        if (end > at)
            sample->lines[sample->n++] = (TrSlice){text + at, end - at};
        at = end + 1 + (end + 1 < length && text[end] == '\r' && text[end + 1] == '\n');
    }
}

static size_t count_cells(const TrDialect *dialect, TrSlice line)
{
    size_t n;
    return tr_split_loosely(dialect, line, NULL, &n, NULL) == TR_OK ? n : 0; /* counting cannot fail */
}

/* Quotes that open a cell less those in the text: at the start of a line or behind a delimiter. */
static size_t count_openings(const Sample *sample, char quote, size_t *closings)
{
    static const char separators[] = ",;\t|";
    size_t n = 0;
    *closings = 0;
    for (size_t i = 0; i < sample->n; i++) {
        TrSlice line = sample->lines[i];
        for (size_t at = 0; at < line.length; at++) {
            char before = at == 0 ? ',' : line.text[at - 1];
            char after = at + 1 == line.length ? ',' : line.text[at + 1];
            if (line.text[at] != quote)
                continue;
            n += before != '\0' && strchr(separators, before) != NULL;
            *closings += after != '\0' && strchr(separators, after) != NULL;
        }
    }
    return n;
}

static unsigned char detect_quote(const Sample *sample)
{
    size_t single_closings, double_closings;
    size_t singles = count_openings(sample, '\'', &single_closings);
    size_t doubles = count_openings(sample, '"', &double_closings);
    bool paired = singles >= 2 && single_closings * 10 >= singles * 8 && singles * 10 >= single_closings * 8;
    return paired && singles > doubles ? '\'' : '"';
}

/* A backslash before quotes within cells, and no doubled ones there. Before a doubled quote it is a letter
 * like any other. */
static char detect_escape(const Sample *sample, unsigned char quote)
{
    size_t escaped = 0, doubled = 0;
    for (size_t i = 0; i < sample->n; i++) {
        const char *text = sample->lines[i].text;
        size_t length = sample->lines[i].length;
        for (size_t at = 1; at + 1 < length; at++) {
            bool is_quote = (unsigned char)text[at] == quote;
            bool pair = is_quote && (unsigned char)text[at + 1] == quote;
            if (!is_quote)
                continue;
            escaped += !pair && text[at - 1] == '\\' && strchr(",;\t|", text[at + 1]) == NULL;
            doubled += pair && text[at - 1] != '\\' && strchr(",;\t| ", text[at - 1]) == NULL &&
                       (unsigned char)text[at - 1] != quote;
            at += pair;
        }
    }
    return escaped > doubled ? '\\' : 0;
}

/* How well a dialect fits: the share of lines with as many cells as `width`, times what many cells add. */
static double fit(const TrDialect *dialect, const Sample *sample, size_t width)
{
    size_t same = 0;
    if (width < 2)
        return 0;
    for (size_t i = 0; i < sample->n; i++)
        same += count_cells(dialect, sample->lines[i]) == width;
    return (double)same / (double)sample->n * (1 - 1 / (double)width);
}

/* The number of cells that most lines have, at least two; the earlier of equals. */
static size_t most_common_width(const TrDialect *dialect, const Sample *sample)
{
    size_t counts[MOST_LINES], best = 0, best_n = 0;
    for (size_t i = 0; i < sample->n; i++)
        counts[i] = count_cells(dialect, sample->lines[i]);
    for (size_t i = 0; i < sample->n; i++) {
        size_t n = 0;
        for (size_t k = 0; k < sample->n; k++)
            n += counts[k] == counts[i];
        if (n > best_n) {
            best = counts[i];
            best_n = n;
        }
    }
    return best;
}

/* Whether the delimiter stands between two quotes in nine lines of ten. */
static bool stands_between_quotes(const TrDialect *dialect, const Sample *sample)
{
    size_t n = 0;
    for (size_t i = 0; i < sample->n; i++)
        n += tr_parts_quotes(dialect, sample->lines[i]);
    return n * 10 >= sample->n * 9;
}

/* Try every delimiter; by the first line's cells, or where that fits nothing by those of most lines. */
static double choose_delimiter(const Sample *sample, bool by_header, TrDialect *dialect)
{
    double best = 0;
    TrDialect chosen = *dialect;
    for (size_t i = 0; i < N_DELIMITERS; i++) {
        TrDialect candidate = *dialect;
        double fits;
        candidate.delimiter[0] = *delimiters[i].text;
        if (delimiters[i].between_quotes && (best > 0 || !stands_between_quotes(&candidate, sample)))
            continue;
        fits = fit(&candidate, sample,
                   by_header ? count_cells(&candidate, sample->lines[0])
                             : most_common_width(&candidate, sample));
        if (fits > best) {
            best = fits;
            chosen = candidate;
        }
    }
    *dialect = chosen;
    return best;
}

/* Whether a cell in quotes stands behind the delimiter. */
static bool opens_behind(const TrDialect *dialect, TrSlice line)
{
    size_t n = dialect->n_delimiter;
    for (size_t at = 0; at + n < line.length; at++)
        if (memcmp(line.text + at, dialect->delimiter, n) == 0 &&
            (unsigned char)line.text[at + n] == dialect->quote)
            return true;
    return false;
}

/* `a, "b", c`: the blank belongs to the delimiter where it stands behind each one of the first line, and
 * quotes behind it in every second line: without quotes it may as well belong to the cells. */
static void take_blank_behind(const Sample *sample, TrDialect *dialect)
{
    TrSlice line = sample->lines[0];
    TrDialect wider = *dialect;
    size_t n = 0, n_quoted = 0;
    wider.delimiter[1] = ' ';
    wider.n_delimiter = 2;
    for (size_t at = 0; at + 2 < line.length; at++)
        n += memcmp(line.text + at, wider.delimiter, 2) == 0;
    for (size_t i = 0; i < sample->n; i++)
        n_quoted += opens_behind(&wider, sample->lines[i]);
    if (n > 0 && n + 1 == count_cells(dialect, line) && n + 1 == count_cells(&wider, line) &&
        n_quoted * 2 >= sample->n)
        *dialect = wider;
}

/* A title and notes before the table: up to five narrower lines, no two of one width, as a table would have
 * (but of one cell any), with a blank line behind them. */
static size_t count_before(const TrDialect *dialect, const Sample *sample)
{
    size_t seen[6], n = 0;
    while (n < sample->n && n < 6 && (seen[n] = count_cells(dialect, sample->lines[n])) < dialect->width) {
        for (size_t i = 0; i < n && seen[n] > 1; i++)
            if (seen[i] == seen[n])
                return 0;
        n++;
    }
    if (n == 0 || n == 6 || n == sample->n || sample->number[n] == sample->number[n - 1] + 1)
        return 0;
    return sample->number[n];
}

TrDialect tr_dialect_detect(const char *text, size_t length, bool whole)
{
    TrDialect dialect = tr_dialect_plain();
    Sample sample;
    take_sample(text, length, whole, &sample);
    if (sample.n == 0)
        return dialect;
    dialect.quote = detect_quote(&sample);
    dialect.escape = detect_escape(&sample, dialect.quote);
    if (choose_delimiter(&sample, true, &dialect) < 0.25) {
        dialect.delimiter[0] = ',';
        (void)choose_delimiter(&sample, false, &dialect);
    }
    take_blank_behind(&sample, &dialect);
    dialect.width = most_common_width(&dialect, &sample);
    dialect.n_before = count_before(&dialect, &sample);
    return dialect;
}

void tr_dialect_find_out(TrDialect *dialect, const char *text, size_t length, bool whole)
{
    Sample sample;
    if (!dialect->given) {
        *dialect = tr_dialect_detect(text, length, whole);
        return;
    }
    take_sample(text, length, whole, &sample);
    if (sample.n > 0)
        dialect->width = most_common_width(dialect, &sample);
}
