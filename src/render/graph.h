/* SPDX-License-Identifier: MIT */
/* The border with cgraph: reading a graph, walking it, and what Graphviz complains of. */
#ifndef RENDER_GRAPH_H
#define RENDER_GRAPH_H

#include "status.h"

#include <cgraph.h>
#include <stdbool.h>
#include <stddef.h>

/* Parse the one DOT graph in `text`. Text that is not UTF-8, holds control characters, or holds more or less
   than one graph is RENDER_BAD_INPUT, with the line. The caller closes *graph with agclose(). */
RenderStatus graph_read(const char *text, size_t length, Agraph_t **graph, RenderError *err);

/* Called for one object (Agraph_t, Agnode_t or Agedge_t) of the kind asked for. */
typedef RenderStatus (*GraphVisitor)(void *object, int kind, void *context, RenderError *err);

/* Visit all objects of `kind` (AGRAPH: the root first, then every subgraph; AGNODE; AGEDGE) in the order of
   the file, edges by tail. Stops at the first visit that is not RENDER_OK and returns it. */
RenderStatus graph_visit(Agraph_t *graph, int kind, GraphVisitor visit, void *context, RenderError *err);

/* The kinds above, for loops. */
extern const int graph_kinds[3];
const char *graph_kind_name(int kind);

/* How an object is called in a message: its name, for an edge that of its tail. */
const char *graph_object_name(void *object, int kind);

/* Is some value (or default) an HTML-like string, <…>? Those open files and are refused. */
RenderStatus graph_refuse_html(Agraph_t *graph, RenderError *err);

/* Let Graphviz's messages come to us; with `verbose` each is also printed on standard error. */
void graph_listen(bool verbose);

/* The first error Graphviz reported, as one line, or "". */
const char *graph_complaint(void);

#endif
