/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was found and what was set aside, for the page: as the commands print it in JSON where they do. */
#include "report/certainty_sentences.h"
#include "report/check_report.h"
#include "report/findings_report.h"
#include "report/groups_report.h"
#include "report/html_data.h"
#include "report/inferred_report.h"
#include "report/key_players_report.h"
#include "report/summary_report.h"

/* ---- groups, key players, certainty ---- */

static TrStatus put_groups(TrHtmlData *data, TrError *err)
{
    const TrReport *report = data->page->report;
    TrStatus st = TR_OK;
    if (report->groups != NULL) {
        tr_data_key_raw(data, "groups");
        TR_TRY(tr_groups_write(report->groups, TR_FORMAT_JSON, false, false, data->json.file, err));
    } else if (report->groups_left_out != NULL)
        tr_data_key_message(data, "groups_left_out", report->groups_left_out);
out:
    return st;
}

static TrStatus put_key_players(TrHtmlData *data, TrError *err)
{
    static const char *const keys[2][2] = {{"remove", "remove_left_out"}, {"reach", "reach_left_out"}};
    const TrReport *report = data->page->report;
    TrStatus st = TR_OK;
    for (int goal = 0; goal < 2; goal++) {
        if (report->key_players[goal] != NULL) {
            tr_data_key_raw(data, keys[goal][0]);
            TR_TRY(tr_key_players_write(report->key_players[goal], TR_FORMAT_JSON, false, false,
                                        data->json.file, err));
        } else if (report->key_players_left_out[goal] != NULL)
            tr_data_key_message(data, keys[goal][1], report->key_players_left_out[goal]);
    }
out:
    return st;
}

static void say(void *context, const char *sentence)
{
    tr_json_text(context, sentence);
}

/* {"how": [sentences], "said": [[sentences] of each measure]}. */
static TrStatus put_sentences_in(TrHtmlData *data, TrLanguage language, TrError *err)
{
    const TrCertainty *certainty = data->page->report->certainty;
    TrJson *json = &data->json;
    TrStatus st = TR_OK;
    tr_json_begin(json, '{');
    tr_json_key(json, "how");
    tr_json_begin(json, '[');
    TR_TRY(tr_certainty_say_how(certainty, language, say, json, err));
    tr_json_end(json, ']');
    tr_json_key(json, "said");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < certainty->n; i++) {
        tr_json_begin(json, '[');
        TR_TRY(tr_certainty_say_measure(certainty, &certainty->measures[i], language, say, json, err));
        tr_json_end(json, ']');
    }
    tr_json_end(json, ']');
    tr_json_end(json, '}');
out:
    return st;
}

/* "certainty": by language. */
static TrStatus put_sentences(TrHtmlData *data, TrError *err)
{
    TrStatus st = TR_OK;
    if (data->page->report->certainty == NULL)
        return TR_OK;
    tr_json_key(&data->json, "certainty");
    tr_json_begin(&data->json, '[');
    for (int i = 0; i < TR_N_LANGUAGES; i++)
        TR_TRY(put_sentences_in(data, (TrLanguage)i, err));
    tr_json_end(&data->json, ']');
out:
    return st;
}

/* ---- sources ---- */

/* [row, id, title, publisher, date, url, origin, grade] of those that may leave. */
static void put_sources(TrHtmlData *data)
{
    static const TrSourceColumn cells[] = {TR_SOURCE_ID,   TR_SOURCE_TITLE, TR_SOURCE_PUBLISHER,
                                           TR_SOURCE_DATE, TR_SOURCE_URL,   TR_SOURCE_ORIGIN,
                                           TR_SOURCE_GRADE};
    const TrNetwork *network = data->network;
    const TrTable *sources = &network->input->tables[TR_SOURCES];
    tr_json_key(&data->json, "sources");
    tr_json_begin(&data->json, '[');
    for (size_t row = 0; row < sources->n; row++) {
        if (!network->weave.internal && tr_table_cell(sources, row, TR_SOURCE_HANDLING) != 0)
            continue;
        tr_json_begin(&data->json, '[');
        tr_json_number(&data->json, (double)row);
        for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
            tr_data_text(data, tr_input_cell(network->input, TR_SOURCES, row, cells[i]));
        tr_json_end(&data->json, ']');
    }
    tr_json_end(&data->json, ']');
}

/* ---- accounting ---- */

static void put_account(TrHtmlData *data)
{
    const TrNetwork *network = data->network;
    const TrSummary *summary = data->page->report->summary;
    TrAccount account = tr_input_account(network->input);
    tr_json_key(&data->json, "account");
    tr_json_begin(&data->json, '{');
    tr_data_key_number(data, "rows", (double)account.rows);
    tr_data_key_number(data, "claims", (double)account.claims);
    tr_data_key_number(data, "duplicates", (double)account.duplicates);
    tr_data_key_number(data, "rejected", (double)account.rejected);
    tr_data_key_number(data, "undated", (double)network->n_undated);
    tr_data_key_number(data, "held_back", (double)network->n_held_back);
    tr_data_key_number(data, "entities", (double)summary->n_entities);
    tr_data_key_number(data, "ties", (double)summary->n_ties);
    tr_json_end(&data->json, '}');
    tr_json_key(&data->json, "network");
    tr_summary_write_json(summary, &data->json);
}

/* A rejected row whose handling is set, or cannot be known, shows only where it stands: as with claims, what
 * it says may not leave. */
static bool is_open(const TrHtmlData *data, const TrRejectedRow *row)
{
    const TrStrings *strings = data->network->input->strings;
    if (data->network->weave.internal)
        return true;
    for (size_t i = 0; i < row->n_cells && i < row->n_header; i++) {
        TrSlice header = {tr_strings_text(strings, row->header[i]),
                          tr_strings_length(strings, row->header[i])};
        if (tr_column_find(TR_CLAIMS, header) == TR_HANDLING)
            return row->cells[i].length == 0;
    }
    return row->n_cells > 0;
}

/* A text of `slice`, which has no NUL behind it. */
static void put_slice(TrHtmlData *data, TrSlice slice)
{
    TrBuilder text = {0};
    tr_build_bytes(&text, slice.text, slice.length);
    data->failed = data->failed || text.failed;
    tr_data_text(data, text.text == NULL ? "" : text.text);
    tr_builder_release(&text);
}

static void put_rejected(TrHtmlData *data)
{
    const TrRejected *rejected = &data->network->input->rejected;
    tr_json_key(&data->json, "rejected");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < rejected->n; i++) {
        const TrRejectedRow *row = &rejected->rows[i];
        bool open = is_open(data, row);
        tr_json_begin(&data->json, '[');
        tr_data_text(data, row->file);
        tr_json_number(&data->json, (double)row->line);
        tr_data_message(data, open || row->n_cells == 0 ? row->reason : "");
        put_slice(data, open ? row->raw : (TrSlice){"", 0});
        tr_json_end(&data->json, ']');
    }
    tr_json_end(&data->json, ']');
}

/* Those that may leave, with the file's short name: the folder it stands in is nobody's business. */
static void put_warnings(TrHtmlData *data)
{
    const TrInput *input = data->network->input;
    tr_json_key(&data->json, "warnings");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < input->diagnostics.n; i++) {
        const TrDiagnostic *item = &input->diagnostics.items[i];
        if (item->severity != TR_WARNING ||
            (!data->network->weave.internal && tr_input_is_held_back(input, item->place)))
            continue;
        tr_json_begin(&data->json, '[');
        tr_data_text(data, item->place.file == NULL ? "" : tr_input_short_name(input, item->place.file));
        tr_json_number(&data->json, (double)item->place.line);
        tr_data_message(data, item->message);
        tr_json_end(&data->json, ']');
    }
    tr_json_end(&data->json, ']');
}

TrStatus tr_html_put_findings(TrHtmlData *data, TrError *err)
{
    const TrReport *report = data->page->report;
    TrStatus st = TR_OK;
    tr_json_newline(&data->json);
    TR_TRY(put_groups(data, err));
    TR_TRY(put_key_players(data, err));
    TR_TRY(put_sentences(data, err));
    put_sources(data);
    TR_TRY(tr_findings_write_json(data->network, report->findings, TR_SPANISH, &data->json, err));
    tr_inferred_write_json(data->network, data->network->inferred, data->network->n_inferred, &data->json);
    put_account(data);
    tr_data_key_raw(data, "files");
    TR_TRY(tr_accounts_write(data->network->input, TR_FORMAT_JSON, data->json.file, err));
    put_rejected(data);
    put_warnings(data);
out:
    return st;
}
