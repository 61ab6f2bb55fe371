/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/grouping.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { DEEPEST = 64 }; /* parents above one another; a circle of parents ends there */

uint32_t tr_node_parent(const TrNetwork *network, uint32_t node)
{
    uint32_t entity = network->nodes[node].entity,
             parent = entity == TR_NO_ID ? TR_NO_ID : network->names.entities[entity].parent;
    return parent == TR_NO_ID ? TR_NO_ID : network->node_of[parent];
}

static const char *topmost_parent(const TrNetwork *network, uint32_t node)
{
    for (int depth = 0; depth < DEEPEST; depth++) {
        uint32_t parent = tr_node_parent(network, node);
        if (parent == TR_NO_ID)
            break;
        node = parent;
    }
    return tr_node_name(network, node);
}

static const char *country_of(const TrNetwork *network, uint32_t node)
{
    uint32_t entity = network->nodes[node].entity,
             row = entity == TR_NO_ID ? TR_NO_ID : network->names.entities[entity].row;
    return row == TR_NO_ID ? "" : tr_input_cell(network->input, TR_ENTITIES, row, TR_ENTITY_COUNTRY);
}

/* The group's name; a word of ours may be put into `plain`. */
static const char *name_of(const TrNetwork *network, uint32_t node, TrGrouping by, TrLanguage language,
                           char *plain, size_t bytes)
{
    switch (by) {
    case TR_BY_KIND:
        return tr_word(language, tr_node_kind(network, node), plain, bytes);
    case TR_BY_SECTOR:
        return tr_word(language, tr_node_sector(network, node), plain, bytes);
    case TR_BY_PARENT:
        return topmost_parent(network, node);
    case TR_BY_COUNTRY:
        return country_of(network, node);
    case TR_BY_NONE:
        break;
    }
    return "";
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

TrStatus tr_grouped_make(const TrNetwork *network, const uint32_t *nodes, size_t n, TrGrouping by,
                         TrLanguage language, TrGrouped *groups, TrError *err)
{
    const char **own = NULL;
    TrStatus st = TR_OK;
    *groups = (TrGrouped){0};
    TR_TRY(TR_ARRAY(own, n, err));
    TR_TRY(TR_ARRAY(groups->names, n, err));
    TR_TRY(TR_ARRAY(groups->group_of, n, err));
    for (size_t i = 0; i < n; i++) {
        char plain[128];
        const char *name = name_of(network, nodes[i], by, language, plain, sizeof plain);
        if ((own[i] = tr_arena_text(&groups->arena, name, strlen(name))) == NULL)
            TR_TRY(tr_fail_memory(err));
        groups->names[i] = own[i];
    }
    if (n > 1)
        qsort(groups->names, n, sizeof *groups->names, by_text);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || strcmp(groups->names[i], groups->names[groups->n - 1]) != 0)
            groups->names[groups->n++] = groups->names[i];
    for (size_t i = 0; i < n; i++) {
        const char **found = bsearch(&own[i], groups->names, groups->n, sizeof *groups->names, by_text);
        groups->group_of[i] = (uint32_t)(found - groups->names);
    }
out:
    tr_free(own);
    if (st != TR_OK)
        tr_grouped_release(groups);
    return st;
}

TrStatus tr_grouped_order(const TrGrouped *groups, size_t n, uint32_t *order, size_t *first, TrError *err)
{
    size_t *at = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(at, groups->n + 1, err));
    for (size_t i = 0; i < n; i++)
        at[groups->group_of[i] + 1]++;
    for (size_t g = 0; g < groups->n; g++)
        at[g + 1] += at[g];
    for (size_t g = 0; first != NULL && g <= groups->n; g++)
        first[g] = at[g];
    for (uint32_t i = 0; i < n; i++)
        order[at[groups->group_of[i]]++] = i;
out:
    tr_free(at);
    return st;
}

void tr_grouped_release(TrGrouped *groups)
{
    tr_free(groups->group_of);
    tr_free(groups->names);
    tr_arena_release(&groups->arena);
    *groups = (TrGrouped){0};
}
