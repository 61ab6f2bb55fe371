/* SPDX-License-Identifier: MIT */
#include "definitions.h"

#include "graph.h"

#include <stdlib.h>
#include <string.h>

/* The attributes of one kind of object, in the order of the file: cgraph hands them out by name. */
typedef struct {
    Agsym_t **symbols;
    size_t n;
    FILE *out;
} Attributes;

static int by_declaration(const void *left, const void *right)
{
    const Agsym_t *a = *(Agsym_t *const *)left;
    const Agsym_t *b = *(Agsym_t *const *)right;

    return (a->id > b->id) - (a->id < b->id);
}

static RenderStatus list_attributes(Agraph_t *graph, int kind, Attributes *list, RenderError *err)
{
    size_t n = 0;

    for (Agsym_t *a = NULL; (a = agnxtattr(graph, kind, a));)
        n++;
    list->n = 0;
    list->symbols = calloc(n + 1, sizeof(Agsym_t *));
    if (!list->symbols)
        return render_fail_memory(err);
    for (Agsym_t *a = NULL; (a = agnxtattr(graph, kind, a));)
        list->symbols[list->n++] = a;
    qsort(list->symbols, n, sizeof(Agsym_t *), by_declaration);
    return RENDER_OK;
}

static void put_field(FILE *out, const char *text)
{
    static const char special[] = "\\\t\n\r";
    static const char escapes[] = "\\tnr";

    (void)fputc('\t', out);
    for (; *text; text++) {
        const char *found = strchr(special, *text);

        if (found)
            (void)fputc('\\', out);
        (void)fputc(found ? escapes[found - special] : *text, out);
    }
}

static void put_line(FILE *out, const char *what, const char *key, const char *value)
{
    (void)fputs(what, out);
    put_field(out, key);
    put_field(out, value);
    (void)fputc('\n', out);
}

static void put_object(FILE *out, void *object, int kind)
{
    (void)fputs(graph_kind_name(kind), out);
    put_field(out, graph_object_name(object, kind));
    if (kind == AGEDGE) {
        const char *key = agnameof(object);

        put_field(out, agnameof(aghead((Agedge_t *)object)));
        put_field(out, key ? key : "");
    }
}

static RenderStatus print_object(void *object, int kind, void *context, RenderError *err)
{
    const Attributes *list = context;
    bool alone = true;

    (void)err;
    for (size_t i = 0; i < list->n; i++) {
        const char *value = agxget(object, list->symbols[i]);

        if (strcmp(value, list->symbols[i]->defval) == 0)
            continue;
        put_object(list->out, object, kind);
        put_field(list->out, list->symbols[i]->name);
        put_field(list->out, value);
        (void)fputc('\n', list->out);
        alone = false;
    }
    if (alone) {
        put_object(list->out, object, kind);
        (void)fputc('\n', list->out);
    }
    return RENDER_OK;
}

static const struct {
    int kind;
    const char *line;    /* for the defaults; a graph's defaults are the root's values */
    bool objects, empty; /* print the objects too; print empty values too */
} sections[] = {
    {AGRAPH, "graph-attribute", false, true},
    {AGNODE, "node-default", true, false},
    {AGEDGE, "edge-default", true, false},
};

static RenderStatus print_section(Agraph_t *graph, size_t section, FILE *out, RenderError *err)
{
    int kind = sections[section].kind;
    Attributes list = {.out = out};
    RenderStatus st = list_attributes(graph, kind, &list, err);

    for (size_t i = 0; i < list.n; i++)
        if (sections[section].empty || *list.symbols[i]->defval)
            put_line(out, sections[section].line, list.symbols[i]->name, list.symbols[i]->defval);
    if (st == RENDER_OK && sections[section].objects)
        st = graph_visit(graph, kind, print_object, &list, err);
    free(list.symbols);
    return st;
}

RenderStatus definitions_print(Agraph_t *graph, FILE *out, RenderError *err)
{
    const char *name = agnameof(graph);
    RenderStatus st = graph_refuse_html(graph, err);

    if (st != RENDER_OK)
        return st;
    /* cgraph calls a graph without a name %1, %2 … */
    put_line(out, "graph", name && *name != '%' ? name : "", agisdirected(graph) ? "directed" : "undirected");
    for (size_t i = 0; i < sizeof sections / sizeof *sections && st == RENDER_OK; i++)
        st = print_section(graph, i, out, err);
    return st;
}
