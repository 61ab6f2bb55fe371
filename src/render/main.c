/* SPDX-License-Identifier: MIT */
/* trama-render: a DOT graph on standard input, a drawing on standard output. A program of its own so that a
   crash, a hang or a leak of Graphviz stays here, and so that Graphviz (EPL) and igraph (GPL) are never in
   one binary. */
#include "definitions.h"
#include "graph.h"
#include "limits.h"
#include "render.h"
#include "xml.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    RenderOptions render;
    Limits limits;
    bool definitions, verbose, help;
} Settings;

typedef enum { FLAG, TEXT, NUMBER } ValueKind;

#define AT(field) offsetof(Settings, field)
static const struct Option {
    const char *name, *value, *help;
    ValueKind kind;
    size_t offset; /* of the bool, const char * or unsigned long in Settings */
} options[] = {
    {"--layout", "NAME", "dot, neato, fdp, sfdp, twopi, circo, osage, nop or nop2", TEXT, AT(render.layout)},
    {"--format", "NAME", "svg (default), plain or dot", TEXT, AT(render.format)},
    {"--no-label", "", "leave the graph's own label out", FLAG, AT(render.no_label)},
    {"--places", "", "behind an SVG, say where everything stands", FLAG, AT(render.places)},
    {"--definitions", "", "draw nothing, print the attributes", FLAG, AT(definitions)},
    {"--memory", "MB", "limit of memory, 0 for none (2048)", NUMBER, AT(limits.memory_mb)},
    {"--cpu", "SECONDS", "limit of CPU time, 0 for none (60)", NUMBER, AT(limits.cpu_seconds)},
    {"--deadline", "SECONDS", "limit of time, 0 for none (60)", NUMBER, AT(limits.deadline_seconds)},
    {"-v", "", "let Graphviz's warnings through", FLAG, AT(verbose)},
    {"--help", "", "print this", FLAG, AT(help)},
};
enum { N_OPTIONS = sizeof options / sizeof *options, LARGEST_NUMBER = 1000000 };

static void print_help(FILE *out)
{
    (void)fputs("trama-render [OPTION…] < GRAPH.gv > DRAWING.svg\n", out);
    for (size_t i = 0; i < N_OPTIONS; i++)
        (void)fprintf(out, "  %-13s %-7s  %s\n", options[i].name, options[i].value, options[i].help);
}

static RenderStatus parse_number(const struct Option *option, const char *text, unsigned long *number,
                                 RenderError *err)
{
    char *end = NULL;

    errno = 0;
    *number = strtoul(text, &end, 10);
    if (errno == 0 && *text >= '0' && *text <= '9' && *end == '\0' && *number <= LARGEST_NUMBER)
        return RENDER_OK;
    return render_fail(err, RENDER_USAGE, "%s wants a whole number from 0 to %d, not '%.60s'", option->name,
                       LARGEST_NUMBER, text);
}

/* Read the option at arguments[*at]; *at is left on its last word. */
static RenderStatus parse_option(char **arguments, int *at, Settings *settings, RenderError *err)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        void *field = (char *)settings + options[i].offset;
        const char *value = arguments[*at + 1];

        if (strcmp(options[i].name, arguments[*at]) != 0)
            continue;
        if (options[i].kind == FLAG) {
            *(bool *)field = true;
            return RENDER_OK;
        }
        if (!value)
            return render_fail(err, RENDER_USAGE, "%s wants a value: %s", options[i].name, options[i].value);
        *at += 1;
        if (options[i].kind == NUMBER)
            return parse_number(&options[i], value, field, err);
        *(const char **)field = value;
        return RENDER_OK;
    }
    return render_fail(err, RENDER_USAGE, "there is no option '%.60s'; try --help", arguments[*at]);
}

static RenderStatus parse_options(char **arguments, Settings *settings, RenderError *err)
{
    RenderStatus st = RENDER_OK;

    for (int at = 1; arguments[at] && st == RENDER_OK; at++)
        st = parse_option(arguments, &at, settings, err);
    return st == RENDER_OK ? render_check_options(&settings->render, err) : st;
}

/* All of standard input. Not by stdio: read(2) needs no free descriptor and says why it failed. */
static RenderStatus read_input(char **text, size_t *length, RenderError *err)
{
    size_t capacity = 0;

    for (ssize_t n = 1; n > 0; *length += (size_t)n) {
        if (*length == capacity) {
            char *larger = realloc(*text, capacity = capacity ? 2 * capacity : 65536);

            if (!larger)
                return render_fail_memory(err);
            *text = larger;
        }
        n = read(STDIN_FILENO, *text + *length, capacity - *length);
        if (n < 0)
            return render_fail(err, RENDER_BAD_INPUT, "the input cannot be read: %s", strerror(errno));
    }
    return RENDER_OK;
}

static RenderStatus run(const Settings *settings, RenderError *err)
{
    char *text = NULL;
    size_t length = 0;
    Agraph_t *graph = NULL;
    RenderStatus st = limits_apply(&settings->limits, err);

    if (!settings->definitions)
        render_prepare();
    if (st == RENDER_OK)
        st = read_input(&text, &length, err);
    if (st == RENDER_OK)
        st = graph_read(text, length, &graph, err);
    if (st == RENDER_OK)
        st = settings->definitions ? definitions_print(graph, stdout, err)
                                   : render_graph(&settings->render, graph, stdout, err);
    if (st == RENDER_OK && (fflush(stdout) != 0 || ferror(stdout)))
        st = render_fail(err, RENDER_BAD_INPUT, "the output cannot be written: %s", strerror(errno));
    if (graph)
        (void)agclose(graph);
    free(text);
    return st;
}

/* A message may quote the input and cut it inside a character. */
static void print_error(const RenderError *err)
{
    const char *end = err->message + strlen(err->message);

    (void)fputs("trama-render: ", stderr);
    for (const char *at = err->message; at < end;) {
        size_t length = xml_char_length(at, end);

        (void)fwrite(at, 1, length, stderr);
        at += length > 0 ? length : 1;
    }
    (void)fputc('\n', stderr);
}

int main(int argc, char **argv)
{
    Settings settings = {.render = {.format = "svg"}, .limits = {2048, 60, 60}};
    RenderError err = {""};
    RenderStatus st = RENDER_OK;

    (void)argc;
    (void)signal(SIGPIPE, SIG_IGN); /* a reader that leaves is a write error, told like any other */
    st = parse_options(argv, &settings, &err);
    graph_listen(settings.verbose);
    if (st == RENDER_OK && settings.help)
        print_help(stdout);
    else if (st == RENDER_OK)
        st = run(&settings, &err);
    if (st != RENDER_OK)
        print_error(&err);
    limits_done();
    return (int)st;
}
