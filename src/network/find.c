/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/find.h"

#include <string.h>

#include "base/builder.h"
#include "base/fold.h"
#include "base/memory.h"
#include "base/suggest.h"

enum { MOST_NAMED = 3, SHOWN_BYTES = 64 };

static const char *name_of_node(const void *network, size_t i)
{
    return tr_node_is_event(network, i) ? "" : tr_node_name(network, i);
}

/* Whether all words of `wanted` (folded) stand in `key` (folded), in that order, as words. */
static bool has_words(const char *key, const char *wanted)
{
    size_t n = strlen(wanted);
    for (const char *at = strstr(key, wanted); n > 0 && at != NULL; at = strstr(at + 1, wanted))
        if ((at == key || at[-1] == ' ') && (at[n] == '\0' || at[n] == ' '))
            return true;
    return false;
}

static void put_name(TrBuilder *names, const char *name)
{
    char shown[SHOWN_BYTES];
    tr_text_one_line(name, shown, sizeof shown);
    tr_build_format(names, "%s'%s'", names->length > 0 ? " or " : "", shown);
}

/* Up to three entities of whose name `name` is a part: a surname is what people type. */
static TrStatus put_longer_names(const TrNetwork *network, const char *name, TrBuilder *names, TrError *err)
{
    TrFolder wanted = {0}, folder = {0};
    size_t n_named = 0;
    TrStatus st = TR_OK;
    TR_TRY(tr_fold(&wanted, name, strlen(name), err));
    for (size_t i = 0; i < network->n_nodes && wanted.length > 0 && n_named < MOST_NAMED; i++) {
        const char *other = name_of_node(network, i);
        TR_TRY(tr_fold(&folder, other, strlen(other), err));
        if (has_words(folder.key, wanted.key)) {
            put_name(names, other);
            n_named++;
        }
    }
out:
    tr_folder_release(&wanted);
    tr_folder_release(&folder);
    return st;
}

static TrStatus not_there(const TrNetwork *network, const char *name, const char *option, bool known,
                          TrError *err)
{
    char shown[SHOWN_BYTES];
    TrBuilder names = {0};
    TrStatus st = TR_OK;
    tr_text_one_line(name, shown, sizeof shown);
    if (known) {
        st = tr_fail(err, TR_BAD_USAGE,
                     "%s: '%s' is in the input, but no claim that takes part in this network names it",
                     option, shown);
        goto out;
    }
    TR_TRY(put_longer_names(network, name, &names, err));
    if (names.length == 0) {
        const char *near = tr_suggest(name, name_of_node, network, network->n_nodes);
        if (near != NULL)
            put_name(&names, near);
    }
    if (names.failed)
        TR_TRY(tr_fail_memory(err));
    st = names.length > 0
             ? tr_fail(err, TR_BAD_USAGE, "%s: no entity is called '%s': did you mean %s?", option, shown,
                       names.text)
             : tr_fail(err, TR_BAD_USAGE,
                       "%s: no entity is called '%s' in this network; 'trama rank --top 0' lists all names",
                       option, shown);
out:
    tr_builder_release(&names);
    return st;
}

TrStatus tr_network_find(const TrNetwork *network, const char *name, const char *option, uint32_t *node,
                         TrError *err)
{
    uint32_t entity;
    TrStatus st = TR_OK;
    TR_TRY(tr_names_find(network->input, &network->names, name, &entity, err));
    *node = entity == TR_NO_ID ? TR_NO_ID : network->node_of[entity];
    if (*node == TR_NO_ID)
        st = not_there(network, name, option, entity != TR_NO_ID, err);
out:
    return st;
}

const TrPair *tr_network_pair(const TrNetwork *network, uint32_t a, uint32_t b)
{
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    size_t from = 0, to = network->n_pairs;
    while (from < to) { /* pairs stand in order of (a, b) */
        size_t middle = from + (to - from) / 2;
        const TrPair *pair = &network->pairs[middle];
        if (pair->a < low || (pair->a == low && pair->b < high))
            from = middle + 1;
        else
            to = middle;
    }
    return from < network->n_pairs && network->pairs[from].a == low && network->pairs[from].b == high
               ? &network->pairs[from]
               : NULL;
}
