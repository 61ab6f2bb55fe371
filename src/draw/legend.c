/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/legend.h"

#include <string.h>

#include "base/memory.h"
#include "draw/collapse.h"
#include "draw/dot_items.h"
#include "draw/figure.h"
#include "draw/metrics.h"

#define ROW_HEIGHT 17.0
#define SAMPLE_X   22.0
#define COLUMN_GAP 14.0

TrStatus tr_legend_add(TrLegend *legend, TrSampleKind kind, const char *words, TrSample **sample,
                       TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(legend->samples, legend->room, legend->n + 1, err));
    legend->samples[legend->n] = (TrSample){.kind = kind, .words = words};
    *sample = &legend->samples[legend->n++];
out:
    return st;
}

static TrStatus add_heading(TrLegend *legend, const char *words, TrError *err)
{
    TrSample *sample;
    return tr_legend_add(legend, TR_SAMPLE_HEADING, words, &sample, err);
}

/* A word of a column, in the picture's language. */
static TrStatus plain_words(TrLegend *legend, const TrPicture *picture, const char *word, const char **words,
                            TrError *err)
{
    char buffer[200];
    const char *plain = tr_word(picture->diagram->language, word, buffer, sizeof buffer);
    *words = tr_arena_text(&legend->arena, plain, strlen(plain));
    return *words == NULL ? tr_fail_memory(err) : TR_OK;
}

static const char *say(const TrPicture *picture, TrPhrase phrase)
{
    return tr_phrase(picture->diagram->language, phrase);
}

/* ---- what occurs ---- */

static bool kind_seen_before(const TrPicture *picture, size_t at)
{
    const char *kind = tr_node_kind(picture->network, picture->choice.nodes[at]);
    for (size_t i = 0; i < at; i++)
        if (strcmp(tr_node_kind(picture->network, picture->choice.nodes[i]), kind) == 0)
            return true;
    return false;
}

static TrStatus add_charged(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    TrSample *sample;
    bool any = false;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < picture->choice.n_nodes; i++)
        any = any || picture->choice.charged[picture->choice.nodes[i]];
    if (!any)
        return TR_OK;
    TR_TRY(tr_legend_add(legend, TR_SAMPLE_NODE, say(picture, TR_SAY_CHARGED_PERSON), &sample, err));
    TR_TRY(tr_style_node(picture, "person", &sample->attributes, err));
    TR_TRY(tr_style_charged(picture, &sample->attributes, err));
out:
    return st;
}

static TrStatus add_kinds(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    TrSample *sample;
    TrStatus st = TR_OK;
    TR_TRY(add_heading(legend, say(picture, TR_SAY_WHO), err));
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        const char *kind = tr_node_kind(picture->network, picture->choice.nodes[i]), *words;
        if (kind_seen_before(picture, i))
            continue;
        TR_TRY(plain_words(legend, picture, kind, &words, err));
        TR_TRY(tr_legend_add(legend, TR_SAMPLE_NODE, words, &sample, err));
        TR_TRY(tr_style_node(picture, kind, &sample->attributes, err));
    }
    TR_TRY(add_charged(picture, legend, err));
out:
    return st;
}

static const TrTie *tie_of(const TrPicture *picture, size_t i)
{
    return &picture->network->ties[picture->choice.ties[i]];
}

static TrStatus add_line(const TrPicture *picture, TrLegend *legend, const char *family, const char *member,
                         const char *words, bool arrow, TrError *err)
{
    char name[160];
    TrSample *sample;
    TrStatus st = TR_OK;
    (void)snprintf(name, sizeof name, "%s_%.100s", family, member);
    TR_TRY(tr_legend_add(legend, TR_SAMPLE_LINE, words, &sample, err));
    if (!arrow)
        TR_TRY(tr_attributes_set(&sample->attributes, "dir", "none", err));
    TR_TRY(tr_attributes_add_all(&sample->attributes, tr_dot_file_find(picture->style, family, name), err));
out:
    return st;
}

static TrStatus add_lines_by_status(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    static const TrPhrase words[TR_N_LINES] = {TR_SAY_CONFIRMED, TR_SAY_UNCONFIRMED, TR_SAY_TENTATIVE,
                                               TR_SAY_CLEARED};
    bool occurs[TR_N_LINES] = {false}, in_panels = false;
    TrStatus st = TR_OK;
    TR_TRY(tr_panels_mark_lines(picture, occurs, &in_panels, err));
    for (size_t i = 0; i < picture->choice.n_ties && !in_panels; i++)
        if (tie_of(picture, i)->layer != TR_LAYER_PART_OF && tie_of(picture, i)->layer != TR_LAYER_INFERRED &&
            (picture->marks == NULL ||
             picture->marks->ties[picture->choice.ties[i]] != TR_MARK_REMOVED)) /* its dashes say that */
            occurs[tr_style_line(tie_of(picture, i))] = true;
    TR_TRY(add_heading(legend, say(picture, TR_SAY_HOW_SURE), err));
    for (int line = 0; line < TR_N_LINES; line++)
        if (occurs[line])
            TR_TRY(add_line(picture, legend, "status", tr_style_line_name((TrLine)line),
                            say(picture, words[line]), false, err));
out:
    return st;
}

static bool same_attributes(const TrAttributes *a, const TrAttributes *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++) {
        const char *other = tr_attributes_get(b, a->items[i].key);
        same = other != NULL && strcmp(a->items[i].value, other) == 0;
    }
    return same;
}

/* The sample just added looks like an earlier one from `from` on: that one takes its words. */
static TrStatus merge_last(TrLegend *legend, size_t from, TrError *err)
{
    TrSample *last = &legend->samples[legend->n - 1];
    for (size_t i = from; i + 1 < legend->n; i++) {
        TrSample *earlier = &legend->samples[i];
        size_t bytes = strlen(earlier->words) + strlen(last->words) + 3;
        char *words;
        if (!same_attributes(&earlier->attributes, &last->attributes))
            continue;
        if ((words = tr_arena_bytes(&legend->arena, bytes)) == NULL)
            return tr_fail_memory(err);
        (void)snprintf(words, bytes, "%s, %s", earlier->words, last->words);
        earlier->words = words;
        tr_attributes_release(&last->attributes);
        legend->n--;
        break;
    }
    return TR_OK;
}

/* How a layer occurs in the picture. */
typedef struct {
    bool at_all, directed, minus, plain; /* plain: some are not against */
} Occurrence;

static Occurrence occurrence_of(const TrPicture *picture, size_t layer)
{
    Occurrence found = {false, false, false, false};
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        const TrTie *tie = tie_of(picture, i);
        if (tie->layer != layer || tr_dot_tie_is_nesting(picture, tie))
            continue;
        found.at_all = true;
        found.directed = found.directed || tie->directed || layer == TR_LAYER_PART_OF;
        found.minus = found.minus || tie->sign < 0;
        found.plain = found.plain || tie->sign >= 0;
    }
    return found;
}

static TrStatus add_lines_by_layer(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    TrStatus st = TR_OK;
    size_t first = legend->n + 1;
    bool minus = false;
    TR_TRY(add_heading(legend, say(picture, TR_SAY_KIND_OF_TIE), err));
    for (size_t layer = 0; layer < picture->network->n_layers; layer++) {
        Occurrence occurs = occurrence_of(picture, layer);
        const char *words;
        if (!occurs.at_all)
            continue;
        minus = minus || occurs.minus;
        TR_TRY(plain_words(legend, picture, picture->network->layers[layer], &words, err));
        if (layer == TR_LAYER_INFERRED)
            words = say(picture, TR_SAY_INFERRED);
        TR_TRY(
            add_line(picture, legend, "layer", picture->network->layers[layer], words, occurs.directed, err));
        if (!occurs.plain) /* as it is drawn: with the bar */
            TR_TRY(tr_attributes_add_all(&legend->samples[legend->n - 1].attributes,
                                         tr_dot_file_find(picture->style, "sign", "sign_minus"), err));
        TR_TRY(merge_last(legend, first, err));
    }
    if (minus) {
        TR_TRY(add_line(picture, legend, "sign", "minus", say(picture, TR_SAY_AGAINST_BAR), true, err));
        TR_TRY(merge_last(legend, first, err));
    }
out:
    return st;
}

/* ---- size ---- */

/* A phrase with the measure's name in it. */
static TrStatus measure_words(TrLegend *legend, const TrPicture *picture, TrPhrase phrase, const char **words,
                              TrError *err)
{
    TrLanguage language = picture->diagram->language;
    TrBuilder text = {0};
    char buffer[64];
    TrStatus st;
    tr_phrase_put(&text, language, phrase,
                  &(TrValue){tr_word(language, picture->ranked->measure->name, buffer, sizeof buffer), 0});
    st = tr_build_finish(&text, &legend->arena, words, err);
    tr_builder_release(&text);
    return st;
}

static TrStatus add_size(const TrPicture *picture, TrLegend *legend, TrPhrase phrase, const char *width,
                         const char *height, TrError *err)
{
    TrSample *sample;
    const char *words;
    TrStatus st = TR_OK;
    TR_TRY(measure_words(legend, picture, phrase, &words, err));
    TR_TRY(tr_legend_add(legend, TR_SAMPLE_NODE, words, &sample, err));
    TR_TRY(tr_attributes_set(&sample->attributes, "shape", "ellipse", err));
    TR_TRY(tr_attributes_set(&sample->attributes, "width", width, err));
    TR_TRY(tr_attributes_set(&sample->attributes, "height", height, err));
out:
    return st;
}

/* The smallest and the largest area, one to four, where there are two; and thick lines, where there are any.
 */
static TrStatus add_how_much(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    double least = 2, most = 1;
    TrSample *sample;
    bool thick = false;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        double scale = tr_picture_scale(picture, picture->choice.nodes[i]);
        least = scale < least ? scale : least;
        most = scale > most ? scale : most;
    }
    for (size_t i = 0; i < picture->choice.n_ties; i++)
        thick = thick || tie_of(picture, i)->n_origins > 1;
    if (most - least < 0.05 && !thick)
        return TR_OK;
    TR_TRY(add_heading(legend, say(picture, TR_SAY_HOW_MUCH), err));
    if (most - least >= 0.05) {
        TR_TRY(add_size(picture, legend, TR_SAY_LEAST, "0.23", "0.1", err));
        TR_TRY(add_size(picture, legend, TR_SAY_MOST, "0.46", "0.2", err));
    }
    if (thick) {
        TR_TRY(tr_legend_add(legend, TR_SAMPLE_LINE, say(picture, TR_SAY_THICKER), &sample, err));
        TR_TRY(tr_attributes_set(&sample->attributes, "dir", "none", err));
        TR_TRY(tr_attributes_set(&sample->attributes, "color", "#444444", err));
        TR_TRY(tr_attributes_set(&sample->attributes, "penwidth", "2.5", err));
    }
out:
    return st;
}

/* ---- places ---- */

static double words_width(const TrSample *sample)
{
    return tr_text_width(sample->words, strlen(sample->words), TR_LEGEND_POINTS);
}

/* Rows of entries, left to right; each heading begins a row. */
static void place(TrLegend *legend)
{
    double x = 0, y = -ROW_HEIGHT / 2;
    for (size_t i = 0; i < legend->n; i++) {
        TrSample *sample = &legend->samples[i];
        double width = sample->kind == TR_SAMPLE_HEADING
                           ? 82
                           : SAMPLE_X + TR_LEGEND_TEXT_X + words_width(sample) + COLUMN_GAP;
        if (sample->kind == TR_SAMPLE_HEADING || x + width > legend->width) {
            y += ROW_HEIGHT;
            x = sample->kind == TR_SAMPLE_HEADING ? 0 : 82;
        }
        sample->x = x + SAMPLE_X;
        sample->y = y;
        x += width;
    }
    legend->height = y + ROW_HEIGHT / 2;
}

/* Of groups: their kinds, where they are such, and the lines between them. */
static TrStatus add_groups(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    static const TrPhrase words[TR_N_LINES] = {TR_SAY_CONFIRMED, TR_SAY_UNCONFIRMED, TR_SAY_TENTATIVE,
                                               TR_SAY_CLEARED};
    TrCollapsed collapsed;
    bool occurs[TR_N_LINES] = {false}, minus = false;
    TrStatus st = tr_collapsed_make(picture, &collapsed, err);
    if (st != TR_OK)
        return st;
    for (size_t i = 0; i < collapsed.n; i++) {
        occurs[tr_bundle_line(&collapsed.bundles[i])] = true;
        minus = minus || collapsed.bundles[i].minus;
    }
    if (collapsed.n > 0)
        TR_TRY(add_heading(legend, say(picture, TR_SAY_HOW_SURE), err));
    for (int line = 0; line < TR_N_LINES; line++)
        if (occurs[line])
            TR_TRY(add_line(picture, legend, "status", tr_style_line_name((TrLine)line),
                            say(picture, words[line]), false, err));
    if (minus)
        TR_TRY(add_line(picture, legend, "sign", "minus", say(picture, TR_SAY_AGAINST_BAR), true, err));
out:
    tr_collapsed_release(&collapsed);
    return st;
}

static TrStatus add_all(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    TrStatus st = TR_OK;
    if (picture->diagram->layout == TR_LAYOUT_MATRIX)
        return TR_OK; /* it has a key of its own */
    if (picture->diagram->collapse != TR_BY_NONE)
        return add_groups(picture, legend, err);
    TR_TRY(add_kinds(picture, legend, err));
    if (picture->choice.n_ties > 0) {
        TR_TRY(add_lines_by_status(picture, legend, err));
        TR_TRY(picture->marks != NULL ? tr_legend_add_marks(picture, legend, err)
                                      : add_lines_by_layer(picture, legend, err));
    }
    if (picture->marks == NULL)
        TR_TRY(add_how_much(picture, legend, err));
out:
    return st;
}

TrStatus tr_legend_make(const TrPicture *picture, double width, TrLegend *legend, TrError *err)
{
    TrStatus st = TR_OK;
    *legend = (TrLegend){.width = width};
    if (picture->choice.n_nodes == 0)
        return TR_OK;
    TR_TRY(add_all(picture, legend, err));
    for (size_t i = 0; i < legend->n; i++)
        TR_TRY(
            tr_palette_apply(picture->diagram->palette, &legend->samples[i].attributes, &legend->arena, err));
    place(legend);
out:
    if (st != TR_OK)
        tr_legend_release(legend);
    return st;
}

void tr_legend_release(TrLegend *legend)
{
    for (size_t i = 0; i < legend->n; i++)
        tr_attributes_release(&legend->samples[i].attributes);
    tr_free(legend->samples);
    tr_arena_release(&legend->arena);
    *legend = (TrLegend){0};
}
