/* SPDX-License-Identifier: MIT */
/* Tidying the SVG that Graphviz 2.42 writes. */
#ifndef RENDER_SVG_H
#define RENDER_SVG_H

#include <stddef.h>
#include <stdio.h>

/* The title of the object with that id; NULL or "" for none. Lives as long as svg_tidy() runs. */
typedef const char *(*SvgTitle)(void *context, const char *id);

/* Write `svg` to `out` as well-formed XML in which
   - there is no DOCTYPE and no comment: they name the program's version and the nodes;
   - an object's <title> is what `title_of` says, not the node's name;
   - a link tells the page it leads to nothing of where it stands, and may not steer it;
   - text is in Arial, Liberation Sans, Helvetica or sans-serif;
   - gradients carry the figure's id, so that several figures fit on one page;
   - there is no character or entity that XML does not allow.
   The caller checks ferror(out). */
void svg_tidy(const char *svg, size_t length, SvgTitle title_of, void *context, FILE *out);

#endif
