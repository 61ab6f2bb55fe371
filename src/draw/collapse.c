/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/collapse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "draw/ids.h"
#include "draw/kept.h"
#include "draw/labels.h"

#define LEAST_WIDTH  1.1 /* inches */
#define LEAST_HEIGHT 0.55
#define NAME_WIDTH   110.0 /* points */
#define WORDS_WIDTH  110.0

/* ---- counting ---- */

/* A tie between two groups goes with the last bundle if it belongs there, else begins another. */
static TrStatus count_tie(TrCollapsed *c, const TrTie *tie, uint32_t from, uint32_t to, TrError *err)
{
    uint32_t a = from < to ? from : to, b = from < to ? to : from;
    const TrBundle *last = c->n > 0 ? &c->bundles[c->n - 1] : NULL;
    TrBundle *bundle;
    TrStatus st = TR_OK;
    if (last == NULL || last->a != a || last->b != b || last->minus != (tie->sign < 0)) {
        TR_TRY(TR_GROW(c->bundles, c->room, c->n + 1, err));
        c->bundles[c->n++] = (TrBundle){.a = a, .b = b, .minus = tie->sign < 0};
    }
    bundle = &c->bundles[c->n - 1];
    bundle->forth = bundle->forth || (tie->directed && from < to);
    bundle->back = bundle->back || (tie->directed && from > to);
    bundle->n_ties++;
    bundle->n_claims += tie->n_claims;
    bundle->n_contested += tr_tie_is_contested(tie);
    bundle->by_status[tie->standing]++;
    bundle->by_line[tr_style_line(tie)]++;
out:
    return st;
}

/* The ties shown between two groups, in order of these and of their sign. Nobody claims what is part of what:
 * it stands in entities.csv. */
static TrStatus count_ties(const TrPicture *picture, const uint32_t *group, TrCollapsed *c, TrError *err)
{
    const TrChoice *choice = &picture->choice;
    uint64_t *keys = NULL;
    uint32_t *ties = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(keys, choice->n_ties, err));
    TR_TRY(TR_ARRAY(ties, choice->n_ties, err));
    for (size_t i = 0; i < choice->n_ties; i++) {
        const TrTie *tie = &picture->network->ties[choice->ties[i]];
        uint64_t a = group[tie->a], b = group[tie->b];
        if (tie->layer == TR_LAYER_PART_OF)
            continue;
        if (a == b) {
            c->n_within[a]++;
            continue;
        }
        keys[n] = (a < b ? a << 32 | b << 1 : b << 32 | a << 1) | (tie->sign < 0);
        ties[n++] = choice->ties[i];
    }
    TR_TRY(tr_sort_keys(keys, ties, n, err));
    for (size_t i = 0; i < n; i++) {
        const TrTie *tie = &picture->network->ties[ties[i]];
        TR_TRY(count_tie(c, tie, group[tie->a], group[tie->b], err));
    }
out:
    tr_free(keys);
    tr_free(ties);
    return st;
}

TrStatus tr_collapsed_make(const TrPicture *picture, TrCollapsed *c, TrError *err)
{
    const TrNetwork *network = picture->network;
    const TrChoice *choice = &picture->choice;
    uint32_t *group;
    TrStatus st = TR_OK;
    *c = (TrCollapsed){.n = 0};
    TR_TRY(tr_grouped_make(network, choice->nodes, choice->n_nodes, picture->diagram->collapse,
                           picture->diagram->language, &c->groups, err));
    TR_TRY(TR_ARRAY(c->group_of, network->n_nodes, err));
    group = c->group_of;
    TR_TRY(TR_ARRAY(c->n_members, c->groups.n, err));
    TR_TRY(TR_ARRAY(c->n_within, c->groups.n, err));
    TR_TRY(TR_ARRAY(c->first, c->groups.n, err));
    for (size_t i = 0; i < choice->n_nodes; i++) {
        uint32_t node = choice->nodes[i], its = c->groups.group_of[i], *first = &c->first[its];
        group[node] = its;
        if (c->n_members[its]++ == 0 || (picture->ranked->ranks[node] > 0 &&
                                         picture->ranked->ranks[node] < picture->ranked->ranks[*first]))
            *first = node;
    }
    TR_TRY(count_ties(picture, group, c, err));
out:
    if (st != TR_OK)
        tr_collapsed_release(c);
    return st;
}

void tr_collapsed_release(TrCollapsed *c)
{
    tr_grouped_release(&c->groups);
    tr_free(c->group_of);
    tr_free(c->n_members);
    tr_free(c->n_within);
    tr_free(c->first);
    tr_free(c->bundles);
    *c = (TrCollapsed){.n = 0};
}

static int by_ends(const void *a, const void *b)
{
    const TrBundle *x = a, *y = b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    return (int)x->minus - (int)y->minus;
}

uint32_t tr_collapsed_part(const TrCollapsed *c, const TrTie *tie)
{
    uint32_t a = c->group_of[tie->a], b = c->group_of[tie->b];
    TrBundle wanted = {.a = a < b ? a : b, .b = a < b ? b : a, .minus = tie->sign < 0};
    const TrBundle *found;
    if (tie->layer == TR_LAYER_PART_OF)
        return TR_NO_ID;
    if (a == b)
        return a;
    found = bsearch(&wanted, c->bundles, c->n, sizeof *c->bundles, by_ends);
    return found == NULL ? TR_NO_ID : (uint32_t)(c->groups.n + (size_t)(found - c->bundles));
}

void tr_bundle_id(TrBuilder *id, const TrPicture *picture, const TrCollapsed *c, const TrBundle *bundle)
{
    tr_part_id(id, picture, "bundle", c->groups.names[bundle->a]);
    tr_build_text(id, "--");
    tr_slug_word(id, c->groups.names[bundle->b]);
    tr_build_text(id, bundle->minus ? "--minus" : "");
}

TrLine tr_bundle_line(const TrBundle *bundle)
{
    if (bundle->by_line[TR_LINE_CONFIRMED] == bundle->n_ties)
        return TR_LINE_CONFIRMED;
    if (bundle->by_line[TR_LINE_CLEARED] == bundle->n_ties)
        return TR_LINE_CLEARED;
    if (bundle->by_line[TR_LINE_CONFIRMED] + bundle->by_line[TR_LINE_UNCONFIRMED] == 0)
        return TR_LINE_TENTATIVE;
    return TR_LINE_UNCONFIRMED;
}

/* ---- writing ---- */

typedef struct {
    const TrPicture *picture;
    const TrKept *kept;
    const TrCollapsed *c;
    FILE *file;
    TrArena arena;
    TrBuilder builder;
    uint32_t most; /* members of a group */
    double *x, *y; /* of groups, then of words; NULL: Graphviz places them */
} Writing;

static TrStatus set_built(Writing *w, TrAttributes *attributes, const char *key, TrError *err)
{
    const char *value;
    TrStatus st = TR_OK;
    TR_TRY(tr_build_finish(&w->builder, &w->arena, &value, err));
    TR_TRY(tr_attributes_set(attributes, key, value, err));
    tr_build_clear(&w->builder);
out:
    return st;
}

static void write_item(Writing *w, char letter, size_t number, const TrAttributes *attributes)
{
    (void)fprintf(w->file, "  %c%zu ", letter, number);
    tr_attributes_write(attributes, w->file);
    tr_kept_put_node(w->kept, letter, number, w->file);
    (void)fputs(";\n", w->file);
}

static void put_label_line(Writing *w, TrPhrase phrase, const TrValue *values, double width)
{
    TrBuilder text = {0};
    tr_phrase_put(&text, w->picture->diagram->language, phrase, values);
    tr_build_text(&w->builder, w->builder.length > 0 ? "\\n" : "");
    tr_label_put(&w->builder, text.text != NULL ? text.text : "", width);
    w->builder.failed = w->builder.failed || text.failed;
    tr_builder_release(&text);
}

static TrStatus set_group_size(Writing *w, uint32_t group, TrAttributes *attributes, TrError *err)
{
    double scale = sqrt(1 + 3 * (double)w->c->n_members[group] / w->most);
    TrStatus st = TR_OK;
    tr_build_clear(&w->builder);
    tr_build_format(&w->builder, "%.3f", LEAST_WIDTH * scale);
    TR_TRY(set_built(w, attributes, "width", err));
    tr_build_format(&w->builder, "%.3f", LEAST_HEIGHT * scale);
    TR_TRY(set_built(w, attributes, "height", err));
out:
    return st;
}

static TrStatus set_place(Writing *w, size_t number, TrAttributes *attributes, TrError *err)
{
    if (w->x == NULL)
        return TR_OK;
    tr_build_clear(&w->builder);
    tr_build_format(&w->builder, "%.2f,%.2f", w->x[number], w->y[number]);
    return set_built(w, attributes, "pos", err);
}

/* A group of kinds looks like its kind, of sectors like a box of its colour; others are boxes. */
static TrStatus style_group(Writing *w, uint32_t group, TrAttributes *attributes, TrError *err)
{
    TrGrouping by = w->picture->diagram->collapse;
    TrStatus st = TR_OK;
    if (by == TR_BY_KIND || by == TR_BY_SECTOR)
        TR_TRY(tr_style_node(w->picture, tr_node_kind(w->picture->network, w->c->first[group]), attributes,
                             err));
    if (by != TR_BY_KIND)
        TR_TRY(tr_attributes_set(attributes, "shape", "box", err));
out:
    return st;
}

/* "Cartels: 4 entities; 3 ties within" */
static void put_group_title(Writing *w, uint32_t group)
{
    TrLanguage language = w->picture->diagram->language;
    const char *name = w->c->groups.names[group];
    tr_plain_put(&w->builder, *name != '\0' ? name : "—", TR_MOST_CHARACTERS);
    tr_build_text(&w->builder, ": ");
    tr_phrase_put(&w->builder, language, TR_SAY_ENTITIES, &(TrValue){NULL, w->c->n_members[group]});
    tr_build_text(&w->builder, "; ");
    tr_phrase_put(&w->builder, language, TR_SAY_WITHIN, &(TrValue){NULL, w->c->n_within[group]});
}

static TrStatus write_group(Writing *w, uint32_t group, TrError *err)
{
    const char *name = w->c->groups.names[group];
    TrAttributes attributes = {0};
    TrStatus st = TR_OK;
    TR_TRY(style_group(w, group, &attributes, err));
    TR_TRY(set_group_size(w, group, &attributes, err));
    TR_TRY(set_place(w, group, &attributes, err));
    tr_build_clear(&w->builder);
    tr_label_put(&w->builder, *name != '\0' ? name : "—", NAME_WIDTH);
    put_label_line(w, TR_SAY_ENTITIES, &(TrValue){NULL, w->c->n_members[group]}, NAME_WIDTH);
    if (w->c->n_within[group] > 0)
        put_label_line(w, TR_SAY_WITHIN, &(TrValue){NULL, w->c->n_within[group]}, NAME_WIDTH);
    TR_TRY(set_built(w, &attributes, "label", err));
    tr_part_id(&w->builder, w->picture, "group", name);
    TR_TRY(set_built(w, &attributes, "id", err));
    TR_TRY(tr_attributes_set(&attributes, "class", "group", err));
    put_group_title(w, group);
    TR_TRY(set_built(w, &attributes, "trama_title", err));
    TR_TRY(tr_palette_apply(w->picture->diagram->palette, &attributes, &w->arena, err));
    write_item(w, 'n', group, &attributes);
out:
    tr_attributes_release(&attributes);
    return st;
}

/* "12 ties, 20 claims", then each status but the plain one with its number, and how many are contested. */
static void put_bundle_words(Writing *w, const TrBundle *bundle)
{
    const TrValue counts[] = {{NULL, bundle->n_ties}, {NULL, bundle->n_claims}};
    tr_build_clear(&w->builder);
    put_label_line(w, TR_SAY_TIES_CLAIMS, counts, WORDS_WIDTH);
    for (int status = 0; status < TR_N_STATUSES; status++) {
        char plain[64];
        TrValue values[] = {{NULL, bundle->by_status[status]},
                            {tr_word(w->picture->diagram->language,
                                     tr_status_info((TrClaimStatus)status)->words, plain, sizeof plain),
                             0}};
        if (status != TR_REPORTED && bundle->by_status[status] > 0)
            put_label_line(w, TR_SAY_OF_THEM, values, WORDS_WIDTH);
    }
    if (bundle->n_contested > 0)
        put_label_line(w, TR_SAY_CONTESTED, &(TrValue){NULL, bundle->n_contested}, WORDS_WIDTH);
}

static TrStatus style_bundle(Writing *w, const TrBundle *bundle, TrAttributes *attributes, TrError *err)
{
    TrLine line = tr_bundle_line(bundle);
    char name[64];
    TrStatus st = TR_OK;
    TR_TRY(tr_attributes_set(attributes, "color", "#444444", err));
    (void)snprintf(name, sizeof name, "status_%s", tr_style_line_name(line));
    TR_TRY(tr_attributes_add_all(attributes, tr_dot_file_find(w->picture->style, "status", name), err));
    if (bundle->minus)
        TR_TRY(tr_attributes_add_all(attributes, tr_dot_file_find(w->picture->style, "sign", "sign_minus"),
                                     err));
    TR_TRY(tr_attributes_set(attributes, "class", "bundle", err));
    TR_TRY(tr_palette_apply(w->picture->diagram->palette, attributes, &w->arena, err));
out:
    return st;
}

/* The two groups and the ties between them: "Cartels – Courts: 2 ties, 5 claims". */
static TrStatus set_bundle_title(Writing *w, const TrBundle *bundle, TrAttributes *attributes, TrError *err)
{
    const TrValue counts[] = {{NULL, bundle->n_ties}, {NULL, bundle->n_claims}};
    uint32_t ends[2] = {bundle->a, bundle->b};
    for (int i = 0; i < 2; i++) {
        const char *name = w->c->groups.names[ends[i]];
        tr_build_text(&w->builder, i == 1 ? " – " : "");
        tr_plain_put(&w->builder, *name != '\0' ? name : "—", TR_MOST_CHARACTERS);
    }
    tr_build_text(&w->builder, ": ");
    tr_phrase_put(&w->builder, w->picture->diagram->language, TR_SAY_TIES_CLAIMS, counts);
    return set_built(w, attributes, "trama_title", err);
}

/* A line of a bundle, and its words, have the bundle's id with something behind it. */
static TrStatus set_bundle_id(Writing *w, const TrBundle *bundle, const char *more, TrAttributes *attributes,
                              TrError *err)
{
    tr_bundle_id(&w->builder, w->picture, w->c, bundle);
    tr_build_text(&w->builder, more);
    return set_built(w, attributes, "id", err);
}

/* a -> words -> b, with the heads that there are. */
static TrStatus write_bundle(Writing *w, size_t number, TrError *err)
{
    const TrBundle *bundle = &w->c->bundles[number];
    TrAttributes line = {0}, words = {0};
    const char *head;
    TrStatus st = TR_OK;
    TR_TRY(style_bundle(w, bundle, &line, err));
    head = tr_attributes_get(&line, "arrowhead");
    put_bundle_words(w, bundle);
    TR_TRY(set_built(w, &words, "label", err));
    TR_TRY(tr_attributes_add_all(&words, tr_dot_file_find(w->picture->style, "label", NULL), err));
    TR_TRY(tr_palette_apply(w->picture->diagram->palette, &words, &w->arena, err));
    if (w->picture->diagram->palette == TR_PALETTE_DARK)
        TR_TRY(tr_attributes_set(&words, "style", "", err));
    TR_TRY(tr_attributes_set(&words, "class", "label", err));
    TR_TRY(set_place(w, w->c->groups.n + number, &words, err));
    TR_TRY(set_bundle_id(w, bundle, "--words", &words, err));
    TR_TRY(set_bundle_title(w, bundle, &words, err));
    write_item(w, 't', number, &words);
    TR_TRY(set_bundle_title(w, bundle, &line, err));
    TR_TRY(set_bundle_id(w, bundle, "--from", &line, err));
    TR_TRY(tr_attributes_set(&line, "dir", bundle->back ? "back" : "none", err));
    TR_TRY(tr_attributes_set(&line, "arrowtail", head != NULL ? head : "normal", err));
    (void)fprintf(w->file, "  n%u -> t%zu ", bundle->a, number);
    tr_attributes_write(&line, w->file);
    tr_kept_put_edge(w->kept, 'n', bundle->a, 't', number, NULL, w->file);
    TR_TRY(tr_attributes_set(&line, "dir", bundle->forth ? "forward" : "none", err));
    TR_TRY(set_bundle_id(w, bundle, "", &line, err));
    (void)fprintf(w->file, ";\n  t%zu -> n%u ", number, bundle->b);
    tr_attributes_write(&line, w->file);
    tr_kept_put_edge(w->kept, 't', number, 'n', bundle->b, NULL, w->file);
    (void)fputs(";\n", w->file);
out:
    tr_attributes_release(&line);
    tr_attributes_release(&words);
    return st;
}

TrStatus tr_collapsed_write_items(const TrPicture *picture, const TrVariant *variant, FILE *file,
                                  TrError *err)
{
    TrCollapsed collapsed;
    Writing w = {.picture = picture, .kept = variant->kept, .c = &collapsed, .file = file};
    TrStatus st = tr_collapsed_make(picture, &collapsed, err);
    if (st != TR_OK)
        return st;
    if (variant->pinned)
        TR_TRY(tr_collapsed_pin(&collapsed, &w.x, &w.y, err));
    for (size_t i = 0; i < collapsed.groups.n; i++)
        w.most = collapsed.n_members[i] > w.most ? collapsed.n_members[i] : w.most;
    for (uint32_t group = 0; group < collapsed.groups.n; group++)
        TR_TRY(write_group(&w, group, err));
    for (size_t i = 0; i < collapsed.n; i++)
        TR_TRY(write_bundle(&w, i, err));
out:
    tr_builder_release(&w.builder);
    tr_arena_release(&w.arena);
    tr_free(w.x);
    tr_free(w.y);
    tr_collapsed_release(&collapsed);
    return st;
}
