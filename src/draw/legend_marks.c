/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The part of a legend that says how a picture of two editions marks what changed. */
#include <string.h>

#include "draw/legend.h"

static const char *say(const TrPicture *picture, TrPhrase phrase)
{
    return tr_phrase(picture->diagram->language, phrase);
}

/* As in the picture: by it the dashes are lengthened. */
static TrStatus set_class(TrLegend *legend, TrSample *sample, TrMark mark, TrError *err)
{
    char class[32];
    const char *copy;
    (void)snprintf(class, sizeof class, "change-%s", tr_mark_name(mark));
    copy = tr_arena_text(&legend->arena, class, strlen(class));
    return copy == NULL ? tr_fail_memory(err) : tr_attributes_set(&sample->attributes, "class", copy, err);
}

static TrStatus add_mark_line(const TrPicture *picture, TrLegend *legend, TrMark mark, TrError *err)
{
    TrSample *sample;
    TrStatus st = TR_OK;
    TR_TRY(tr_legend_add(legend, TR_SAMPLE_LINE, say(picture, tr_mark_phrase(mark)), &sample, err));
    TR_TRY(set_class(legend, sample, mark, err));
    TR_TRY(tr_attributes_set(&sample->attributes, "dir", "none", err));
    TR_TRY(tr_mark_tie(mark, &sample->attributes, err));
out:
    return st;
}

static TrStatus add_mark_nodes(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    static const TrPhrase words[TR_N_MARKS] = {
        [TR_MARK_ADDED] = TR_SAY_NEW_ENTITY, [TR_MARK_REMOVED] = TR_SAY_GONE_ENTITY};
    bool occurs[TR_N_MARKS] = {false};
    TrSample *sample;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < picture->choice.n_nodes; i++)
        occurs[picture->marks->nodes[picture->choice.nodes[i]]] = true;
    for (int mark = TR_MARK_ADDED; mark <= TR_MARK_REMOVED; mark++) {
        if (!occurs[mark])
            continue;
        TR_TRY(tr_legend_add(legend, TR_SAMPLE_NODE, say(picture, words[mark]), &sample, err));
        TR_TRY(tr_style_node(picture, "person", &sample->attributes, err));
        TR_TRY(set_class(legend, sample, (TrMark)mark, err));
        TR_TRY(tr_mark_node((TrMark)mark, &sample->attributes, err));
    }
out:
    return st;
}

/* The bar, in no mark's colour. */
static TrStatus add_bar(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    TrSample *sample;
    TrStatus st = TR_OK;
    TR_TRY(tr_legend_add(legend, TR_SAMPLE_LINE, say(picture, TR_SAY_AGAINST_BAR), &sample, err));
    TR_TRY(tr_attributes_add_all(&sample->attributes, tr_dot_file_find(picture->style, "sign", "sign_minus"),
                                 err));
    TR_TRY(tr_attributes_set(&sample->attributes, "color", "#444444", err));
out:
    return st;
}

/* In place of the layers, whose colours a mark covers. */
TrStatus tr_legend_add_marks(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    bool occurs[TR_N_MARKS] = {false}, minus = false;
    TrSample *sample;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        occurs[picture->marks->ties[picture->choice.ties[i]]] = true;
        minus = minus || picture->network->ties[picture->choice.ties[i]].sign < 0;
    }
    TR_TRY(tr_legend_add(legend, TR_SAMPLE_HEADING, say(picture, TR_SAY_WHAT_CHANGED), &sample, err));
    for (int i = 1; i <= TR_N_MARKS; i++) /* what stayed alike comes last */
        if (occurs[i % TR_N_MARKS])
            TR_TRY(add_mark_line(picture, legend, (TrMark)(i % TR_N_MARKS), err));
    TR_TRY(add_mark_nodes(picture, legend, err));
    if (minus)
        TR_TRY(add_bar(picture, legend, err));
out:
    return st;
}
