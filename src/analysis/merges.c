/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/merges.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/fold.h"
#include "base/memory.h"

/* A spelling that stands for an entity though it folds to another key than the entity's name: only an alias
 * does that. */
typedef struct {
    uint32_t spelling, node;
    char *key;
    uint32_t uses;
} Spelling;

typedef struct {
    const TrNetwork *network;
    TrFolder folder, name_folder;
    Spelling *spellings;
    size_t n, room;
} Finding;

static bool is_alias_of(const TrNames *names, uint32_t spelling)
{
    const TrEntity *entity;
    if (names->entity_of[spelling] == 0 || names->uses[spelling] == 0)
        return false;
    entity = &names->entities[names->entity_of[spelling] - 1];
    return entity->row != TR_NO_ID && entity->name != spelling;
}

static TrStatus fold(const TrInput *input, TrFolder *folder, uint32_t spelling, TrError *err)
{
    return tr_fold(folder, tr_strings_text(input->strings, spelling),
                   tr_strings_length(input->strings, spelling), err);
}

static TrStatus add_spelling(Finding *finding, uint32_t spelling, TrError *err)
{
    const TrNetwork *network = finding->network;
    uint32_t entity = network->names.entity_of[spelling] - 1, node = network->node_of[entity];
    const TrFolder *key = &finding->folder, *name = &finding->name_folder;
    TrStatus st = TR_OK;
    char *copy;
    if (node == TR_NO_ID)
        return TR_OK;
    TR_TRY(fold(network->input, &finding->folder, spelling, err));
    TR_TRY(fold(network->input, &finding->name_folder, network->names.entities[entity].name, err));
    if (key->length == name->length && memcmp(key->key, name->key, key->length) == 0)
        return TR_OK;
    TR_TRY(TR_GROW(finding->spellings, finding->room, finding->n + 1, err));
    if ((copy = tr_text_copy(key->key)) == NULL)
        TR_TRY(tr_fail_memory(err));
    finding->spellings[finding->n++] = (Spelling){spelling, node, copy, network->names.uses[spelling]};
out:
    return st;
}

/* By node, key; then the spelling that shows the alias best. */
static int compare(const void *a, const void *b, void *context)
{
    const Spelling *x = a, *y = b;
    const TrNetwork *network = context;
    int order = (x->node > y->node) - (x->node < y->node);
    if (order == 0)
        order = strcmp(x->key, y->key);
    if (order == 0)
        order = (x->uses < y->uses) - (x->uses > y->uses);
    return order != 0 ? order
                      : strcmp(tr_network_text(network, x->spelling), tr_network_text(network, y->spelling));
}

static bool same_alias(const Spelling *x, const Spelling *y)
{
    return x->node == y->node && strcmp(x->key, y->key) == 0;
}

static TrStatus group_spellings(const Finding *finding, TrMerges *merges, TrError *err)
{
    TrStatus st = TR_OK;
    merges->n_strings = finding->network->names.n_strings;
    TR_TRY(TR_ARRAY(merges->merges, finding->n, err));
    TR_TRY(TR_ARRAY(merges->merge_of, merges->n_strings, err));
    for (size_t i = 0; i < finding->n; i++) {
        const Spelling *it = &finding->spellings[i];
        if (i == 0 || !same_alias(it, it - 1))
            merges->merges[merges->n++] = (TrMerge){.alias = it->spelling, .node = it->node};
        merges->merge_of[it->spelling] = (uint32_t)merges->n;
    }
out:
    return st;
}

/* The merge by which a claim names `node`: 1 + its number, or 0 if it does so by the node's own name. */
static uint32_t merge_behind(const TrMerges *merges, const TrNetwork *network, uint32_t claim, uint32_t node)
{
    static const TrClaimColumn columns[] = {TR_PERSON, TR_ORGANIZATION, TR_TARGET, TR_RECIPIENT};
    for (size_t k = 0; k < 4; k++) {
        uint32_t spelling = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, columns[k]);
        uint32_t entity = spelling == 0 ? TR_NO_ID : tr_names_entity(&network->names, spelling);
        if (entity != TR_NO_ID && network->node_of[entity] == node)
            return spelling < merges->n_strings ? merges->merge_of[spelling] : 0;
    }
    return 0;
}

/* Count what each alias carries, and what stays under other names; drop those that carry nothing or all. */
static TrStatus count_claims(const TrResampling *resampling, TrMerges *merges, TrError *err)
{
    const TrNetwork *network = resampling->network;
    uint32_t *all = NULL, *renumbered = NULL, n = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(all, network->n_nodes, err));
    TR_TRY(TR_ARRAY(renumbered, merges->n + 1, err));
    for (size_t p = 0; p < network->n_pairs; p++)
        for (uint32_t i = resampling->supports[resampling->first[p]].first_claim;
             i < resampling->supports[resampling->first[p + 1]].first_claim; i++)
            for (size_t end = 0; end < 2; end++) {
                uint32_t node = end == 0 ? network->pairs[p].a : network->pairs[p].b;
                uint32_t merge =
                    merge_behind(merges, network, resampling->claim_of[resampling->claims[i].claim], node);
                all[node]++;
                if (merge > 0)
                    merges->merges[merge - 1].n_claims++;
            }
    for (uint32_t i = 0; i < merges->n; i++) {
        TrMerge it = merges->merges[i];
        if (it.n_claims == 0 || it.n_claims == all[it.node])
            continue;
        merges->merges[n++] = it;
        renumbered[i + 1] = n;
    }
    merges->n = n;
    for (size_t s = 0; s < merges->n_strings; s++)
        merges->merge_of[s] = renumbered[merges->merge_of[s]];
out:
    tr_free(all);
    tr_free(renumbered);
    return st;
}

TrStatus tr_merges_find(const TrResampling *resampling, TrMerges *merges, TrError *err)
{
    Finding finding = {.network = resampling->network};
    const TrNames *names = &resampling->network->names;
    TrStatus st = TR_OK;
    *merges = (TrMerges){0};
    for (uint32_t s = 0; s < names->n_strings; s++)
        if (is_alias_of(names, s))
            TR_TRY(add_spelling(&finding, s, err));
    if (finding.n > 1)
        qsort_r(finding.spellings, finding.n, sizeof *finding.spellings, compare, (void *)finding.network);
    TR_TRY(group_spellings(&finding, merges, err));
    if (merges->n > 0)
        TR_TRY(count_claims(resampling, merges, err));
out:
    for (size_t i = 0; i < finding.n; i++)
        tr_free(finding.spellings[i].key);
    tr_free(finding.spellings);
    tr_folder_release(&finding.folder);
    tr_folder_release(&finding.name_folder);
    if (st != TR_OK)
        tr_merges_release(merges);
    return st;
}

void tr_merges_release(TrMerges *merges)
{
    tr_free(merges->merges);
    tr_free(merges->merge_of);
    *merges = (TrMerges){0};
}

/* ---- undoing ---- */

static int by_ends(const void *a, const void *b)
{
    const TrPair *x = a, *y = b;
    int order = (x->a > y->a) - (x->a < y->a);
    return order != 0 ? order : (x->b > y->b) - (x->b < y->b);
}

TrStatus tr_merges_undo(const TrMerges *merges, size_t i, const TrResampling *resampling,
                        TrAdjacency *adjacency, TrError *err)
{
    const TrNetwork *network = resampling->network;
    TrNetwork apart = *network; /* tr_adjacency_make() looks at the number of nodes and at the pairs */
    uint32_t node = merges->merges[i].node;
    bool *stays = NULL, *moves = NULL;
    TrStatus st = TR_OK;
    *adjacency = (TrAdjacency){0};
    apart.n_nodes++;
    apart.n_pairs = 0;
    apart.pairs = NULL;
    TR_TRY(TR_ARRAY(apart.pairs, 2 * network->n_pairs, err));
    TR_TRY(TR_ARRAY(stays, resampling->n_claims, err));
    TR_TRY(TR_ARRAY(moves, resampling->n_claims, err));
    for (size_t c = 0; c < resampling->n_claims; c++) {
        moves[c] = merge_behind(merges, network, resampling->claim_of[c], node) == i + 1;
        stays[c] = !moves[c];
    }
    for (size_t p = 0; p < network->n_pairs; p++) {
        TrPair pair = network->pairs[p];
        bool its = pair.a == node || pair.b == node;
        if (its)
            pair.strength = tr_resampling_strength(resampling, p, NULL, stays);
        if (pair.strength > 0)
            apart.pairs[apart.n_pairs++] = pair;
        if (!its)
            continue;
        pair.a = pair.a == node ? pair.b : pair.a;
        pair.b = (uint32_t)network->n_nodes;
        pair.strength = tr_resampling_strength(resampling, p, NULL, moves);
        if (pair.strength > 0)
            apart.pairs[apart.n_pairs++] = pair;
    }
    if (apart.n_pairs > 1)
        qsort(apart.pairs, apart.n_pairs, sizeof *apart.pairs, by_ends);
    TR_TRY(tr_adjacency_make(&apart, adjacency, err));
out:
    tr_free(apart.pairs);
    tr_free(stays);
    tr_free(moves);
    return st;
}
