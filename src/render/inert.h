/* SPDX-License-Identifier: MIT */
/* Making a graph harmless before Graphviz lays it out. */
#ifndef RENDER_INERT_H
#define RENDER_INERT_H

#include "status.h"

#include <cgraph.h>

/* Empty what opens files or reaches the SVG unescaped, make links safe, set one font everywhere and fix
   random seeds (the table in inert.c says which attribute gets what). HTML-like text is RENDER_BAD_INPUT. */
RenderStatus inert_make(Agraph_t *graph, RenderError *err);

/* Set attribute `name` of `object`, whose kind knows it already. */
void inert_set(void *object, Agsym_t *attribute, const char *value);

#endif
