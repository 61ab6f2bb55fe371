/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/findings_report.h"

#include <string.h>

/* Further rows that say the same, named after the first. */
enum { MOST_ROWS = 8 };

static void put_place(TrBuilder *text, const TrNetwork *network, const TrSide *side, size_t i)
{
    const TrInput *input = network->input;
    tr_build_text(text, tr_input_file_name(input, side->part, side->rows[i]));
    tr_build_format(text, ":%u", input->tables[side->part].line[side->rows[i]]);
}

/* "claims.csv:4, also claims.csv:7, claims.csv:9". */
static void put_places(TrBuilder *text, const TrNetwork *network, const TrSide *side)
{
    put_place(text, network, side, 0);
    for (size_t i = 1; i < side->n && i <= MOST_ROWS; i++) {
        tr_build_text(text, i == 1 ? ", also " : ", ");
        put_place(text, network, side, i);
    }
    if (side->n > MOST_ROWS + 1)
        tr_build_format(text, " and %zu more", side->n - MOST_ROWS - 1);
}

static void put_plain(FILE *file, const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += tr_text_next(text + at, length - at, &c);
        if (c == 0)
            break;
        tr_put_character(file, c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
    }
}

/* ---- for people ---- */

static TrStatus write_side(const TrNetwork *network, const TrSide *side, FILE *file, TrError *err)
{
    TrBuilder places = {0}, text = {0};
    bool failed;
    put_places(&places, network, side);
    tr_build_format(&places, " (%.100s)", tr_side_source(network, side));
    tr_build_text(&text, "");
    tr_side_text(network, side, TR_ENGLISH, &text);
    failed = places.failed || text.failed;
    if (!failed) {
        (void)fputs("    ", file);
        put_plain(file, places.text);
        (void)fputs("\n      ", file);
        put_plain(file, text.text);
        (void)fputc('\n', file);
    }
    tr_builder_release(&places);
    tr_builder_release(&text);
    return failed ? tr_fail_memory(err) : TR_OK;
}

static TrStatus write_plain(const TrNetwork *network, const TrFinding *finding, FILE *file, TrError *err)
{
    TrStatus st = TR_OK;
    (void)fprintf(file, "  %s: ", finding->rule->name);
    put_plain(file, finding->what[TR_ENGLISH]);
    (void)fputc('\n', file);
    TR_TRY(write_side(network, &finding->a, file, err));
    TR_TRY(write_side(network, &finding->b, file, err));
out:
    return st;
}

static TrStatus put_side_cell(const TrNetwork *network, const TrSide *side, TrGrid *grid, TrError *err)
{
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    put_places(&text, network, side);
    tr_build_format(&text, " (%.100s): ", tr_side_source(network, side));
    tr_side_text(network, side, TR_ENGLISH, &text);
    st = text.failed ? tr_fail_memory(err) : tr_grid_text(grid, text.text, err);
    tr_builder_release(&text);
    return st;
}

static TrStatus write_grid(const TrNetwork *network, const TrFinding *items, size_t n, TrFormat format,
                           FILE *file, TrError *err)
{
    static const char *const columns[] = {"check", "what", "one source", "the other"};
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    for (size_t i = 0; i < 4; i++)
        TR_TRY(tr_grid_column(grid, columns[i], false, err));
    for (size_t i = 0; i < n; i++) {
        TR_TRY(tr_grid_text(grid, items[i].rule->name, err));
        TR_TRY(tr_grid_text(grid, items[i].what[TR_ENGLISH], err));
        TR_TRY(put_side_cell(network, &items[i].a, grid, err));
        TR_TRY(put_side_cell(network, &items[i].b, grid, err));
    }
out:
    tr_grid_end(grid);
    return st;
}

static TrStatus write_some(const TrNetwork *network, const TrFinding *items, size_t n, const char *heading,
                           TrFormat format, FILE *file, TrError *err)
{
    TrStatus st = TR_OK;
    if (n == 0)
        return TR_OK;
    (void)fprintf(file, "\n%zu %s%s\n", n, heading, n == 1 ? "" : "s");
    if (format == TR_FORMAT_MD) {
        (void)fputc('\n', file);
        return write_grid(network, items, n, format, file, err);
    }
    for (size_t i = 0; i < n; i++)
        TR_TRY(write_plain(network, &items[i], file, err));
out:
    return st;
}

TrStatus tr_findings_write(const TrNetwork *network, const TrFindings *findings, TrFormat format, FILE *file,
                           TrError *err)
{
    size_t n = findings->n_contradictions;
    TrStatus st = TR_OK;
    TR_TRY(write_some(network, findings->items, n, "contradiction", format, file, err));
    TR_TRY(write_some(network, findings->items + n, findings->n - n, "difference", format, file, err));
out:
    return st;
}

/* ---- for programs ---- */

static void put_json_place(const TrNetwork *network, const TrSide *side, size_t i, TrJson *json)
{
    tr_json_key(json, "file");
    tr_json_text(json, tr_input_file_name(network->input, side->part, side->rows[i]));
    tr_json_key(json, "line");
    tr_json_number(json, network->input->tables[side->part].line[side->rows[i]]);
}

/* "what_es". */
static void put_json_key_in(TrJson *json, const char *key, TrLanguage language)
{
    char name[32];
    (void)snprintf(name, sizeof name, "%s_%s", key, tr_language_name(language));
    tr_json_key(json, name);
}

static const char *text_of(const TrBuilder *text)
{
    return text->text != NULL ? text->text : "";
}

static TrStatus put_json_side(const TrNetwork *network, const char *key, const TrSide *side, TrLanguage also,
                              TrJson *json, TrError *err)
{
    TrBuilder text = {0}, other = {0};
    bool failed;
    tr_side_text(network, side, TR_ENGLISH, &text);
    tr_side_text(network, side, also, &other);
    tr_json_key(json, key);
    tr_json_begin(json, '{');
    put_json_place(network, side, 0, json);
    tr_json_key(json, "source");
    tr_json_text(json, tr_side_source(network, side));
    tr_json_key(json, "text");
    tr_json_text(json, text_of(&text));
    if (strcmp(text_of(&text), text_of(&other)) != 0) {
        put_json_key_in(json, "text", also);
        tr_json_text(json, text_of(&other));
    }
    if (side->n > 1) {
        tr_json_key(json, "also");
        tr_json_begin(json, '[');
        for (size_t i = 1; i < side->n; i++) {
            tr_json_begin(json, '{');
            put_json_place(network, side, i, json);
            tr_json_end(json, '}');
        }
        tr_json_end(json, ']');
    }
    tr_json_end(json, '}');
    failed = text.failed || other.failed;
    tr_builder_release(&text);
    tr_builder_release(&other);
    return failed ? tr_fail_memory(err) : TR_OK;
}

static TrStatus put_json_some(const TrNetwork *network, const char *key, const TrFinding *items, size_t n,
                              TrLanguage also, TrJson *json, TrError *err)
{
    TrStatus st = TR_OK;
    tr_json_key(json, key);
    tr_json_begin(json, '[');
    for (size_t i = 0; i < n; i++) {
        tr_json_newline(json);
        tr_json_begin(json, '{');
        tr_json_key(json, "check");
        tr_json_text(json, items[i].rule->name);
        tr_json_key(json, "what");
        tr_json_text(json, items[i].what[TR_ENGLISH]);
        if (also != TR_ENGLISH) {
            put_json_key_in(json, "what", also);
            tr_json_text(json, items[i].what[also]);
        }
        TR_TRY(put_json_side(network, "a", &items[i].a, also, json, err));
        TR_TRY(put_json_side(network, "b", &items[i].b, also, json, err));
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
out:
    return st;
}

TrStatus tr_findings_write_json(const TrNetwork *network, const TrFindings *findings, TrLanguage also,
                                TrJson *json, TrError *err)
{
    size_t n = findings->n_contradictions;
    TrStatus st = TR_OK;
    TR_TRY(put_json_some(network, "contradictions", findings->items, n, also, json, err));
    TR_TRY(put_json_some(network, "differences", findings->items + n, findings->n - n, also, json, err));
out:
    return st;
}

/* ---- the rules ---- */

TrStatus tr_rules_write(TrFormat format, FILE *file, TrError *err)
{
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    TR_TRY(tr_grid_column(grid, "check", false, err));
    TR_TRY(tr_grid_column(grid, "finds", false, err));
    TR_TRY(tr_grid_column(grid, "listed as", false, err));
    for (size_t i = 0; i < tr_n_rules; i++) {
        TR_TRY(tr_grid_text(grid, tr_rules[i].name, err));
        TR_TRY(tr_grid_text(grid, tr_rules[i].help, err));
        TR_TRY(tr_grid_text(grid, tr_rules[i].difference ? "difference" : "contradiction", err));
    }
out:
    tr_grid_end(grid);
    return st;
}
