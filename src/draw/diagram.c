/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/diagram.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "analysis/measures.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/suggest.h"

typedef enum { TEXT, COUNT, LABELLING, MEASURE } Kind;

typedef struct {
    const char *name;
    Kind kind;
    size_t offset; /* of its field in TrDiagram */
    const char *help;
} Attribute;

static const Attribute attributes[] = {
    {"trama_title", TEXT, offsetof(TrDiagram, title), "title above the picture"},
    {"trama_caption", TEXT, offsetof(TrDiagram, caption), "a sentence below it, before sources and caveat"},
    {"trama_kinds", TEXT, offsetof(TrDiagram, kinds),
     "kinds to start from, separated by commas; empty: everything"},
    {"trama_entities", TEXT, offsetof(TrDiagram, entities),
     "names to start from, separated by a vertical bar"},
    {"trama_without_kinds", TEXT, offsetof(TrDiagram, without_kinds), "kinds that are not shown"},
    {"trama_layers", TEXT, offsetof(TrDiagram, layers), "layers of ties to show; empty: all"},
    {"trama_hops", COUNT, offsetof(TrDiagram, hops), "steps from the start that are shown (1)"},
    {"trama_nodes", COUNT, offsetof(TrDiagram, nodes), "entities at most (50)"},
    {"trama_by", MEASURE, offsetof(TrDiagram, by),
     "measure that sizes entities and chooses among them (betweenness)"},
    {"trama_labels", LABELLING, offsetof(TrDiagram, labels), "all, or nodes: no text on ties (all)"},
};
enum { N_ATTRIBUTES = sizeof attributes / sizeof *attributes };

static const char *attribute_name(const void *table, size_t i)
{
    return ((const Attribute *)table)[i].name;
}

/* Line on which `word` is first set in `text`: `word =`. */
static unsigned long line_of(const char *text, const char *word)
{
    const char *at = text;
    unsigned long line = 1;
    while ((at = strstr(at, word)) != NULL) {
        const char *next = at + strlen(word);
        if (next[strspn(next, "\" \t\r\n")] == '=')
            break;
        at = next;
    }
    for (const char *c = text; at != NULL && c < at; c++)
        line += *c == '\n';
    return at == NULL ? 0 : line;
}

static TrStatus unknown_attribute(TrPlace place, const char *key, TrError *err)
{
    const char *near = tr_suggest(key, attribute_name, attributes, N_ATTRIBUTES);
    if (near != NULL)
        return tr_fail_at(err, TR_BAD_INPUT, place, "attribute '%.60s' is not known: did you mean '%s'?", key,
                          near);
    return tr_fail_at(err, TR_BAD_INPUT, place,
                      "attribute '%.60s' is not known; 'trama help --diagrams' lists them", key);
}

static TrStatus take_attribute(TrDiagram *diagram, TrPlace place, const char *key, const char *value,
                               TrError *err)
{
    size_t i = 0;
    TrError unknown = {0};
    double number;
    void *field;
    while (i < N_ATTRIBUTES && strcmp(attributes[i].name, key) != 0)
        i++;
    if (i == N_ATTRIBUTES)
        return unknown_attribute(place, key, err);
    field = (char *)diagram + attributes[i].offset;
    switch (attributes[i].kind) {
    case MEASURE:
        if (tr_measure_find(value, &unknown) == NULL)
            return tr_fail_at(err, TR_BAD_INPUT, place, "%s: %s", key, unknown.message);
        *(const char **)field = value;
        break;
    case TEXT:
        *(const char **)field = value;
        break;
    case COUNT:
        if (!tr_number_parse(value, &number) || number < 0 || number > 1e9 ||
            number != (double)(size_t)number)
            return tr_fail_at(err, TR_BAD_INPUT, place, "%s '%.60s' is not a whole number", key, value);
        *(size_t *)field = (size_t)number;
        break;
    case LABELLING:
        if (strcmp(value, "all") != 0 && strcmp(value, "nodes") != 0)
            return tr_fail_at(err, TR_BAD_INPUT, place, "%s '%.60s' is neither all nor nodes", key, value);
        *(TrLabelling *)field = strcmp(value, "all") == 0 ? TR_LABEL_ALL : TR_LABEL_NODES;
        break;
    }
    return TR_OK;
}

/* The name goes into ids: letters, digits, hyphens and underscores of the file's name. */
static TrStatus name_diagram(TrDiagram *diagram, const char *path, TrError *err)
{
    const char *base = tr_path_base(path), *dot = strrchr(base, '.');
    char *name = tr_arena_text(&diagram->file.arena, base, dot == NULL ? strlen(base) : (size_t)(dot - base));
    for (char *c = name; c != NULL && *c != '\0'; c++)
        *c = isalnum((unsigned char)*c) || *c == '_' ? *c : '-';
    diagram->name = name;
    diagram->path = tr_arena_text(&diagram->file.arena, path, strlen(path));
    return name == NULL || diagram->path == NULL ? tr_fail_memory(err) : TR_OK;
}

TrStatus tr_diagram_read(const char *renderer, const char *path, const char *text, size_t length,
                         TrDiagram *diagram, TrError *err)
{
    TrStatus st = TR_OK;
    *diagram = (TrDiagram){.title = "",
                           .caption = "",
                           .kinds = "",
                           .entities = "",
                           .without_kinds = "",
                           .layers = "",
                           .hops = 1,
                           .nodes = 50,
                           .by = "betweenness"};
    TR_TRY(tr_dot_file_parse(renderer, path, text, length, &diagram->file, err));
    TR_TRY(name_diagram(diagram, path, err));
    for (size_t i = 0; i < diagram->file.graph.n; i++) {
        const TrAttribute *item = &diagram->file.graph.items[i];
        TrPlace place = {.file = path, .line = line_of(text, item->key)};
        if (strncmp(item->key, "trama_", 6) == 0)
            TR_TRY(take_attribute(diagram, place, item->key, item->value, err));
        else if (*item->value != '\0')
            TR_TRY(tr_attributes_set(&diagram->graphviz, item->key, item->value, err));
    }
out:
    if (st != TR_OK)
        tr_diagram_release(diagram);
    return st;
}

void tr_diagram_release(TrDiagram *diagram)
{
    tr_attributes_release(&diagram->graphviz);
    tr_dot_file_release(&diagram->file);
    *diagram = (TrDiagram){0};
}

bool tr_list_has(const char *list, const char *word)
{
    while (*list != '\0') {
        size_t length = strcspn(list, ",");
        if (strlen(word) == length && strncmp(list, word, length) == 0)
            return true;
        list += length + (list[length] == ',');
        list += strspn(list, " ");
    }
    return false;
}

void tr_diagram_print_attributes(FILE *file)
{
    (void)fputs("| attribute | meaning |\n|---|---|\n", file);
    for (size_t i = 0; i < N_ATTRIBUTES; i++)
        (void)fprintf(file, "| `%s` | %s |\n", attributes[i].name, attributes[i].help);
}
