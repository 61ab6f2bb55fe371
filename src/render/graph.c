/* SPDX-License-Identifier: MIT */
#include "graph.h"

#include "xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const int graph_kinds[3] = {AGRAPH, AGNODE, AGEDGE};

const char *graph_kind_name(int kind)
{
    return kind == AGRAPH ? "graph" : kind == AGNODE ? "node" : "edge";
}

const char *graph_object_name(void *object, int kind)
{
    const char *name = agnameof(kind == AGEDGE ? (void *)agtail((Agedge_t *)object) : object);

    return name ? name : "";
}

/* ---- what Graphviz complains of ---- */

static struct {
    bool deaf, verbose, is_error;
    unsigned n_errors;
    char first[160];
} heard;

/* Add `piece` to the first complaint as text of one line. */
static void note(const char *piece)
{
    size_t at = strlen(heard.first);

    for (; *piece && at + 1 < sizeof heard.first; piece++) {
        char byte = (char)((unsigned char)*piece < ' ' ? ' ' : *piece);

        if (byte != ' ' || (at > 0 && heard.first[at - 1] != ' '))
            heard.first[at++] = byte;
    }
    heard.first[at] = '\0';
}

/* cgraph calls this with pieces: "Error" or "Warning", ": ", text; a continuation is text alone. */
static int hear(char *piece)
{
    if (heard.deaf || !piece || strcmp(piece, ": ") == 0)
        return 0;
    if (strcmp(piece, "Error") == 0 || strcmp(piece, "Warning") == 0) {
        heard.is_error = *piece == 'E';
        heard.n_errors += heard.is_error;
        return 0;
    }
    if (heard.is_error && heard.n_errors == 1)
        note(piece);
    if (heard.verbose)
        (void)fprintf(stderr, "trama-render: %s: %s", heard.is_error ? "error" : "warning", piece);
    return 0;
}

void graph_listen(bool verbose)
{
    heard.verbose = verbose;
    (void)agseterrf(hear);
}

const char *graph_complaint(void)
{
    size_t length = strlen(heard.first);

    while (length > 0 && heard.first[length - 1] == ' ')
        heard.first[--length] = '\0';
    return heard.first;
}

/* cgraph formats a message that outgrows its buffer twice from one va_list, which is undefined and crashed on
   long names. A message without arguments makes the buffer big enough for all that this input can provoke. */
static bool widen_message_buffer(size_t input_length)
{
    size_t length = input_length + 4096;
    char *blank = malloc(length + 1);

    if (!blank)
        return false;
    memset(blank, ' ', length);
    blank[length] = '\0';
    heard.deaf = true;
    (void)agerr(AGWARN, blank);
    heard.deaf = false;
    free(blank);
    return true;
}

/* ---- reading ---- */

typedef struct {
    const char *at, *end;
} Source;

static int read_source(void *channel, char *buffer, int size)
{
    Source *source = channel;
    size_t length = (size_t)(source->end - source->at);

    if (length > (size_t)size)
        length = (size_t)size;
    memcpy(buffer, source->at, length);
    source->at += length;
    return (int)length;
}

static RenderStatus check_text(const char *text, size_t length, RenderError *err)
{
    unsigned long line = 1;

    for (const char *at = text, *end = text + length; at < end;) {
        size_t step = xml_char_length(at, end);

        if (step == 0)
            return render_fail(err, RENDER_BAD_INPUT,
                               "line %lu: byte 0x%02x is no text: expected UTF-8 without %s", line,
                               (unsigned)(unsigned char)*at, "control characters");
        line += *at == '\n';
        at += step;
    }
    return RENDER_OK;
}

/* "syntax error in line 3 near '}'" becomes "line 3: syntax error near '}'". */
static RenderStatus fail_to_parse(RenderError *err)
{
    static const char opening[] = "syntax error in line ";
    const char *complaint = graph_complaint();
    const char *found = strstr(complaint, opening);
    char *rest = NULL;
    unsigned long line = found ? strtoul(found + sizeof opening - 1, &rest, 10) : 0;

    if (found)
        return render_fail(err, RENDER_BAD_INPUT, "line %lu: syntax error%s", line, rest);
    return render_fail(err, RENDER_BAD_INPUT, "%s",
                       *complaint ? complaint : "there is no graph in the input: expected DOT");
}

RenderStatus graph_read(const char *text, size_t length, Agraph_t **graph, RenderError *err)
{
    static Agiodisc_t io; /* the graph keeps pointing to it */
    Agdisc_t discipline = {NULL, NULL, &io};
    Source source = {text, text + length};
    Agraph_t *second = NULL;
    RenderStatus st = check_text(text, length, err);

    *graph = NULL;
    if (st != RENDER_OK)
        return st;
    if (!widen_message_buffer(length))
        return render_fail_memory(err);
    io = AgIoDisc;
    io.afread = read_source;
    *graph = agread(&source, &discipline);
    if (!*graph)
        return fail_to_parse(err);
    second = agread(&source, &discipline);
    if (!second && heard.n_errors == 0)
        return RENDER_OK;
    st = second ? render_fail(err, RENDER_BAD_INPUT, "there is more than one graph in the input")
                : fail_to_parse(err);
    if (second)
        (void)agclose(second);
    (void)agclose(*graph);
    *graph = NULL;
    return st;
}

/* ---- walking ---- */

static RenderStatus visit_subgraphs(Agraph_t *graph, GraphVisitor visit, void *context, RenderError *err)
{
    RenderStatus st = visit(graph, AGRAPH, context, err);

    for (Agraph_t *sub = agfstsubg(graph); sub && st == RENDER_OK; sub = agnxtsubg(sub))
        st = visit_subgraphs(sub, visit, context, err);
    return st;
}

RenderStatus graph_visit(Agraph_t *graph, int kind, GraphVisitor visit, void *context, RenderError *err)
{
    RenderStatus st = RENDER_OK;

    if (kind == AGRAPH)
        return visit_subgraphs(graph, visit, context, err);
    for (Agnode_t *node = agfstnode(graph); node && st == RENDER_OK; node = agnxtnode(graph, node)) {
        if (kind == AGNODE)
            st = visit(node, kind, context, err);
        else
            for (Agedge_t *edge = agfstout(graph, node); edge && st == RENDER_OK;
                 edge = agnxtout(graph, edge))
                st = visit(edge, kind, context, err);
    }
    return st;
}

static RenderStatus fail_html(const char *attribute, int kind, const char *name, RenderError *err)
{
    return render_fail(err, RENDER_BAD_INPUT, "HTML-like text is not accepted: %s of %s '%.100s'", attribute,
                       graph_kind_name(kind), name);
}

static RenderStatus refuse_html_value(void *object, int kind, void *context, RenderError *err)
{
    Agsym_t *attribute = context;

    if (aghtmlstr(agxget(object, attribute)))
        return fail_html(attribute->name, kind, graph_object_name(object, kind), err);
    return RENDER_OK;
}

RenderStatus graph_refuse_html(Agraph_t *graph, RenderError *err)
{
    RenderStatus st = RENDER_OK;

    for (size_t k = 0; k < 3; k++)
        for (Agsym_t *a = NULL; st == RENDER_OK && (a = agnxtattr(graph, graph_kinds[k], a));)
            st = aghtmlstr(a->defval) ? fail_html(a->name, graph_kinds[k], "(default)", err)
                                      : graph_visit(graph, graph_kinds[k], refuse_html_value, a, err);
    return st;
}
