/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/legend.h"

#include <string.h>

#include "base/memory.h"
#include "draw/metrics.h"

#define ROW_HEIGHT    17.0
#define SAMPLE_X      22.0
#define COLUMN_GAP    14.0
#define LINE_HALF     17.0 /* half the length of a line sample */
#define NODE_INCHES_X 0.46
#define NODE_INCHES_Y 0.16

static TrStatus add_sample(TrLegend *legend, TrSampleKind kind, const char *words, TrSample **sample,
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
    return add_sample(legend, TR_SAMPLE_HEADING, words, &sample, err);
}

/* A word of a column, with blanks for underscores. */
static TrStatus plain_words(TrLegend *legend, const char *word, const char **words, TrError *err)
{
    char *copy = tr_arena_text(&legend->arena, word, strlen(word));
    *words = copy;
    for (char *c = copy; c != NULL && *c != '\0'; c++)
        *c = *c == '_' ? ' ' : *c;
    return copy == NULL ? tr_fail_memory(err) : TR_OK;
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

static TrStatus add_kinds(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    TrSample *sample;
    TrStatus st = TR_OK;
    TR_TRY(add_heading(legend, "Who", err));
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        const char *kind = tr_node_kind(picture->network, picture->choice.nodes[i]), *words;
        if (kind_seen_before(picture, i))
            continue;
        TR_TRY(plain_words(legend, kind, &words, err));
        TR_TRY(add_sample(legend, TR_SAMPLE_NODE, words, &sample, err));
        TR_TRY(tr_style_node(picture, kind, &sample->attributes, err));
    }
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
    TR_TRY(add_sample(legend, TR_SAMPLE_LINE, words, &sample, err));
    if (!arrow)
        TR_TRY(tr_attributes_set(&sample->attributes, "dir", "none", err));
    TR_TRY(tr_attributes_add_all(&sample->attributes, tr_dot_file_find(picture->style, family, name), err));
out:
    return st;
}

static TrStatus add_lines_by_status(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    static const char *const words[TR_N_LINES] = {
        "reported by two origins or more, or convicted",
        "one origin; wanted, charged, sanctioned",
        "rumoured, alleged, under investigation",
        "dismissed, acquitted, overturned, retracted",
    };
    bool occurs[TR_N_LINES] = {false};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < picture->choice.n_ties; i++)
        if (tie_of(picture, i)->layer != TR_LAYER_PART_OF && tie_of(picture, i)->layer != TR_LAYER_INFERRED)
            occurs[tr_style_line(tie_of(picture, i))] = true;
    TR_TRY(add_heading(legend, "How sure", err));
    for (int line = 0; line < TR_N_LINES; line++)
        if (occurs[line])
            TR_TRY(add_line(picture, legend, "status", tr_style_line_name((TrLine)line), words[line], false,
                            err));
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
    bool at_all, directed, minus;
} Occurrence;

static Occurrence occurrence_of(const TrPicture *picture, size_t layer)
{
    Occurrence found = {false, false, false};
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        const TrTie *tie = tie_of(picture, i);
        if (tie->layer != layer)
            continue;
        found.at_all = true;
        found.directed = found.directed || tie->directed || layer == TR_LAYER_PART_OF;
        found.minus = found.minus || tie->sign < 0;
    }
    return found;
}

static TrStatus add_lines_by_layer(const TrPicture *picture, TrLegend *legend, TrError *err)
{
    TrStatus st = TR_OK;
    size_t first = legend->n + 1;
    bool minus = false;
    TR_TRY(add_heading(legend, "What kind of tie", err));
    for (size_t layer = 0; layer < picture->network->n_layers; layer++) {
        Occurrence occurs = occurrence_of(picture, layer);
        const char *words;
        if (!occurs.at_all)
            continue;
        minus = minus || occurs.minus;
        TR_TRY(plain_words(legend, picture->network->layers[layer], &words, err));
        if (layer == TR_LAYER_INFERRED)
            words = "a guess: inferred from the words of an action";
        TR_TRY(
            add_line(picture, legend, "layer", picture->network->layers[layer], words, occurs.directed, err));
        TR_TRY(merge_last(legend, first, err));
    }
    if (minus)
        TR_TRY(add_line(picture, legend, "sign", "minus", "against: ends in a bar", true, err));
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

TrStatus tr_legend_make(const TrPicture *picture, double width, TrLegend *legend, TrError *err)
{
    TrStatus st = TR_OK;
    *legend = (TrLegend){.width = width};
    if (picture->choice.n_nodes == 0)
        return TR_OK;
    TR_TRY(add_kinds(picture, legend, err));
    if (picture->choice.n_ties > 0) {
        TR_TRY(add_lines_by_status(picture, legend, err));
        TR_TRY(add_lines_by_layer(picture, legend, err));
    }
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

/* ---- DOT ---- */

static void write_anchor(FILE *file, const char *name, double x, double y)
{
    (void)fprintf(file, "  %s [pos=\"%.2f,%.2f\", width=0.01, height=0.01, style=invis];\n", name, x, y);
}

static void write_defaults(FILE *file, const char *what, const TrAttributes *attributes)
{
    (void)fprintf(file, "  %s ", what);
    tr_attributes_write(attributes, file);
    (void)fputs(";\n", file);
}

/* Anchors in two corners fix the drawing's extent to the legend's. */
void tr_legend_write_dot(const TrLegend *legend, const TrPicture *picture, FILE *file)
{
    (void)fprintf(file, "digraph legend {\n  graph [id=\"%s--legend\"];\n", picture->diagram->name);
    write_defaults(file, "node", &picture->style->node_default);
    write_defaults(file, "edge", &picture->style->edge_default);
    (void)fprintf(file, "  node [label=\"\", fixedsize=true, width=%.2f, height=%.2f];\n", NODE_INCHES_X,
                  NODE_INCHES_Y);
    write_anchor(file, "upper_left", 0, legend->height);
    write_anchor(file, "lower_right", legend->width, 0);
    for (size_t i = 0; i < legend->n; i++) {
        const TrSample *sample = &legend->samples[i];
        double y = legend->height - sample->y;
        char from[32], to[32];
        if (sample->kind == TR_SAMPLE_HEADING)
            continue;
        if (sample->kind == TR_SAMPLE_NODE) {
            (void)fprintf(file, "  s%zu [pos=\"%.2f,%.2f\"];\n  s%zu ", i, sample->x, y, i);
            tr_attributes_write(&sample->attributes, file);
        } else {
            (void)snprintf(from, sizeof from, "from%zu", i);
            (void)snprintf(to, sizeof to, "to%zu", i);
            write_anchor(file, from, sample->x - LINE_HALF, y);
            write_anchor(file, to, sample->x + LINE_HALF, y);
            (void)fprintf(file, "  %s -> %s ", from, to);
            tr_attributes_write(&sample->attributes, file);
        }
        (void)fputs(";\n", file);
    }
    (void)fputs("}\n", file);
}
