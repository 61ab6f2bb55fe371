/* SPDX-License-Identifier: MIT */
/* A graph in, a drawing out. */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "status.h"

#include <cgraph.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct {
    const char *layout; /* NULL: the graph's attribute `layout`, else dot */
    const char *format; /* svg, plain or dot */
    bool no_label;      /* leave the root graph's label out */
    bool places;        /* behind an SVG, where everything stands: see places.h */
} RenderOptions;

/* RENDER_USAGE if an option names a layout or a format that is not in the tables. */
RenderStatus render_check_options(const RenderOptions *options, RenderError *err);

/* Call before the graph is read: from then on a node without `label` shows its name, as in dot. */
void render_prepare(void);

/* Lay `graph` out and write the drawing to `out`; nothing is written unless all of it could be drawn.
   Changes `graph` (inert_make, ids); the caller closes it. The caller checks ferror(out). */
RenderStatus render_graph(const RenderOptions *options, Agraph_t *graph, FILE *out, RenderError *err);

#endif
