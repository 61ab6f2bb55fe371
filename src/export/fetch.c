/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row passes through four steps: its cells; where their texts are, and which entity; the texts, and which
 * node; what the node is called. */
#include "export/content.h"

typedef enum { FETCH_CELLS, FETCH_TEXTS, FETCH_CHARACTERS, FETCH_NODES, N_FETCHES } Fetch;
static const size_t fetch_ahead[N_FETCHES] = {24, 16, 8, 4};

/* What tr_export_party() goes through, and the node itself. */
static void fetch_parties(const TrExport *export, size_t claim, Fetch step)
{
    static const TrClaimColumn parties[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
    const TrNetwork *network = export->network;
    for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
        uint32_t cell = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, parties[i]), entity, node;
        if (cell == 0 || cell >= network->names.n_strings)
            continue;
        if (step == FETCH_TEXTS)
            __builtin_prefetch(&network->names.entity_of[cell]);
        else if ((entity = tr_names_entity(&network->names, cell)) == TR_NO_ID)
            continue;
        else if (step == FETCH_CHARACTERS)
            __builtin_prefetch(&network->node_of[entity]);
        else if ((node = network->node_of[entity]) != TR_NO_ID)
            __builtin_prefetch(&network->nodes[node]);
    }
}

static void fetch_row(const TrExport *export, TrPart part, size_t row, Fetch step)
{
    const TrInput *input = export->network->input;
    const TrTable *table = &input->tables[part];
    const TrExportColumns *columns = &export->columns[part];
    if (step == FETCH_CELLS)
        __builtin_prefetch(&table->line[row]);
    if (step == FETCH_CELLS)
        __builtin_prefetch(&table->file[row]);
    for (size_t i = 0; i < columns->n; i++) {
        const uint32_t *cells = table->columns[columns->items[i].column].cells;
        if (step == FETCH_CELLS)
            __builtin_prefetch(&cells[row]);
        else if (step == FETCH_TEXTS)
            tr_strings_fetch(input->strings, cells[row]);
        else if (step == FETCH_CHARACTERS)
            tr_strings_fetch_text(input->strings, cells[row]);
    }
    if (part == TR_CLAIMS && step != FETCH_CELLS)
        fetch_parties(export, row, step);
}

void tr_export_fetch_rows(const TrExport *export, TrPart part, size_t row)
{
    for (int step = 0; step < N_FETCHES; step++)
        if (row + fetch_ahead[step] < export->network->input->tables[part].n)
            fetch_row(export, part, row + fetch_ahead[step], (Fetch)step);
}

/* What a tie is said to be needs of a claim: its date and origin. */
static void fetch_date(const TrExport *export, size_t claim, Fetch step)
{
    const TrInput *input = export->network->input;
    const uint32_t *dates = input->tables[TR_CLAIMS].columns[TR_DATE].cells;
    if (dates == NULL)
        return;
    if (step == FETCH_CELLS)
        __builtin_prefetch(&dates[claim]);
    else if (step == FETCH_TEXTS)
        tr_strings_fetch(input->strings, dates[claim]);
    else if (step == FETCH_CHARACTERS)
        tr_strings_fetch_text(input->strings, dates[claim]);
}

static void fetch_ties(const TrExport *export, size_t tie, bool with_rows)
{
    enum { MOST = 8 }; /* of a tie with many claims the rest is waited for */
    const TrNetwork *network = export->network;
    for (int step = 0; step < N_FETCHES; step++) {
        const TrTie *next = &network->ties[tie + fetch_ahead[step]];
        for (uint32_t i = 0; tie + fetch_ahead[step] < network->n_ties && i < next->n_claims && i < MOST;
             i++) {
            uint32_t claim = network->tie_claims[next->first_claim + i];
            if (with_rows)
                fetch_row(export, TR_CLAIMS, claim, (Fetch)step);
            else
                fetch_date(export, claim, (Fetch)step);
            if (step == FETCH_CELLS)
                __builtin_prefetch(&network->origins.origin_of[claim]);
        }
    }
}

void tr_export_fetch_ties(const TrExport *export, size_t tie)
{
    fetch_ties(export, tie, true);
}

void tr_export_fetch_spans(const TrExport *export, size_t tie)
{
    fetch_ties(export, tie, false);
}
