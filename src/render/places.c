/* SPDX-License-Identifier: MIT */
#include "places.h"

#include <gvc.h>
#include <math.h>
#include <string.h>

/* What separates words and lines here cannot be part of a word. */
static void put_word(FILE *out, const char *word)
{
    (void)fputc('\t', out);
    for (; word && *word; word++)
        (void)fputc((unsigned char)*word <= ' ' ? '_' : *word, out);
}

/* To a hundredth, as in the SVG: force layouts repeat themselves to about 1e-10 only. What Graphviz could not
   place stands nowhere: not a number, or out of all bounds. */
static double plain(double number)
{
    double hundredths = number < 1e9 && number > -1e9 ? floor(number * 100 + 0.5) : 0;

    return hundredths < 0 || hundredths > 0 ? hundredths / 100 : 0;
}

static void put_number(FILE *out, char before, double number)
{
    (void)fprintf(out, "%c%.2f", before, plain(number));
}

static void put_point(FILE *out, const char *mark, pointf point)
{
    (void)fprintf(out, "\t%s%.2f", mark, plain(point.x));
    put_number(out, ',', point.y);
}

static void put_node(FILE *out, Agnode_t *node)
{
    static char id[] = "id";

    (void)fputs("node", out);
    put_word(out, agnameof(node));
    put_word(out, agget(node, id));
    put_number(out, '\t', ND_coord(node).x);
    put_number(out, '\t', ND_coord(node).y);
    put_number(out, '\t', ND_width(node) * 72);
    put_number(out, '\t', ND_height(node) * 72);
    (void)fputc('\n', out);
}

static void put_edge(FILE *out, Agedge_t *edge)
{
    static char id[] = "id";
    const splines *lines = ED_spl(edge);

    (void)fputs("edge", out);
    put_word(out, agnameof(agtail(edge)));
    put_word(out, agnameof(aghead(edge)));
    put_word(out, agget(edge, id));
    if (lines && lines->size == 1) {
        const bezier *line = lines->list;

        if (line->sflag)
            put_point(out, "s,", line->sp);
        if (line->eflag)
            put_point(out, "e,", line->ep);
        for (int i = 0; i < line->size; i++)
            put_point(out, "", line->list[i]);
    }
    (void)fputc('\n', out);
}

static void put_frames(FILE *out, Agraph_t *graph, int depth)
{
    for (Agraph_t *sub = agfstsubg(graph); sub; sub = agnxtsubg(sub)) {
        if (strncmp(agnameof(sub), "cluster", 7) != 0)
            continue;
        (void)fputs("frame", out);
        put_word(out, agnameof(sub));
        (void)fprintf(out, "\t%d", depth);
        for (Agnode_t *node = agfstnode(sub); node; node = agnxtnode(sub, node))
            put_word(out, agnameof(node));
        (void)fputc('\n', out);
        put_frames(out, sub, depth + 1);
    }
}

void places_write(Agraph_t *graph, FILE *out)
{
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        put_node(out, node);
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        for (Agedge_t *edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge))
            put_edge(out, edge);
    put_frames(out, graph, 1);
}
