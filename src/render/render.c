/* SPDX-License-Identifier: MIT */
#include "render.h"

#include "graph.h"
#include "inert.h"
#include "limits.h"
#include "places.h"
#include "svg.h"
#include "titles.h"

#include <gvc.h>
#include <string.h>

/* Linked, not loaded: no dlopen, no configuration file, no fonts (a text's width is estimated, which is the
   same on every machine), and no code but the three plugins'. */
extern gvplugin_library_t gvplugin_core_LTX_library;
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;

static const lt_symlist_t plugins[] = {
    {"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
    {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
    {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
    {NULL, NULL},
};

static const char *const layouts[] = {"dot",   "neato", "fdp", "sfdp", "twopi",
                                      "circo", "osage", "nop", "nop2", NULL};
static const char *const formats[] = {"svg", "plain", "dot", NULL};

/* `names` as "a, b, c". */
static const char *list(const char *const *names, char *text, size_t size)
{
    size_t length = 0;

    for (size_t i = 0; names[i] && length < size; i++)
        length += (size_t)snprintf(text + length, size - length, "%s%s", i > 0 ? ", " : "", names[i]);
    return text;
}

static RenderStatus check_name(const char *what, const char *name, const char *const *names,
                               RenderStatus failure, RenderError *err)
{
    char all[128];

    for (size_t i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return RENDER_OK;
    return render_fail(err, failure, "there is no %s '%.60s'; there are %s", what, name,
                       list(names, all, sizeof all));
}

RenderStatus render_check_options(const RenderOptions *options, RenderError *err)
{
    RenderStatus st = check_name("format", options->format, formats, RENDER_USAGE, err);

    if (st == RENDER_OK && options->layout)
        st = check_name("layout", options->layout, layouts, RENDER_USAGE, err);
    return st;
}

/* cgraph takes defaults over when it makes a graph, so Graphviz's own must be there before. */
void render_prepare(void)
{
    static char name[] = "label";
    static char node_name[] = "\\N";

    (void)agattr(NULL, AGNODE, name, node_name);
}

static RenderStatus choose_layout(const RenderOptions *options, Agraph_t *graph, const char **layout,
                                  RenderError *err)
{
    static char name[] = "layout";
    const char *own = agget(graph, name);

    *layout = options->layout ? options->layout : own && *own ? own : "dot";
    return check_name("layout", *layout, layouts, RENDER_BAD_INPUT, err);
}

static void drop_label(Agraph_t *graph)
{
    static char name[] = "label";
    Agsym_t *label = agattr(graph, AGRAPH, name, NULL);

    if (label)
        inert_set(graph, label, "");
}

static RenderStatus fail_layout(const char *layout, RenderError *err)
{
    const char *complaint = graph_complaint();

    return render_fail(err, RENDER_LAYOUT_FAILED, "the layout %s failed%s%s", layout, *complaint ? ": " : "",
                       complaint);
}

static RenderStatus draw(const char *layout, const RenderOptions *options, Agraph_t *graph, Agraph_t *titles,
                         FILE *out, RenderError *err)
{
    GVC_t *gvc = gvContextPlugins(plugins, 0);
    char *drawing = NULL;
    unsigned length = 0;
    bool laid_out = false;
    RenderStatus st = RENDER_OK;

    if (!gvc)
        return render_fail_memory(err);
    laid_out = gvLayout(gvc, graph, layout) == 0;
    if (!laid_out || gvRenderData(gvc, graph, options->format, &drawing, &length) != 0 || !drawing)
        st = fail_layout(layout, err);
    else if (limits_memory_reached())
        st = render_fail_memory(err);
    else if (titles)
        svg_tidy(drawing, length, titles_find, titles, out);
    else
        (void)fwrite(drawing, 1, length, out);
    if (st == RENDER_OK && titles && options->places)
        places_write(graph, out);
    if (drawing)
        gvFreeRenderData(drawing);
    if (laid_out)
        (void)gvFreeLayout(gvc, graph);
    (void)gvFreeContext(gvc);
    return st;
}

RenderStatus render_graph(const RenderOptions *options, Agraph_t *graph, FILE *out, RenderError *err)
{
    const char *layout = NULL;
    Agraph_t *titles = NULL;
    RenderStatus st = choose_layout(options, graph, &layout, err);

    if (st == RENDER_OK)
        st = inert_make(graph, err);
    if (st == RENDER_OK && options->no_label)
        drop_label(graph);
    if (st == RENDER_OK && strcmp(options->format, "svg") == 0)
        st = titles_build(graph, &titles, err);
    if (st == RENDER_OK)
        st = draw(layout, options, graph, titles, out, err);
    if (titles)
        (void)agclose(titles);
    return st;
}
