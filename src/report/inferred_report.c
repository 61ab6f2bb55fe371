/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/inferred_report.h"

#include <string.h>

typedef enum { WHERE, SOURCE, ACTOR, WORDS, TARGET, RECIPIENT, ACTION, N_CELLS } Cell;

static const char *const columns[N_CELLS] = {"guessed: where", "source",    "actor", "words",
                                             "target",         "recipient", "action"};

static const char *cell_of(const TrNetwork *network, const TrInferred *inferred, Cell cell)
{
    const TrInput *input = network->input;
    bool has_person = tr_table_cell(&input->tables[TR_CLAIMS], inferred->claim, TR_PERSON) != 0;
    switch (cell) {
    case SOURCE:
        return tr_input_cell(input, TR_CLAIMS, inferred->claim, TR_SOURCE);
    case ACTOR:
        return tr_input_cell(input, TR_CLAIMS, inferred->claim, has_person ? TR_PERSON : TR_ORGANIZATION);
    case WORDS:
        return tr_network_text(network, inferred->words);
    case TARGET:
        return tr_names_shown(input, &network->names, inferred->target);
    case RECIPIENT:
        return inferred->recipient == TR_NO_ID ? ""
                                               : tr_names_shown(input, &network->names, inferred->recipient);
    case ACTION:
        return tr_input_cell(input, TR_CLAIMS, inferred->claim, TR_ACTION);
    default:
        return tr_input_file_name(input, TR_CLAIMS, inferred->claim);
    }
}

static TrStatus put_row(const TrNetwork *network, const TrInferred *inferred, TrGrid *grid, TrError *err)
{
    char where[300];
    TrStatus st = TR_OK;
    (void)snprintf(where, sizeof where, "%.255s:%u", cell_of(network, inferred, WHERE),
                   network->input->tables[TR_CLAIMS].line[inferred->claim]);
    TR_TRY(tr_grid_text(grid, where, err));
    for (Cell cell = SOURCE; cell < N_CELLS; cell++)
        TR_TRY(tr_grid_text(grid, cell_of(network, inferred, cell), err));
out:
    return st;
}

TrStatus tr_inferred_write(const TrNetwork *network, const TrInferred *list, size_t n, TrFormat format,
                           FILE *file, TrError *err)
{
    TrGrid *grid = NULL;
    TrStatus st = TR_OK;
    if (n == 0)
        return TR_OK;
    (void)fputc('\n', file);
    if ((grid = tr_grid_new(file, format, err)) == NULL)
        return TR_MEMORY;
    for (size_t i = 0; i < N_CELLS; i++)
        TR_TRY(tr_grid_column(grid, columns[i], false, err));
    for (size_t i = 0; i < n; i++)
        TR_TRY(put_row(network, &list[i], grid, err));
out:
    tr_grid_end(grid);
    if (st == TR_OK)
        (void)fprintf(file, "\n%zu target%s guessed from the words of an action; %s\n", n,
                      n == 1 ? " was" : "s were",
                      network->weave.infer_targets ? "ties of layer inferred, in the measures too"
                                                   : "--infer-targets makes ties of them, "
                                                     "a target in the row states it");
    return st;
}

void tr_inferred_write_json(const TrNetwork *network, const TrInferred *list, size_t n, TrJson *json)
{
    tr_json_key(json, "inferred");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < n; i++) {
        tr_json_newline(json);
        tr_json_begin(json, '{');
        tr_json_key(json, "file");
        tr_json_text(json, cell_of(network, &list[i], WHERE));
        tr_json_key(json, "line");
        tr_json_number(json, network->input->tables[TR_CLAIMS].line[list[i].claim]);
        for (Cell cell = SOURCE; cell < N_CELLS; cell++) {
            tr_json_key(json, columns[cell]);
            tr_json_text(json, cell_of(network, &list[i], cell));
        }
        tr_json_key(json, "tied");
        tr_json_bool(json, network->weave.infer_targets);
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
}
