/* SPDX-License-Identifier: MIT */
/* The attributes of a diagram definition, for a program that cannot link cgraph. */
#ifndef RENDER_DEFINITIONS_H
#define RENDER_DEFINITIONS_H

#include "status.h"

#include <cgraph.h>
#include <stdio.h>

/* Print one line per attribute, fields separated by tabs; in names and values \ tab newline return are
   written
   \\ \t \n \r. Attributes stand in the order in which the file first names them, nodes likewise, edges by
   tail: graph            NAME  directed|undirected        (NAME is empty for a graph without one)
     graph-attribute  KEY   VALUE                      (all that the root has)
     node-default     KEY   VALUE                      (all that are not empty)
     edge-default     KEY   VALUE
     node             NAME  KEY   VALUE                (all that differ from the default)
     edge             TAIL  HEAD  NAME  KEY  VALUE     (NAME is the edge's key, empty without one)
   A node or edge without attributes of its own has one line without KEY and VALUE.
   HTML-like text is RENDER_BAD_INPUT. The caller checks ferror(out). */
RenderStatus definitions_print(Agraph_t *graph, FILE *out, RenderError *err);

#endif
