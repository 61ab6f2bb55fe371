/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entities, claims and ties for the page. */
#include "base/memory.h"
#include "network/sources.h"
#include "report/html_data.h"

/* ---- entities ---- */

/* The node of an entity that a cell names, or TR_NO_ID. */
static uint32_t node_of_cell(const TrNetwork *network, uint32_t claim, TrClaimColumn column)
{
    uint32_t cell = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, column);
    uint32_t entity = cell == 0 ? TR_NO_ID : tr_names_entity(&network->names, cell);
    return entity == TR_NO_ID ? TR_NO_ID : network->node_of[entity];
}

static void put_aliases(TrHtmlData *data, const TrSpellings *spellings, uint32_t entity)
{
    tr_json_begin(&data->json, '[');
    for (size_t i = spellings->first[entity]; i < spellings->first[entity + 1]; i++)
        tr_data_text(data, tr_network_text(data->network, spellings->items[i]));
    tr_json_end(&data->json, ']');
}

/* [name, kind, sector, kind guessed, parent, [aliases], country, description, url]; an event has no more than
 * name and kind. */
static void put_entity(TrHtmlData *data, const TrSpellings *spellings, uint32_t node)
{
    static const TrEntityColumn cells[] = {TR_ENTITY_COUNTRY, TR_ENTITY_DESCRIPTION, TR_ENTITY_URL};
    const TrNetwork *network = data->network;
    const TrEntity *entity;
    tr_json_newline(&data->json);
    tr_json_begin(&data->json, '[');
    tr_data_text(data, tr_node_name(network, node));
    tr_data_text(data, tr_node_kind(network, node));
    if (!tr_node_is_event(network, node)) {
        entity = &network->names.entities[network->nodes[node].entity];
        tr_data_text(data, tr_node_sector(network, node));
        tr_json_number(&data->json, entity->kind_guessed);
        tr_data_id(data, entity->parent == TR_NO_ID ? TR_NO_ID : network->node_of[entity->parent]);
        put_aliases(data, spellings, network->nodes[node].entity);
        for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
            tr_data_text(data, entity->row == TR_NO_ID
                                   ? ""
                                   : tr_input_cell(network->input, TR_ENTITIES, entity->row, cells[i]));
    }
    tr_json_end(&data->json, ']');
}

void tr_html_put_entities(TrHtmlData *data)
{
    TrSpellings spellings = {0};
    TrError err = {0};
    tr_json_key(&data->json, "entities");
    tr_json_begin(&data->json, '[');
    if (tr_names_spellings(data->network->input, &data->network->names, &spellings, &err) != TR_OK)
        data->failed = true;
    for (uint32_t node = 0; node < data->network->n_nodes && !data->failed; node++)
        put_entity(data, &spellings, node);
    tr_json_end(&data->json, ']');
    tr_spellings_release(&spellings);
}

/* ---- claims ---- */

static void put_cell(TrHtmlData *data, uint32_t claim, TrClaimColumn column)
{
    tr_data_text(data, tr_input_cell(data->network->input, TR_CLAIMS, claim, column));
}

/* First and last day of its date, null where it is open or missing. */
static void put_days(TrHtmlData *data, uint32_t claim)
{
    const char *cell = tr_input_cell(data->network->input, TR_CLAIMS, claim, TR_DATE);
    char problem[200];
    TrDate date = {TR_DAY_OPEN_FIRST, TR_DAY_OPEN_LAST};
    if (*cell != '\0' && !tr_date_parse(cell, &date, problem, sizeof problem))
        date = (TrDate){TR_DAY_OPEN_FIRST, TR_DAY_OPEN_LAST};
    if (date.first_day == TR_DAY_OPEN_FIRST)
        tr_json_null(&data->json);
    else
        tr_json_number(&data->json, date.first_day);
    if (date.last_day == TR_DAY_OPEN_LAST)
        tr_json_null(&data->json);
    else
        tr_json_number(&data->json, date.last_day);
}

static void put_words(TrHtmlData *data, uint32_t claim)
{
    TrBuilder words = {0};
    tr_claim_words(&words, data->network, claim);
    data->failed = data->failed || words.failed;
    tr_data_text(data, words.text == NULL ? "" : words.text);
    tr_builder_release(&words);
}

/* The row of sources.csv that the claim names and that may leave, or TR_NO_ID. */
static uint32_t open_source_row(const TrNetwork *network, uint32_t claim)
{
    const TrInput *input = network->input;
    uint32_t row =
        tr_input_row_of_id(input, TR_SOURCES, tr_table_cell(&input->tables[TR_CLAIMS], claim, TR_SOURCE));
    bool held = row != TR_NO_ID && !network->weave.internal &&
                tr_table_cell(&input->tables[TR_SOURCES], row, TR_SOURCE_HANDLING) != 0;
    return held ? TR_NO_ID : row;
}

/* In the order in which data.js reads them. */
static void put_claim(TrHtmlData *data, uint32_t claim)
{
    static const TrClaimColumn parties[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
    static const TrClaimColumn cells[] = {TR_ROLE,       TR_DATE,  TR_PLACE, TR_LOCATOR, TR_GRADE,
                                          TR_CONFIDENCE, TR_REPLY, TR_NOTE,  TR_CLAIM_ID};
    const TrNetwork *network = data->network;
    const TrInput *input = network->input;
    tr_json_newline(&data->json);
    tr_json_begin(&data->json, '[');
    put_words(data, claim);
    for (size_t i = 0; i < sizeof parties / sizeof *parties; i++)
        tr_data_id(data, node_of_cell(network, claim, parties[i]));
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        put_cell(data, claim, cells[i]);
    put_days(data, claim);
    tr_data_text(data, tr_source_name(network, claim));
    tr_data_id(data, open_source_row(network, claim));
    tr_data_id(data, network->origins.origin_of[claim]);
    tr_data_text(data, tr_origin_name(network, claim));
    tr_data_text(data, tr_source_url(network, claim));
    tr_json_number(&data->json, (double)tr_claim_status(input, claim));
    tr_json_number(&data->json, (double)tr_claim_stance(input, claim));
    tr_data_text(data, tr_input_file_name(input, TR_CLAIMS, claim));
    tr_json_number(&data->json, input->tables[TR_CLAIMS].line[claim]);
    tr_json_end(&data->json, ']');
}

void tr_html_put_claims(TrHtmlData *data)
{
    const TrNetwork *network = data->network;
    tr_json_key(&data->json, "claims");
    tr_json_begin(&data->json, '[');
    for (uint32_t i = 0; i < network->input->tables[TR_CLAIMS].n; i++)
        if (network->takes_part[i])
            put_claim(data, i);
    tr_json_end(&data->json, ']');
    tr_json_key(&data->json, "answers"); /* answered, answering, answered … */
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < 2 * network->n_against; i++)
        tr_data_id(data, data->claim_number[network->against[i]]);
    tr_json_end(&data->json, ']');
}

/* ---- ties ---- */

/* [a, b, layer, sign, directed, counted, standing, [claims]]. */
static void put_tie(TrHtmlData *data, const TrTie *tie)
{
    TrJson *json = &data->json;
    tr_json_begin(json, '[');
    tr_json_number(json, tie->a);
    tr_json_number(json, tie->b);
    tr_json_number(json, tie->layer);
    tr_json_number(json, tie->sign);
    tr_json_number(json, tie->directed);
    tr_json_number(json, tie->counted);
    tr_json_number(json, (double)tie->standing);
    tr_json_begin(json, '[');
    for (uint32_t i = 0; i < tie->n_claims; i++)
        tr_data_id(data, data->claim_number[data->network->tie_claims[tie->first_claim + i]]);
    tr_json_end(json, ']');
    tr_json_end(json, ']');
}

void tr_html_put_ties(TrHtmlData *data)
{
    tr_json_newline(&data->json);
    tr_json_key(&data->json, "ties");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < data->network->n_ties; i++)
        put_tie(data, &data->network->ties[i]);
    tr_json_end(&data->json, ']');
}
