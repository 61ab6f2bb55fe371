/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/sources.h"

#include <strings.h>

#include "base/text.h"

/* The row of sources.csv that a claim names, if that may be shown; else TR_NO_ID. */
static uint32_t open_row(const TrNetwork *network, uint32_t claim)
{
    const TrInput *input = network->input;
    uint32_t source = tr_table_cell(&input->tables[TR_CLAIMS], claim, TR_SOURCE);
    uint32_t row = tr_input_row_of_id(input, TR_SOURCES, source);
    if (row != TR_NO_ID && !network->weave.internal &&
        tr_table_cell(&input->tables[TR_SOURCES], row, TR_SOURCE_HANDLING) != 0)
        return TR_NO_ID;
    return row;
}

/* A cell of that row; "" where there is none. */
static const char *source_cell(const TrNetwork *network, uint32_t claim, TrSourceColumn column)
{
    uint32_t row = open_row(network, claim);
    return row == TR_NO_ID ? "" : tr_input_cell(network->input, TR_SOURCES, row, column);
}

const char *tr_source_name(const TrNetwork *network, uint32_t claim)
{
    static const TrSourceColumn columns[] = {TR_SOURCE_PUBLISHER, TR_SOURCE_TITLE};
    const char *text;
    for (size_t i = 0; i < 2; i++)
        if (*(text = source_cell(network, claim, columns[i])) != '\0')
            return text;
    text = tr_input_cell(network->input, TR_CLAIMS, claim, TR_SOURCE);
    return *text != '\0' ? text : tr_input_file_name(network->input, TR_CLAIMS, claim);
}

const char *tr_origin_name(const TrNetwork *network, uint32_t claim)
{
    const char *text = tr_input_cell(network->input, TR_CLAIMS, claim, TR_ORIGIN);
    if (*text == '\0')
        text = source_cell(network, claim, TR_SOURCE_ORIGIN);
    return *text != '\0' ? text : tr_source_name(network, claim);
}

const char *tr_grade_of(const TrNetwork *network, uint32_t claim)
{
    const char *text = tr_input_cell(network->input, TR_CLAIMS, claim, TR_GRADE);
    return *text != '\0' ? text : source_cell(network, claim, TR_SOURCE_GRADE);
}

static bool is_link(const char *text)
{
    return strncasecmp(text, "http://", 7) == 0 || strncasecmp(text, "https://", 8) == 0;
}

const char *tr_source_url(const TrNetwork *network, uint32_t claim)
{
    const char *text = tr_input_cell(network->input, TR_CLAIMS, claim, TR_URL);
    if (is_link(text))
        return text;
    text = source_cell(network, claim, TR_SOURCE_URL);
    return is_link(text) ? text : "";
}

/* ---- what it says ---- */

static void put_cell(TrBuilder *words, const char *before, const TrNetwork *network, uint32_t claim,
                     TrClaimColumn column)
{
    char line[400];
    tr_text_one_line(tr_input_cell(network->input, TR_CLAIMS, claim, column), line, sizeof line);
    if (*line == '\0')
        return;
    tr_build_text(words, before);
    tr_build_text(words, line);
}

void tr_claim_words(TrBuilder *words, const TrNetwork *network, uint32_t claim)
{
    static const TrClaimColumn who[] = {TR_PERSON, TR_ROLE, TR_ORGANIZATION};
    const char *between = "";
    for (size_t i = 0; i < 3; i++) {
        size_t before = words->length;
        put_cell(words, between, network, claim, who[i]);
        between = words->length > before ? ", " : between;
    }
    put_cell(words, ": ", network, claim, TR_ACTION);
    if (*tr_input_cell(network->input, TR_CLAIMS, claim, TR_ACTION) != '\0')
        put_cell(words, " ", network, claim, TR_TARGET);
    put_cell(words, ", to ", network, claim, TR_RECIPIENT);
    put_cell(words, ", ", network, claim, TR_PLACE);
}
