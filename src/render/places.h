/* SPDX-License-Identifier: MIT */
/* Where the layout put everything, as lines of text. */
#ifndef RENDER_PLACES_H
#define RENDER_PLACES_H

#include <cgraph.h>
#include <stdio.h>

/* Write the places of a graph that is laid out, in points with y upwards. Each line is of words
   with a tab between:
     node   name id x y width height
     edge   tail head id, s,x,y and e,x,y where a line ends before its arrowhead, then x,y of each point of
   its Bézier curve; no points where it has no line, or one of several curves frame  name depth, then the
   names of its nodes and of those of frames within it: a subgraph whose name begins with "cluster", before
   the frames within it, which are one deeper */
void places_write(Agraph_t *graph, FILE *out);

#endif
