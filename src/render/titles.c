/* SPDX-License-Identifier: MIT */
#include "titles.h"

#include "graph.h"
#include "inert.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static char id_name[] = "id";
static char title_name[] = "trama_title";
static char none[] = "";

typedef struct {
    Agraph_t *index;
    Agsym_t *index_title;
    Agsym_t *id, *title; /* of the kind being visited; title may be NULL */
    char prefix[TITLES_ID_LENGTH + 2];
    unsigned long n_made;
} Naming;

static bool is_id_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (byte != '\0' && strchr("._:-", byte));
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* FNV-1a, 64 bits. */
static unsigned long long hash(const char *text)
{
    unsigned long long value = 14695981039346656037ULL;

    for (; *text; text++)
        value = (value ^ (unsigned char)*text) * 1099511628211ULL;
    return value;
}

static void clean_id(const char *id, char *clean)
{
    enum { HASH_LENGTH = 17 };
    size_t length = 0;
    const char *at = id;

    if (*at && !is_letter(*at))
        clean[length++] = 'x';
    for (; length < TITLES_ID_LENGTH && *at; at++)
        clean[length++] = (char)(is_id_byte(*at) ? *at : '_');
    clean[length] = '\0';
    if (*at)
        (void)snprintf(clean + length - HASH_LENGTH, HASH_LENGTH + 1, "_%016llx", hash(id));
}

static RenderStatus claim(Naming *naming, void *object, const char *id, RenderError *err)
{
    Agnode_t *entry = agnode(naming->index, (char *)id, 1);

    if (!entry)
        return render_fail_memory(err);
    inert_set(object, naming->id, id);
    if (naming->title)
        inert_set(entry, naming->index_title, agxget(object, naming->title));
    return RENDER_OK;
}

/* First the ids that objects bring, so that none of ours takes one of them. */
static RenderStatus keep_given_id(void *object, int kind, void *context, RenderError *err)
{
    Naming *naming = context;
    char id[TITLES_ID_LENGTH + 1];

    clean_id(agxget(object, naming->id), id);
    if (*id == '\0' || agnode(naming->index, id, 0)) {
        inert_set(object, naming->id, "");
        return RENDER_OK;
    }
    if (kind == AGRAPH && object == agroot(object))
        (void)snprintf(naming->prefix, sizeof naming->prefix, "%s-", id);
    return claim(naming, object, id, err);
}

static RenderStatus make_missing_id(void *object, int kind, void *context, RenderError *err)
{
    Naming *naming = context;
    char id[2 * TITLES_ID_LENGTH];

    if (*agxget(object, naming->id))
        return RENDER_OK;
    do {
        naming->n_made++;
        (void)snprintf(id, sizeof id, "%s%c%lu", naming->prefix, *graph_kind_name(kind), naming->n_made);
    } while (agnode(naming->index, id, 0));
    return claim(naming, object, id, err);
}

static RenderStatus name_all(Naming *naming, Agraph_t *graph, GraphVisitor visitor, RenderError *err)
{
    RenderStatus st = RENDER_OK;

    for (size_t k = 0; k < 3 && st == RENDER_OK; k++) {
        naming->id = agattr(graph, graph_kinds[k], id_name, NULL);
        if (!naming->id)
            naming->id = agattr(graph, graph_kinds[k], id_name, none);
        naming->title = agattr(graph, graph_kinds[k], title_name, NULL);
        naming->n_made = 0;
        st = graph_visit(graph, graph_kinds[k], visitor, naming, err);
    }
    return st;
}

RenderStatus titles_build(Agraph_t *graph, Agraph_t **index, RenderError *err)
{
    static char index_name[] = "titles";
    Naming naming = {.index = agopen(index_name, Agundirected, NULL)};
    RenderStatus st = RENDER_OK;

    *index = naming.index;
    if (!naming.index)
        return render_fail_memory(err);
    naming.index_title = agattr(naming.index, AGNODE, title_name, none);
    st = name_all(&naming, graph, keep_given_id, err);
    if (st == RENDER_OK)
        st = name_all(&naming, graph, make_missing_id, err);
    if (st != RENDER_OK) {
        (void)agclose(naming.index);
        *index = NULL;
    }
    return st;
}

const char *titles_find(void *index, const char *id)
{
    Agnode_t *entry = agnode(index, (char *)id, 0);

    return entry ? agget(entry, title_name) : NULL;
}
