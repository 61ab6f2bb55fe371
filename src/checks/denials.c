/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A claim beside its denials: one finding for each. */
#include "checks/checking.h"

enum { LINE_BYTES = 200 };

/* The cell of `column`, or of `otherwise` where that is empty, on one line. */
static void take_cell(const TrInput *input, uint32_t claim, TrClaimColumn column, TrClaimColumn otherwise,
                      char line[LINE_BYTES])
{
    bool there = tr_table_cell(&input->tables[TR_CLAIMS], claim, column) != 0;
    tr_text_one_line(tr_input_cell(input, TR_CLAIMS, claim, there ? column : otherwise), line, LINE_BYTES);
}

static void put_what(const TrChecking *checking, uint32_t answered, uint32_t answer, TrSentence *what)
{
    const TrInput *input = checking->network->input;
    char who[LINE_BYTES], said[LINE_BYTES], by[LINE_BYTES];
    take_cell(input, answered, TR_PERSON, TR_ORGANIZATION, who);
    take_cell(input, answered, TR_ACTION, TR_ROLE, said);
    take_cell(input, answer, TR_PERSON, TR_ORGANIZATION, by);
    tr_found_put(what, tr_claim_stance(input, answer) == TR_CORRECTS ? TR_FOUND_CORRECTED : TR_FOUND_DENIED,
                 (TrValue[]){{who, 0}, {said, 0}, {by, 0}});
}

TrStatus tr_find_denials(TrChecking *checking, TrError *err)
{
    const TrNetwork *network = checking->network;
    TrSentence what = {0};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < network->n_against; i++) {
        uint32_t answered = network->against[2 * i], answer = network->against[2 * i + 1];
        if (!network->takes_part[answered])
            continue;
        tr_sentence_clear(&what);
        put_what(checking, answered, answer, &what);
        TR_TRY(tr_finding_add(checking, &what, (TrSide){TR_CLAIMS, &answered, 1},
                              (TrSide){TR_CLAIMS, &answer, 1}, err));
    }
out:
    tr_sentence_release(&what);
    return st;
}
