/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which element of a diagram is which entity or tie, and what each diagram leaves out, for the page. */
#include "base/memory.h"
#include "draw/collapse.h"
#include "draw/ids.h"
#include "report/html_data.h"

/* Of a diagram with a network of its own, so many left-out ties are listed; the others are counted. */
enum { MOST_LEFT_OUT = 20000 };

/* The node of the page's network that node `node` of a diagram's is. Both resolve the same names, so that an
 * entity has the same number in both. */
static uint32_t page_node(const TrHtmlData *data, const TrNetwork *network, uint32_t node)
{
    uint32_t entity;
    if (network == data->network)
        return node;
    entity = network->nodes[node].entity;
    return entity == TR_NO_ID ? TR_NO_ID : data->network->node_of[entity];
}

static void put_built(TrHtmlData *data, TrBuilder *text)
{
    data->failed = data->failed || text->failed;
    tr_json_text(&data->json, text->text == NULL ? "" : text->text);
    tr_build_clear(text);
}

static void put_nodes(TrHtmlData *data, const TrPicture *picture, TrBuilder *id)
{
    tr_json_key(&data->json, "nodes"); /* id, entity, id, entity … */
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        tr_node_id(id, picture, picture->choice.nodes[i]);
        put_built(data, id);
        tr_data_id(data, page_node(data, picture->network, picture->choice.nodes[i]));
    }
    tr_json_end(&data->json, ']');
}

/* Claims of a tie of the diagram's own network; they have the same rows in both. */
static void put_own_tie(TrHtmlData *data, const TrNetwork *network, const TrTie *tie)
{
    tr_data_id(data, page_node(data, network, tie->a));
    tr_data_id(data, page_node(data, network, tie->b));
    tr_data_text(data, network->layers[tie->layer]);
    tr_json_begin(&data->json, '[');
    for (uint32_t i = 0; i < tie->n_claims; i++)
        tr_data_id(data, data->claim_number[network->tie_claims[tie->first_claim + i]]);
    tr_json_end(&data->json, ']');
}

/* [id, number], and in a network of its own [id, number, a, b, layer, [claims]]. */
static void put_ties(TrHtmlData *data, const TrPicture *picture, TrBuilder *id)
{
    tr_json_key(&data->json, "ties");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        const TrTie *tie = &picture->network->ties[picture->choice.ties[i]];
        tr_json_begin(&data->json, '[');
        tr_tie_id(id, picture, tie);
        put_built(data, id);
        tr_json_number(&data->json, picture->choice.ties[i]);
        if (picture->network != data->network)
            put_own_tie(data, picture->network, tie);
        tr_json_end(&data->json, ']');
    }
    tr_json_end(&data->json, ']');
}

/* ---- groups ---- */

/* [id, name, [entities]] of group `group`, the `n` nodes of the diagram being in `group_of`. */
static void put_group(TrHtmlData *data, const TrPicture *picture, const TrGrouped *groups, uint32_t group,
                      TrBuilder *id)
{
    const char *part = picture->diagram->collapse != TR_BY_NONE ? "group" : "frame";
    tr_json_begin(&data->json, '[');
    tr_part_id(id, picture, part, groups->names[group]);
    put_built(data, id);
    tr_data_text(data, groups->names[group]);
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < picture->choice.n_nodes; i++)
        if (groups->group_of[i] == group)
            tr_data_id(data, page_node(data, picture->network, picture->choice.nodes[i]));
    tr_json_end(&data->json, ']');
    tr_json_end(&data->json, ']');
}

static void put_groups(TrHtmlData *data, const TrPicture *picture, const TrGrouped *groups, TrBuilder *id)
{
    tr_json_key(&data->json, "groups");
    tr_json_begin(&data->json, '[');
    for (uint32_t group = 0; group < groups->n; group++)
        put_group(data, picture, groups, group, id);
    tr_json_end(&data->json, ']');
}

/* [id, group, group, whether against], and by tie in which of the groups, and behind them of the bundles. */
static void put_bundles(TrHtmlData *data, const TrPicture *picture, const TrCollapsed *c, TrBuilder *id)
{
    tr_json_key(&data->json, "bundles");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < c->n; i++) {
        tr_json_begin(&data->json, '[');
        tr_bundle_id(id, picture, c, &c->bundles[i]);
        put_built(data, id);
        tr_json_number(&data->json, c->bundles[i].a);
        tr_json_number(&data->json, c->bundles[i].b);
        tr_json_number(&data->json, c->bundles[i].minus);
        tr_json_end(&data->json, ']');
    }
    tr_json_end(&data->json, ']');
    tr_json_key(&data->json, "part_of_tie");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < picture->choice.n_ties; i++)
        tr_data_id(data, tr_collapsed_part(c, &picture->network->ties[picture->choice.ties[i]]));
    tr_json_end(&data->json, ']');
}

/* The groups that a diagram draws as one shape each, or frames. */
static TrStatus put_grouping(TrHtmlData *data, const TrPicture *picture, TrBuilder *id, TrError *err)
{
    const TrDiagram *diagram = picture->diagram;
    TrCollapsed collapsed = {.n = 0};
    TrGrouped groups = {.n = 0};
    TrStatus st = TR_OK;
    if (diagram->layout == TR_LAYOUT_MATRIX || picture->choice.n_nodes == 0)
        return TR_OK;
    if (diagram->collapse != TR_BY_NONE) {
        TR_TRY(tr_collapsed_make(picture, &collapsed, err));
        put_groups(data, picture, &collapsed.groups, id);
        put_bundles(data, picture, &collapsed, id);
    } else if (diagram->layout == TR_LAYOUT_CLUSTERS) {
        TR_TRY(tr_grouped_make(picture->network, picture->choice.nodes, picture->choice.n_nodes,
                               diagram->groups, diagram->language, &groups, err));
        put_groups(data, picture, &groups, id);
    }
out:
    tr_grouped_release(&groups);
    tr_collapsed_release(&collapsed);
    return st;
}

/* ---- what is left out ---- */

/* A letter for each node, or tie: A is shown, B the first reason. */
static void put_reasons(TrHtmlData *data, const char *key, const uint8_t *reasons, size_t n)
{
    TrBuilder letters = {0};
    for (size_t i = 0; i < n; i++) {
        char letter = (char)('A' + reasons[i]);
        tr_build_bytes(&letters, &letter, 1);
    }
    tr_json_key(&data->json, key);
    put_built(data, &letters);
    tr_builder_release(&letters);
}

static void put_own_reasons(TrHtmlData *data, const TrPicture *picture)
{
    const TrNetwork *network = picture->network;
    size_t n = 0;
    tr_json_key(&data->json, "nodes_out"); /* entity, reason, entity … */
    tr_json_begin(&data->json, '[');
    for (uint32_t i = 0; i < network->n_nodes; i++) {
        if (picture->choice.node_reasons[i] == TR_SHOWN)
            continue;
        tr_data_id(data, page_node(data, network, i));
        tr_json_number(&data->json, picture->choice.node_reasons[i]);
    }
    tr_json_end(&data->json, ']');
    tr_json_key(&data->json, "ties_out"); /* [a, b, layer, [claims], reason] */
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < network->n_ties; i++) {
        if (picture->choice.tie_reasons[i] == TR_SHOWN || n++ >= MOST_LEFT_OUT)
            continue;
        tr_json_begin(&data->json, '[');
        put_own_tie(data, network, &network->ties[i]);
        tr_json_number(&data->json, picture->choice.tie_reasons[i]);
        tr_json_end(&data->json, ']');
    }
    tr_json_end(&data->json, ']');
    tr_data_key_number(data, "not_listed", n > MOST_LEFT_OUT ? (double)(n - MOST_LEFT_OUT) : 0);
}

/* In each language; a diagram without a title goes by its name. */
static void put_titles(TrHtmlData *data, const TrPicture *picture)
{
    TrError err = {0};
    tr_json_key(&data->json, "title");
    tr_json_begin(&data->json, '[');
    for (int i = 0; i < TR_N_LANGUAGES; i++) {
        char *title = NULL;
        if (tr_picture_title(picture, (TrLanguage)i, &title, &err) != TR_OK) {
            data->failed = true;
            continue;
        }
        tr_json_text(&data->json, *title != '\0' ? title : picture->diagram->name);
        tr_free(title);
    }
    tr_json_end(&data->json, ']');
}

static TrStatus put_figure(TrHtmlData *data, size_t i, TrBuilder *id, TrError *err)
{
    const TrPicture *picture = data->page->figures[i].picture;
    bool own = picture->network != data->network;
    TrStatus st;
    tr_json_newline(&data->json);
    tr_json_begin(&data->json, '{');
    tr_data_key_text(data, "name", picture->diagram->name);
    put_titles(data, picture);
    tr_data_key_text(data, "language", tr_language_name(picture->diagram->language));
    tr_json_key(&data->json, "own");
    tr_json_bool(&data->json, own);
    put_nodes(data, picture, id);
    put_ties(data, picture, id);
    st = put_grouping(data, picture, id, err);
    if (own)
        put_own_reasons(data, picture);
    else {
        put_reasons(data, "node_reasons", picture->choice.node_reasons, picture->network->n_nodes);
        put_reasons(data, "tie_reasons", picture->choice.tie_reasons, picture->network->n_ties);
    }
    tr_json_end(&data->json, '}');
    return st;
}

TrStatus tr_html_put_figures(TrHtmlData *data, TrError *err)
{
    TrBuilder id = {0};
    TrStatus st = TR_OK;
    tr_json_newline(&data->json);
    tr_json_key(&data->json, "figures");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < data->page->n_figures && st == TR_OK; i++)
        st = put_figure(data, i, &id, err);
    tr_json_end(&data->json, ']');
    tr_builder_release(&id);
    return st == TR_OK && data->failed ? tr_fail_memory(err) : st;
}
