/* SPDX-License-Identifier: MIT */
/* What the SVG says when one points at a thing: from the attribute `trama_title`, found by `id`. */
#ifndef RENDER_TITLES_H
#define RENDER_TITLES_H

#include "status.h"

#include <cgraph.h>

/* Longest id, without the final NUL; a longer one is cut and has a hash of the whole behind it. */
enum { TITLES_ID_LENGTH = 400 };

/* Give every object of `graph` an `id` of its own and remember its title. An id of the caller's stays (bytes
   other than letters, digits and ._:- become _, and what does not begin with a letter gets x before it)
   unless an earlier object has it. Missing ones are made: g1, n1, e1 …, after the graph's own id and "-" when
   it has one, so that several figures fit on one page. The index is a graph with one node per id; the caller
   closes it with agclose(). */
RenderStatus titles_build(Agraph_t *graph, Agraph_t **index, RenderError *err);

/* The title of the object with that id, or NULL. */
const char *titles_find(void *index, const char *id);

#endif
