/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Node names are opaque (n12); from the input only labels, titles and URLs get in, all of them through
 * labels.c. */
#include "draw/dot_items.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "draw/kept.h"
#include "draw/labels.h"
#include "draw/spots.h"

/* The smallest entity in inches; the largest has four times its area. */
#define LEAST_WIDTH   0.9
#define LEAST_HEIGHT  0.48
#define LEAST_LETTERS 9.0 /* points, where letters grow with the score */
#define MOST_LETTERS  15.0
#define WIDE_WORDS    132.0 /* points of a line on a tie */
#define NARROW_WORDS  88.0

TrStatus tr_dot_set_built(TrDotWriting *w, TrAttributes *attributes, const char *key, TrError *err)
{
    const char *value;
    TrStatus st = TR_OK;
    TR_TRY(tr_build_finish(&w->builder, &w->arena, &value, err));
    TR_TRY(tr_attributes_set(attributes, key, value, err));
out:
    return st;
}

static TrStatus set_number(TrDotWriting *w, TrAttributes *attributes, const char *key, double number,
                           TrError *err)
{
    tr_build_clear(&w->builder);
    tr_build_format(&w->builder, "%.3f", number);
    return tr_dot_set_built(w, attributes, key, err);
}

static void write_item(TrDotWriting *w, char letter, uint32_t number, const TrAttributes *attributes)
{
    (void)fprintf(w->file, "  %c%u ", letter, number);
    tr_attributes_write(attributes, w->file);
    tr_kept_put_node(w->variant->kept, letter, number, w->file);
    (void)fputs(";\n", w->file);
}

/* One of many: a mark, and its name beside it if it has one. */
static TrStatus set_mark(TrDotWriting *w, size_t i, TrAttributes *attributes, TrError *err)
{
    double width = 2 * w->plan->many.radius[i] / 72;
    TrStatus st = TR_OK;
    TR_TRY(set_number(w, attributes, "width", width, err));
    TR_TRY(set_number(w, attributes, "height", width, err));
    if (w->plan->many.named[i])
        TR_TRY(tr_attributes_set(attributes, "xlabel", tr_attributes_get(attributes, "label"), err));
    TR_TRY(tr_attributes_set(attributes, "label", "", err));
out:
    return st;
}

static TrStatus set_size(TrDotWriting *w, uint32_t node, TrAttributes *attributes, TrError *err)
{
    double scale = tr_picture_scale(w->picture, node);
    TrStatus st = TR_OK;
    TR_TRY(set_number(w, attributes, "width", LEAST_WIDTH * scale, err));
    TR_TRY(set_number(w, attributes, "height", LEAST_HEIGHT * scale, err));
    if (w->picture->diagram->letters_by_rank)
        TR_TRY(set_number(w, attributes, "fontsize",
                          LEAST_LETTERS + (MOST_LETTERS - LEAST_LETTERS) * (scale - 1), err));
out:
    return st;
}

static TrStatus set_place(TrDotWriting *w, size_t i, TrAttributes *attributes, TrError *err)
{
    const double *x = w->plan->x, *y = w->plan->y;
    if (w->plan->many.x != NULL) {
        x = w->plan->many.x;
        y = w->plan->many.y;
    }
    if (x == NULL)
        return TR_OK;
    tr_build_clear(&w->builder);
    tr_build_format(&w->builder, "%.2f,%.2f", x[i], y[i]);
    return tr_dot_set_built(w, attributes, "pos", err);
}

void tr_node_id(TrBuilder *id, const TrPicture *picture, uint32_t node)
{
    tr_build_format(id, "%.60s-", picture->diagram->name);
    tr_slug(id, tr_node_name(picture->network, node));
    if (tr_node_is_event(picture->network, node))
        tr_build_format(id, "-event-%u", node);
}

void tr_tie_id(TrBuilder *id, const TrPicture *picture, const TrTie *tie)
{
    tr_node_id(id, picture, tie->a);
    tr_build_text(id, tie->directed ? "--to--" : "--");
    tr_slug(id, tr_node_name(picture->network, tie->b));
    tr_build_text(id, "-");
    tr_slug(id, picture->network->layers[tie->layer]);
    tr_build_text(id, tie->sign > 0 ? "-plus" : tie->sign < 0 ? "-minus" : "");
}

/* The class of a word of ours or of a column: letters, digits and hyphens. */
static void put_class(TrDotWriting *w, const char *family, const char *word)
{
    tr_build_format(&w->builder, "%s%s-", w->builder.length > 0 ? " " : "", family);
    tr_slug(&w->builder, word);
}

TrStatus tr_dot_node_attributes(TrDotWriting *w, size_t i, TrAttributes *attributes, TrError *err)
{
    const TrPicture *picture = w->picture;
    const TrNetwork *network = picture->network;
    uint32_t node = picture->choice.nodes[i];
    TrStatus st = TR_OK;
    TR_TRY(tr_style_node(picture, tr_node_kind(network, node), attributes, err));
    if (picture->choice.charged[node])
        TR_TRY(tr_style_charged(picture, attributes, err));
    if (picture->marks != NULL)
        TR_TRY(tr_mark_node((TrMark)picture->marks->nodes[node], attributes, err));
    TR_TRY(set_size(w, node, attributes, err));
    TR_TRY(set_place(w, i, attributes, err));
    tr_build_clear(&w->builder);
    if (picture->marks != NULL)
        tr_build_text(&w->builder, tr_mark_before_name((TrMark)picture->marks->nodes[node]));
    tr_label_node(&w->builder, network, node, picture->diagram);
    TR_TRY(tr_dot_set_built(w, attributes, "label", err));
    tr_build_clear(&w->builder);
    tr_node_id(&w->builder, picture, node);
    TR_TRY(tr_dot_set_built(w, attributes, "id", err));
    tr_build_clear(&w->builder);
    put_class(w, "kind", tr_node_kind(network, node));
    tr_build_text(&w->builder, picture->choice.charged[node] ? " charged" : "");
    if (picture->marks != NULL)
        put_class(w, "change", tr_mark_name((TrMark)picture->marks->nodes[node]));
    TR_TRY(tr_dot_set_built(w, attributes, "class", err));
    tr_build_clear(&w->builder);
    tr_title_node(&w->builder, network, node, picture->ranked, picture->diagram->language);
    TR_TRY(tr_dot_set_built(w, attributes, "trama_title", err));
    TR_TRY(tr_palette_apply(picture->diagram->palette, attributes, &w->arena, err));
out:
    return st;
}

TrStatus tr_dot_write_node(TrDotWriting *w, size_t i, TrError *err)
{
    TrAttributes attributes = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_dot_node_attributes(w, i, &attributes, err));
    if (w->plan->many.x != NULL)
        TR_TRY(set_mark(w, i, &attributes, err));
    write_item(w, 'n', w->picture->choice.nodes[i], &attributes);
out:
    tr_attributes_release(&attributes);
    return st;
}

/* ---- ties ---- */

static TrStatus set_tie_texts(TrDotWriting *w, const TrTie *tie, TrAttributes *attributes, TrError *err)
{
    const TrNetwork *network = w->picture->network;
    TrStatus st = TR_OK;
    if (tie->n_origins > 1 && w->picture->marks == NULL) { /* a mark has a width of its own */
        tr_build_clear(&w->builder);
        tr_build_format(&w->builder, "%.2f", 1 + log2((double)tie->n_origins) / 2);
        TR_TRY(tr_dot_set_built(w, attributes, "penwidth", err));
    }
    tr_build_clear(&w->builder);
    tr_tie_id(&w->builder, w->picture, tie);
    TR_TRY(tr_dot_set_built(w, attributes, "id", err));
    tr_build_clear(&w->builder);
    put_class(w, "layer", network->layers[tie->layer]);
    put_class(w, "status", tr_status_info(tie->standing)->name);
    if (w->picture->marks != NULL)
        put_class(w, "change", tr_mark_name((TrMark)w->picture->marks->ties[tie - network->ties]));
    TR_TRY(tr_dot_set_built(w, attributes, "class", err));
    tr_build_clear(&w->builder);
    tr_title_tie(&w->builder, network, tie, w->picture->diagram->language);
    TR_TRY(tr_dot_set_built(w, attributes, "trama_title", err));
out:
    return st;
}

static void write_edge(TrDotWriting *w, char from, uint32_t a, char to, uint32_t b,
                       const TrAttributes *attributes)
{
    (void)fprintf(w->file, "  %c%u -> %c%u ", from, a, to, b);
    tr_attributes_write(attributes, w->file);
    tr_kept_put_edge(w->variant->kept, from, a, to, b, tr_attributes_get(attributes, "id"), w->file);
    (void)fputs(";\n", w->file);
}

/* Where we place the entities, the words stand half way between theirs. */
static TrStatus set_middle(TrDotWriting *w, uint32_t number, TrAttributes *attributes, TrError *err)
{
    const TrTie *tie = &w->picture->network->ties[number];
    double x, y;
    if (w->plan->x == NULL)
        return TR_OK;
    if (w->variant->spots != NULL) {
        const TrBody *body = &w->variant->spots->tangle.bodies[w->variant->spots->word_of[number]];
        x = body->x;
        y = body->y;
    } else if (w->variant->pinned) {
        x = w->plan->x[w->picture->choice.n_nodes + w->tie_at];
        y = w->plan->y[w->picture->choice.n_nodes + w->tie_at];
    } else {
        x = (w->plan->x[w->place_of[tie->a]] + w->plan->x[w->place_of[tie->b]]) / 2;
        y = (w->plan->y[w->place_of[tie->a]] + w->plan->y[w->place_of[tie->b]]) / 2;
    }
    tr_build_clear(&w->builder);
    tr_build_format(&w->builder, "%.2f,%.2f", x, y);
    return tr_dot_set_built(w, attributes, "pos", err);
}

/* The words of a tie as a node of their own in the middle of it: so they take part in the layout, other ties
 * go round them, and no line runs through them in any engine. */
static TrStatus write_label_node(TrDotWriting *w, uint32_t number, const TrAttributes *tie_attributes,
                                 TrError *err)
{
    TrAttributes attributes = {0};
    const char *color = tr_attributes_get(tie_attributes, "fontcolor");
    TrStatus st = TR_OK;
    TR_TRY(tr_dot_set_built(w, &attributes, "label", err));
    TR_TRY(tr_attributes_add_all(&attributes, tr_dot_file_find(w->picture->style, "label", NULL), err));
    TR_TRY(tr_palette_apply(w->picture->diagram->palette, &attributes, &w->arena, err));
    if (w->picture->diagram->palette == TR_PALETTE_DARK) /* a fill there is not the ground */
        TR_TRY(tr_attributes_set(&attributes, "style", "", err));
    if (color != NULL)
        TR_TRY(tr_attributes_set(&attributes, "fontcolor", color, err));
    tr_build_clear(&w->builder);
    tr_build_format(&w->builder, "%.60s-label-%u", w->picture->diagram->name, number);
    TR_TRY(tr_dot_set_built(w, &attributes, "id", err));
    TR_TRY(tr_attributes_set(&attributes, "class", "label", err));
    TR_TRY(set_middle(w, number, &attributes, err));
    write_item(w, 't', number, &attributes);
out:
    tr_attributes_release(&attributes);
    return st;
}

/* a -> label -> b: the first half has the tail's arrowhead, if any, the second the head's. */
static TrStatus write_halves(TrDotWriting *w, uint32_t number, const TrTie *tie, TrAttributes *attributes,
                             TrError *err)
{
    const char *id = tr_attributes_get(attributes, "id"), *head = tr_attributes_get(attributes, "arrowhead");
    TrStatus st = TR_OK;
    TR_TRY(write_label_node(w, number, attributes, err));
    TR_TRY(tr_attributes_set(attributes, "arrowhead", "none", err));
    tr_build_clear(&w->builder);
    tr_build_text(&w->builder, id);
    tr_build_text(&w->builder, "-from");
    TR_TRY(tr_dot_set_built(w, attributes, "id", err));
    write_edge(w, 'n', tie->a, 't', number, attributes);
    TR_TRY(tr_attributes_set(attributes, "arrowhead", head != NULL ? head : "normal", err));
    TR_TRY(tr_attributes_set(attributes, "id", id, err));
    if (tr_attributes_get(attributes, "arrowtail") != NULL)
        TR_TRY(tr_attributes_set(attributes, "arrowtail", "none", err));
    write_edge(w, 't', number, 'n', tie->b, attributes);
out:
    return st;
}

bool tr_dot_tie_is_nesting(const TrPicture *picture, const TrTie *tie)
{
    return picture->diagram->layout == TR_LAYOUT_NESTED && !tr_picture_is_many(picture) &&
           tie->layer == TR_LAYER_PART_OF && tr_node_parent(picture->network, tie->a) == tie->b;
}

/* What changed in a tie, and what it says; of one that stayed alike only what must stand there. */
static void build_marked_words(TrDotWriting *w, const TrTie *tie, double width)
{
    const TrPicture *picture = w->picture;
    uint32_t number = (uint32_t)(tie - picture->network->ties);
    TrMark mark = (TrMark)picture->marks->ties[number];
    TrLabelling labels = mark == TR_MARK_NONE ? TR_LABEL_STATUS : w->variant->labels;
    TrTie said = *tie;
    tr_mark_words(&w->builder, picture->marks, picture->network, number, picture->diagram->language);
    if (mark == TR_MARK_CHANGED && picture->marks->was[number].standing != tie->standing &&
        !tr_status_clears(tie->standing))
        said.standing = TR_REPORTED; /* the mark names the status */
    tr_label_tie(&w->builder, picture->network, &said, labels, picture->diagram->language, width);
}

/* Its words, into the builder: none where there are too many for them. */
static void build_words(TrDotWriting *w, const TrTie *tie)
{
    double width = w->variant->wide_words ? WIDE_WORDS : NARROW_WORDS;
    tr_build_clear(&w->builder);
    if (w->plan != NULL && w->plan->many.x != NULL) /* spots.c asks before there is a plan */
        return;
    if (w->picture->marks != NULL)
        build_marked_words(w, tie, width);
    else
        tr_label_tie(&w->builder, w->picture->network, tie, w->variant->labels, w->picture->diagram->language,
                     width);
}

bool tr_dot_tie_has_words(TrDotWriting *w, uint32_t tie)
{
    build_words(w, &w->picture->network->ties[tie]);
    return w->builder.length > 0;
}

TrStatus tr_dot_tie_attributes(TrDotWriting *w, const TrTie *tie, TrAttributes *attributes, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_style_tie(w->picture, tie, attributes, err));
    if (w->picture->marks != NULL)
        TR_TRY(
            tr_mark_tie((TrMark)w->picture->marks->ties[tie - w->picture->network->ties], attributes, err));
    TR_TRY(tr_palette_apply(w->picture->diagram->palette, attributes, &w->arena, err));
    TR_TRY(set_tie_texts(w, tie, attributes, err));
out:
    return st;
}

TrStatus tr_dot_write_tie(TrDotWriting *w, uint32_t number, TrError *err)
{
    const TrTie *tie = &w->picture->network->ties[number];
    TrAttributes attributes = {0};
    TrStatus st = TR_OK;
    if (!w->variant->pinned && tr_dot_tie_is_nesting(w->picture, tie))
        return TR_OK;
    TR_TRY(tr_dot_tie_attributes(w, tie, &attributes, err));
    build_words(w, tie);
    if (w->builder.length > 0)
        TR_TRY(write_halves(w, number, tie, &attributes, err));
    else
        write_edge(w, 'n', tie->a, 'n', tie->b, &attributes);
out:
    tr_attributes_release(&attributes);
    return st;
}
