/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/collapse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/kept.h"
#include "draw/labels.h"

#define LEAST_WIDTH  1.1 /* inches */
#define LEAST_HEIGHT 0.55
#define NAME_WIDTH   110.0 /* points */
#define WORDS_WIDTH  110.0

/* ---- counting ---- */

static TrStatus bundle_of(TrCollapsed *c, uint32_t a, uint32_t b, bool minus, TrBundle **bundle, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < c->n; i++) {
        *bundle = &c->bundles[i];
        if ((*bundle)->a == a && (*bundle)->b == b && (*bundle)->minus == minus)
            return TR_OK;
    }
    TR_TRY(TR_GROW(c->bundles, c->room, c->n + 1, err));
    c->bundles[c->n] = (TrBundle){.a = a, .b = b, .minus = minus};
    *bundle = &c->bundles[c->n++];
out:
    return st;
}

static TrStatus count_tie(TrCollapsed *c, const TrTie *tie, uint32_t from, uint32_t to, TrError *err)
{
    TrBundle *bundle;
    TrStatus st = TR_OK;
    if (from == to) {
        c->n_within[from]++;
        return TR_OK;
    }
    TR_TRY(bundle_of(c, from < to ? from : to, from < to ? to : from, tie->sign < 0, &bundle, err));
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

static int by_groups(const void *left, const void *right)
{
    const TrBundle *a = left, *b = right;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    if (a->b != b->b)
        return a->b < b->b ? -1 : 1;
    return (int)a->minus - (int)b->minus;
}

TrStatus tr_collapsed_make(const TrPicture *picture, TrCollapsed *c, TrError *err)
{
    const TrNetwork *network = picture->network;
    const TrChoice *choice = &picture->choice;
    uint32_t *group = NULL;
    TrStatus st = TR_OK;
    *c = (TrCollapsed){.n = 0};
    TR_TRY(tr_grouped_make(network, choice->nodes, choice->n_nodes, picture->diagram->collapse,
                           picture->diagram->language, &c->groups, err));
    TR_TRY(TR_ARRAY(group, network->n_nodes, err));
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
    for (size_t i = 0; i < choice->n_ties; i++) {
        const TrTie *tie = &network->ties[choice->ties[i]];
        if (tie->layer != TR_LAYER_PART_OF) /* nobody claims it: it stands in entities.csv */
            TR_TRY(count_tie(c, tie, group[tie->a], group[tie->b], err));
    }
    if (c->n > 1)
        qsort(c->bundles, c->n, sizeof *c->bundles, by_groups);
out:
    tr_free(group);
    if (st != TR_OK)
        tr_collapsed_release(c);
    return st;
}

void tr_collapsed_release(TrCollapsed *c)
{
    tr_grouped_release(&c->groups);
    tr_free(c->n_members);
    tr_free(c->n_within);
    tr_free(c->first);
    tr_free(c->bundles);
    *c = (TrCollapsed){.n = 0};
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
    uint32_t most = 1;
    double scale;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < w->c->groups.n; i++)
        most = w->c->n_members[i] > most ? w->c->n_members[i] : most;
    scale = sqrt(1 + 3 * (double)w->c->n_members[group] / most);
    tr_build_clear(&w->builder);
    tr_build_format(&w->builder, "%.3f", LEAST_WIDTH * scale);
    TR_TRY(set_built(w, attributes, "width", err));
    tr_build_format(&w->builder, "%.3f", LEAST_HEIGHT * scale);
    TR_TRY(set_built(w, attributes, "height", err));
out:
    return st;
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

static TrStatus write_group(Writing *w, uint32_t group, TrError *err)
{
    const char *name = w->c->groups.names[group];
    TrAttributes attributes = {0};
    TrStatus st = TR_OK;
    TR_TRY(style_group(w, group, &attributes, err));
    TR_TRY(set_group_size(w, group, &attributes, err));
    tr_build_clear(&w->builder);
    tr_label_put(&w->builder, *name != '\0' ? name : "—", NAME_WIDTH);
    put_label_line(w, w->c->n_members[group] == 1 ? TR_SAY_ENTITY : TR_SAY_ENTITIES,
                   &(TrValue){NULL, w->c->n_members[group]}, NAME_WIDTH);
    if (w->c->n_within[group] > 0)
        put_label_line(w, w->c->n_within[group] == 1 ? TR_SAY_WITHIN_1 : TR_SAY_WITHIN,
                       &(TrValue){NULL, w->c->n_within[group]}, NAME_WIDTH);
    TR_TRY(set_built(w, &attributes, "label", err));
    tr_build_format(&w->builder, "%.60s-group-", w->picture->diagram->name);
    tr_slug(&w->builder, name);
    TR_TRY(set_built(w, &attributes, "id", err));
    TR_TRY(tr_attributes_set(&attributes, "class", "group", err));
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
    if (bundle->n_ties == 1)
        put_label_line(w, bundle->n_claims == 1 ? TR_SAY_TIE_CLAIM : TR_SAY_TIE_CLAIMS, &counts[1],
                       WORDS_WIDTH);
    else
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
    write_item(w, 't', number, &words);
    TR_TRY(tr_attributes_set(&line, "dir", bundle->back ? "back" : "none", err));
    TR_TRY(tr_attributes_set(&line, "arrowtail", head != NULL ? head : "normal", err));
    (void)fprintf(w->file, "  n%u -> t%zu ", bundle->a, number);
    tr_attributes_write(&line, w->file);
    tr_kept_put_edge(w->kept, 'n', bundle->a, 't', number, NULL, w->file);
    TR_TRY(tr_attributes_set(&line, "dir", bundle->forth ? "forward" : "none", err));
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
    for (uint32_t group = 0; group < collapsed.groups.n; group++)
        TR_TRY(write_group(&w, group, err));
    for (size_t i = 0; i < collapsed.n; i++)
        TR_TRY(write_bundle(&w, i, err));
out:
    tr_builder_release(&w.builder);
    tr_arena_release(&w.arena);
    tr_collapsed_release(&collapsed);
    return st;
}
