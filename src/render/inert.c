/* SPDX-License-Identifier: MIT */
#include "inert.h"

#include "graph.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The font whose widths Graphviz knows by itself; svg.c widens it to a family. */
static char layout_font[] = "Arial";

/* A rule returns the value to set, or NULL to leave the attribute as it is. It may use `buffer`, which holds
   at least 5 * strlen(value) + 1 bytes. */
typedef const char *(*Rule)(const char *value, char *buffer);

static const char *empty(const char *value, char *buffer)
{
    (void)buffer;
    return *value ? "" : NULL;
}

static const char *set_font(const char *value, char *buffer)
{
    (void)value;
    (void)buffer;
    return layout_font;
}

/* Graphviz writes a link as it is, after expanding backslash escapes: so none of the bytes that could end the
   attribute or begin an escape may be left, and `&` must be an entity already. */
static const char *make_link_safe(const char *value, char *buffer)
{
    static const char hex[] = "0123456789ABCDEF";
    char *to = buffer;

    if (strncasecmp(value, "http://", 7) != 0 && strncasecmp(value, "https://", 8) != 0)
        return empty(value, buffer);
    for (; *value; value++) {
        unsigned char byte = (unsigned char)*value;

        if (byte <= ' ' || byte == 0x7F || strchr("\"'<>\\^`{|}", byte)) {
            *to++ = '%';
            *to++ = hex[byte >> 4];
            *to++ = hex[byte & 15];
        } else if (byte == '&') {
            memcpy(to, "&amp;", 5);
            to += 5;
        } else {
            *to++ = (char)byte;
        }
    }
    *to = '\0';
    return buffer;
}

/* `start=random` without a number takes its seed from the clock and the process id. */
static const char *fix_seed(const char *value, char *buffer)
{
    const char *digits = value + strcspn(value, "0123456789");

    (void)buffer;
    if (*value == '\0' || strncmp(value, "self", 4) == 0 || strncmp(value, "regular", 7) == 0)
        return NULL;
    return *digits ? digits : "1";
}

/* The same name means the same on graphs, nodes and edges. Tooltips go because `trama_title` takes their
   place; layers because they change the ids that titles are found by; comments and charset because Graphviz
   would act on them while writing. Names that begin with `_` hold drawing commands, which open images too. */
static const struct {
    const char *name;
    Rule rule;
} rules[] = {
    {"image", empty},
    {"imagepath", empty},
    {"shapefile", empty},
    {"src", empty},
    {"stylesheet", empty},
    {"fontpath", empty},
    {"fontnames", empty},
    {"charset", empty},
    {"comment", empty},
    {"layers", empty},
    {"target", empty},
    {"edgetarget", empty},
    {"headtarget", empty},
    {"tailtarget", empty},
    {"labeltarget", empty},
    {"tooltip", empty},
    {"edgetooltip", empty},
    {"headtooltip", empty},
    {"tailtooltip", empty},
    {"labeltooltip", empty},
    {"URL", make_link_safe},
    {"edgeURL", make_link_safe},
    {"headURL", make_link_safe},
    {"tailURL", make_link_safe},
    {"labelURL", make_link_safe},
    {"href", make_link_safe},
    {"edgehref", make_link_safe},
    {"headhref", make_link_safe},
    {"tailhref", make_link_safe},
    {"labelhref", make_link_safe},
    {"fontname", set_font},
    {"labelfontname", set_font},
    {"start", fix_seed},
};

static Rule rule_for(const char *name)
{
    if (*name == '_')
        return empty;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(rules[i].name, name) == 0)
            return rules[i].rule;
    return NULL;
}

typedef struct {
    Rule rule;
    Agsym_t *attribute;
} Task;

/* cgraph's parameters lack const, but it copies what it is given. */
void inert_set(void *object, Agsym_t *attribute, const char *value)
{
    (void)agxset(object, attribute, (char *)value);
}

/* Apply the task to `value`, which belongs to `object`, or to the default when that is NULL. */
static RenderStatus apply(Agraph_t *root, int kind, void *object, const Task *task, const char *value,
                          RenderError *err)
{
    char *buffer = malloc(5 * strlen(value) + 1);
    const char *safe = NULL;

    if (!buffer)
        return render_fail_memory(err);
    safe = task->rule(value, buffer);
    if (safe && object)
        inert_set(object, task->attribute, safe);
    else if (safe)
        (void)agattr(root, kind, task->attribute->name, (char *)safe);
    free(buffer);
    return RENDER_OK;
}

static RenderStatus apply_to_object(void *object, int kind, void *context, RenderError *err)
{
    const Task *task = context;

    return apply(agroot(object), kind, object, task, agxget(object, task->attribute), err);
}

/* The default too: objects that Graphviz adds while it works take it. For graphs it is the root's value,
   which the visit has already set. */
static RenderStatus apply_everywhere(Agraph_t *graph, int kind, Task *task, RenderError *err)
{
    RenderStatus st = graph_visit(graph, kind, apply_to_object, task, err);

    if (st == RENDER_OK && kind != AGRAPH)
        st = apply(graph, kind, NULL, task, task->attribute->defval, err);
    return st;
}

RenderStatus inert_make(Agraph_t *graph, RenderError *err)
{
    static char fontname[] = "fontname";
    RenderStatus st = graph_refuse_html(graph, err);

    for (size_t k = 0; k < 3 && st == RENDER_OK; k++) {
        if (!agattr(graph, graph_kinds[k], fontname, NULL))
            (void)agattr(graph, graph_kinds[k], fontname, layout_font);
        for (Agsym_t *a = NULL; st == RENDER_OK && (a = agnxtattr(graph, graph_kinds[k], a));) {
            Task task = {rule_for(a->name), a};

            if (task.rule)
                st = apply_everywhere(graph, graph_kinds[k], &task, err);
        }
    }
    return st;
}
