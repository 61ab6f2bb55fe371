/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A claim beside its denials: one finding for each. */
#include <string.h>

#include "checks/checking.h"

static void put_what(const TrChecking *checking, uint32_t answered, uint32_t answer, TrBuilder *what)
{
    const TrInput *input = checking->network->input;
    char line[200];
    tr_text_one_line(tr_input_cell(input, TR_CLAIMS, answered,
                                   tr_table_cell(&input->tables[TR_CLAIMS], answered, TR_PERSON) != 0
                                       ? TR_PERSON
                                       : TR_ORGANIZATION),
                     line, sizeof line);
    tr_build_format(what, "%s: '", line);
    tr_text_one_line(tr_input_cell(input, TR_CLAIMS, answered,
                                   tr_table_cell(&input->tables[TR_CLAIMS], answered, TR_ACTION) != 0
                                       ? TR_ACTION
                                       : TR_ROLE),
                     line, sizeof line);
    tr_build_format(what, "%s' is %s by ", line,
                    tr_claim_stance(input, answer) == TR_CORRECTS ? "corrected" : "denied");
    tr_text_one_line(tr_input_cell(input, TR_CLAIMS, answer,
                                   tr_table_cell(&input->tables[TR_CLAIMS], answer, TR_PERSON) != 0
                                       ? TR_PERSON
                                       : TR_ORGANIZATION),
                     line, sizeof line);
    tr_build_text(what, line);
}

TrStatus tr_find_denials(TrChecking *checking, TrError *err)
{
    const TrNetwork *network = checking->network;
    TrBuilder what = {0};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < network->n_against; i++) {
        uint32_t answered = network->against[2 * i], answer = network->against[2 * i + 1];
        if (!network->takes_part[answered])
            continue;
        tr_build_clear(&what);
        put_what(checking, answered, answer, &what);
        TR_TRY(tr_finding_add(checking, &what, (TrSide){TR_CLAIMS, &answered, 1},
                              (TrSide){TR_CLAIMS, &answer, 1}, err));
    }
out:
    tr_builder_release(&what);
    return st;
}
