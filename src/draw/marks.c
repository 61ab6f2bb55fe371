/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/marks.h"

#include <string.h>

typedef struct {
    const char *key, *value;
} Pair;

/* Colours of Okabe and Ito's palette, those of lines against white. */
static const struct {
    const char *name, *before_name;
    TrPhrase phrase;
    Pair tie[5], node[4]; /* ends with NULL */
} marks_table[TR_N_MARKS] = {
    [TR_MARK_NONE] =
        {"none", "", TR_SAY_MARK_ALIKE, {{"color", "#8A8A8A"}, {"penwidth", "0.8"}}, {{NULL, NULL}}},
    [TR_MARK_ADDED] = {"added",
                       "+ ",
                       TR_SAY_MARK_ADDED,
                       {{"color", "#0072B2"}, {"penwidth", "3.2"}},
                       {{"penwidth", "3"}, {"color", "#0072B2"}}},
    [TR_MARK_REMOVED] =
        {"removed",
         "− ",
         TR_SAY_MARK_REMOVED,
         {{"color", "#333333"}, {"penwidth", "1.4"}, {"style", "dashed"}, {"fontcolor", "#333333"}},
         {{"style", "filled,dashed"}, {"fillcolor", "#FFFFFF"}, {"color", "#333333"}}},
    [TR_MARK_CHANGED] =
        {"changed", "", TR_SAY_MARK_CHANGED, {{"color", "#C65300"}, {"penwidth", "2"}}, {{NULL, NULL}}},
};

const char *tr_mark_name(TrMark mark)
{
    return marks_table[mark].name;
}

const char *tr_mark_before_name(TrMark mark)
{
    return marks_table[mark].before_name;
}

TrPhrase tr_mark_phrase(TrMark mark)
{
    return marks_table[mark].phrase;
}

static TrStatus set_pairs(TrAttributes *attributes, const Pair *pairs, TrError *err)
{
    TrStatus st = TR_OK;
    for (; pairs->key != NULL; pairs++)
        TR_TRY(tr_attributes_set(attributes, pairs->key, pairs->value, err));
out:
    return st;
}

TrStatus tr_mark_tie(TrMark mark, TrAttributes *attributes, TrError *err)
{
    return set_pairs(attributes, marks_table[mark].tie, err);
}

TrStatus tr_mark_node(TrMark mark, TrAttributes *attributes, TrError *err)
{
    return set_pairs(attributes, marks_table[mark].node, err);
}

static void put_status_step(TrBuilder *label, const TrTie *was, const TrTie *is, TrLanguage language)
{
    char plain[2][64];
    tr_build_format(label, "%s → %s",
                    tr_word(language, tr_status_info(was->standing)->words, plain[0], sizeof *plain),
                    tr_word(language, tr_status_info(is->standing)->words, plain[1], sizeof *plain));
}

void tr_mark_words(TrBuilder *label, const TrMarks *marks, const TrNetwork *network, uint32_t tie,
                   TrLanguage language)
{
    const TrTie *was = &marks->was[tie], *is = &network->ties[tie];
    const struct {
        uint32_t was, is;
        TrPhrase phrase;
    } counts[] = {{was->n_claims, is->n_claims, TR_SAY_STEP_CLAIMS},
                  {was->n_origins, is->n_origins, TR_SAY_STEP_ORIGINS},
                  {was->n_against, is->n_against, TR_SAY_STEP_AGAINST}};
    TrMark mark = (TrMark)marks->ties[tie];
    if (mark == TR_MARK_ADDED || mark == TR_MARK_REMOVED)
        tr_phrase_put(label, language, mark == TR_MARK_ADDED ? TR_SAY_NEW : TR_SAY_GONE, NULL);
    if (mark != TR_MARK_CHANGED)
        return;
    if (was->standing != is->standing) {
        put_status_step(label, was, is, language);
        return;
    }
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (counts[i].was != counts[i].is) {
            tr_phrase_put(label, language, counts[i].phrase,
                          (const TrValue[]){{NULL, counts[i].was}, {NULL, counts[i].is}});
            return;
        }
    tr_phrase_put(label, language, is->counted ? TR_SAY_COUNTS_NOW : TR_SAY_COUNTS_NO_MORE, NULL);
}

/* "5,2" is what Graphviz writes for dashed; "9,3" is as long, so nothing else moves. */
void tr_marks_lengthen_dashes(char *svg)
{
    static const char group[] = "<g id=", mark[] = "change-removed", dashes[] = "stroke-dasharray=\"5,2\"";
    for (char *at = strstr(svg, group); at != NULL; at = strstr(at + 1, group)) {
        const char *head = strchr(at, '>'), *end = strstr(at, "</g>"), *found = strstr(at, mark);
        if (head == NULL || end == NULL || found == NULL || found > head)
            continue;
        for (char *dash = strstr(at, dashes); dash != NULL && dash < end; dash = strstr(dash + 1, dashes))
            memcpy(dash + strlen("stroke-dasharray=\""), "9,3", 3);
    }
}
