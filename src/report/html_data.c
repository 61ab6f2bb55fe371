/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/html_data.h"

#include <string.h>

#include "base/memory.h"
#include "base/terms.h"
#include "base/text_stream.h"
#include "report/input_messages.h"
#include "report/page_words.h"

/* ---- elements ---- */

void tr_data_text(TrHtmlData *data, const char *text)
{
    uint32_t id = 0;
    TrError err = {0};
    if (tr_strings_add(data->texts, text, strlen(text), &id, NULL, &err) != TR_OK)
        data->failed = true;
    tr_json_number(&data->json, id);
}

void tr_data_message(TrHtmlData *data, const char *message)
{
    for (int i = 0; i < TR_N_LANGUAGES; i++) {
        TrBuilder text = {0};
        tr_input_message_put(&text, (TrLanguage)i, message);
        data->failed = data->failed || text.failed;
        tr_data_text(data, text.text == NULL ? "" : text.text);
        tr_builder_release(&text);
    }
}

void tr_data_key_message(TrHtmlData *data, const char *key, const char *message)
{
    tr_json_key(&data->json, key);
    tr_json_begin(&data->json, '[');
    tr_data_message(data, message);
    tr_json_end(&data->json, ']');
}

void tr_data_id(TrHtmlData *data, uint32_t id)
{
    tr_json_number(&data->json, id == TR_NO_ID ? -1 : (double)id);
}

void tr_data_key_number(TrHtmlData *data, const char *key, double value)
{
    tr_json_key(&data->json, key);
    tr_json_number(&data->json, value);
}

void tr_data_key_text(TrHtmlData *data, const char *key, const char *text)
{
    tr_json_key(&data->json, key);
    tr_json_text(&data->json, text);
}

void tr_data_key_raw(TrHtmlData *data, const char *key)
{
    tr_json_key(&data->json, key);
    data->json.after_key = false;
    data->json.full[data->json.depth] = true;
}

/* ---- the whole ---- */

static TrStatus number_claims(TrHtmlData *data, TrError *err)
{
    size_t n = data->network->input->tables[TR_CLAIMS].n;
    uint32_t next = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(data->claim_number, n, err));
    for (size_t i = 0; i < n; i++)
        data->claim_number[i] = data->network->takes_part[i] ? next++ : TR_NO_ID;
out:
    return st;
}

/* "word":"palabra", once, where there is one. */
static void put_translation(TrHtmlData *data, TrStrings *seen, const char *word)
{
    char room[200];
    const char *translated = tr_word(TR_SPANISH, word, room, sizeof room);
    TrError err = {0};
    uint32_t id;
    bool added = false;
    if (tr_strings_add(seen, word, strlen(word), &id, &added, &err) != TR_OK)
        data->failed = true;
    else if (added && tr_word_is_ours(word))
        tr_data_key_text(data, word, translated);
}

static void put_interval_names(TrHtmlData *data, TrStrings *seen)
{
    const TrRanking *ranking = data->page->report->ranking;
    for (size_t i = 0; i < ranking->n && seen != NULL; i++)
        put_translation(data, seen, tr_interval_name(ranking->measures[i].measure));
}

/* The words of ours that stand in the data itself. */
static void put_spanish(TrHtmlData *data)
{
    const TrRanking *ranking = data->page->report->ranking;
    TrError err = {0};
    TrStrings *seen = tr_strings_new(&err);
    data->failed = data->failed || seen == NULL;
    tr_json_key(&data->json, "spanish");
    tr_json_begin(&data->json, '{');
    for (int i = 0; i < TR_N_STATUSES && seen != NULL; i++)
        put_translation(data, seen, tr_status_info((TrClaimStatus)i)->name);
    for (size_t i = 0; i < data->network->n_layers && seen != NULL; i++)
        put_translation(data, seen, data->network->layers[i]);
    for (size_t i = 0; i < ranking->n && seen != NULL; i++)
        put_translation(data, seen, ranking->measures[i].measure->name);
    for (size_t i = 0; i < data->network->n_nodes && seen != NULL; i++)
        put_translation(data, seen, tr_node_kind(data->network, i));
    put_interval_names(data, seen);
    tr_json_end(&data->json, '}');
    tr_strings_free(seen);
}

/* "words": {name: [in each language]}. */
static void put_page_words(TrHtmlData *data)
{
    const TrPageWord *word;
    tr_json_newline(&data->json);
    tr_json_key(&data->json, "words");
    tr_json_begin(&data->json, '{');
    for (size_t i = 0; (word = tr_page_word_at(i)) != NULL; i++) {
        tr_json_key(&data->json, word->name);
        tr_json_begin(&data->json, '[');
        for (int k = 0; k < TR_N_LANGUAGES; k++)
            tr_json_text(&data->json, word->in[k]);
        tr_json_end(&data->json, ']');
    }
    tr_json_end(&data->json, '}');
    tr_json_newline(&data->json);
}

static void put_words(TrHtmlData *data)
{
    TrJson *json = &data->json;
    put_page_words(data);
    tr_json_key(json, "statuses");
    tr_json_begin(json, '[');
    for (int i = 0; i < TR_N_STATUSES; i++) {
        const TrStatusInfo *info = tr_status_info((TrClaimStatus)i);
        tr_json_begin(json, '[');
        tr_json_text(json, info->name);
        tr_json_text(json, info->words);
        tr_json_bool(json, tr_status_clears((TrClaimStatus)i));
        tr_json_end(json, ']');
    }
    tr_json_end(json, ']');
    put_spanish(data);
    tr_json_key(json, "layers");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < data->network->n_layers; i++)
        tr_json_text(json, data->network->layers[i]);
    tr_json_end(json, ']');
    tr_json_key(json, "reasons");
    tr_json_begin(json, '[');
    for (int i = 0; i < TR_N_REASONS; i++) {
        tr_json_begin(json, '[');
        for (int k = 0; k < TR_N_LANGUAGES; k++)
            tr_json_text(json, tr_reason_words((TrReason)i, (TrLanguage)k));
        tr_json_end(json, ']');
    }
    tr_json_end(json, ']');
}

/* Last, when all of them are known. */
static void put_texts(TrHtmlData *data)
{
    tr_json_newline(&data->json);
    tr_json_key(&data->json, "texts");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < tr_strings_count(data->texts); i++)
        tr_json_text(&data->json, tr_strings_text(data->texts, (uint32_t)i));
    tr_json_end(&data->json, ']');
}

static TrStatus put_all(TrHtmlData *data, TrError *err)
{
    const TrReport *report = data->page->report;
    TrStatus st = TR_OK;
    tr_json_begin(&data->json, '{');
    tr_data_key_number(data, "format", 1);
    tr_data_key_text(data, "language", tr_language_name(data->page->language));
    tr_data_key_text(data, "date", report->date == NULL ? "" : report->date);
    tr_json_key(&data->json, "excel");
    tr_json_bool(&data->json, data->page->excel);
    put_words(data);
    tr_html_put_entities(data);
    tr_html_put_claims(data);
    tr_html_put_ties(data);
    tr_html_put_measures(data);
    TR_TRY(tr_html_put_findings(data, err));
    TR_TRY(tr_html_put_figures(data, err));
    put_texts(data);
    tr_json_end(&data->json, '}');
    if (data->failed)
        TR_TRY(tr_fail_memory(err));
out:
    return st;
}

/* In JSON these stand within texts only, and mean there what their escapes mean. */
static void put_escaped(const char *text, size_t length, FILE *file)
{
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c == '<' || c == '>' || c == '&')
            (void)fprintf(file, "\\u%04x", (unsigned)c);
        else if (c == '\xE2' && i + 2 < length && text[i + 1] == '\x80' && (text[i + 2] & '\xFE') == '\xA8') {
            (void)fputs(text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029", file);
            i += 2;
        } else
            (void)fputc(c, file);
    }
}

TrStatus tr_html_data_write(const TrHtmlReport *page, FILE *file, TrError *err)
{
    TrHtmlData data = {.page = page, .network = page->report->network};
    TrTextStream text = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_text_stream_begin(&text, err));
    data.json.file = text.file;
    if ((data.texts = tr_strings_new(err)) == NULL)
        TR_TRY(TR_MEMORY);
    TR_TRY(number_claims(&data, err));
    TR_TRY(put_all(&data, err));
    TR_TRY(tr_text_stream_end(&text, st, err));
    put_escaped(text.text, text.length, file);
out:
    tr_text_stream_release(&text);
    tr_strings_free(data.texts);
    tr_free(data.claim_number);
    return st;
}
