/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/number.h"
#include "base/writers.h"
#include "export/export.h"

typedef enum { FOR_NODE, FOR_EDGE } For;

/* The keys: each has an id, the element it belongs to, a name and a type. */
typedef enum {
    NAME,
    KIND,
    SECTOR,
    ALIASES,
    COUNTRY,
    DESCRIPTION,
    LAYER,
    DIRECTED,
    SIGN,
    STATUS,
    COUNTED,
    CLAIMS,
    AGAINST,
    ORIGINS,
    FIRST,
    LAST,
    WHERE,
    N_KEYS
} Key;

static const struct {
    const char *name, *type;
    For belongs_to;
} keys[N_KEYS] = {
    [NAME] = {"label", "string", FOR_NODE},       [KIND] = {"kind", "string", FOR_NODE},
    [SECTOR] = {"sector", "string", FOR_NODE},    [ALIASES] = {"aliases", "string", FOR_NODE},
    [COUNTRY] = {"country", "string", FOR_NODE},  [DESCRIPTION] = {"description", "string", FOR_NODE},
    [LAYER] = {"layer", "string", FOR_EDGE},      [DIRECTED] = {"directed", "boolean", FOR_EDGE},
    [SIGN] = {"sign", "int", FOR_EDGE},           [STATUS] = {"status", "string", FOR_EDGE},
    [COUNTED] = {"counted", "boolean", FOR_EDGE}, [CLAIMS] = {"claims", "int", FOR_EDGE},
    [AGAINST] = {"against", "int", FOR_EDGE},     [ORIGINS] = {"weight", "double", FOR_EDGE},
    [FIRST] = {"first_date", "string", FOR_EDGE}, [LAST] = {"last_date", "string", FOR_EDGE},
    [WHERE] = {"sources", "string", FOR_EDGE},
};

static void write_text(FILE *file, Key key, const char *text)
{
    if (*text == '\0')
        return;
    (void)fprintf(file, "<data key=\"k%d\">", (int)key);
    tr_xml_text(file, text);
    (void)fputs("</data>", file);
}

static void write_number(FILE *file, Key key, double value)
{
    char text[TR_NUMBER_BYTES];
    (void)fprintf(file, "<data key=\"k%d\">%s</data>", (int)key, tr_number_text(value, text));
}

static void write_keys(FILE *file)
{
    for (int i = 0; i < N_KEYS; i++)
        (void)fprintf(file, "<key id=\"k%d\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", i,
                      keys[i].belongs_to == FOR_NODE ? "node" : "edge", keys[i].name, keys[i].type);
}

static void write_aliases(const TrNetwork *network, const TrSpellings *spellings, uint32_t entity, FILE *file)
{
    size_t from = spellings->first[entity], to = spellings->first[entity + 1];
    if (from == to)
        return;
    (void)fprintf(file, "<data key=\"k%d\">", (int)ALIASES);
    for (size_t i = from; i < to; i++) {
        (void)fputs(i > from ? "|" : "", file);
        tr_xml_text(file, tr_network_text(network, spellings->items[i]));
    }
    (void)fputs("</data>", file);
}

static void write_node(const TrNetwork *network, const TrSpellings *spellings, size_t node, FILE *file)
{
    uint32_t entity = network->nodes[node].entity;
    (void)fprintf(file, "<node id=\"n%zu\">", node);
    write_text(file, NAME, tr_node_name(network, node));
    write_text(file, KIND, tr_node_kind(network, node));
    write_text(file, SECTOR, tr_node_sector(network, node));
    if (entity != TR_NO_ID) {
        uint32_t row = network->names.entities[entity].row;
        write_aliases(network, spellings, entity, file);
        if (row != TR_NO_ID) {
            write_text(file, COUNTRY, tr_input_cell(network->input, TR_ENTITIES, row, TR_ENTITY_COUNTRY));
            write_text(file, DESCRIPTION,
                       tr_input_cell(network->input, TR_ENTITIES, row, TR_ENTITY_DESCRIPTION));
        }
    }
    (void)fputs("</node>\n", file);
}

/* file:line of every claim, so that the edge can be followed back. */
static void write_places(const TrNetwork *network, const TrTie *tie, FILE *file)
{
    if (tie->n_claims == 0)
        return;
    (void)fprintf(file, "<data key=\"k%d\">", (int)WHERE);
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        uint32_t claim = network->tie_claims[tie->first_claim + i];
        (void)fputs(i > 0 ? " " : "", file);
        tr_xml_text(file, tr_input_file_name(network->input, TR_CLAIMS, claim));
        (void)fprintf(file, ":%u", network->input->tables[TR_CLAIMS].line[claim]);
    }
    (void)fputs("</data>", file);
}

static void write_span(const TrNetwork *network, const TrTie *tie, FILE *file)
{
    TrDate span;
    char text[TR_DATE_TEXT_BYTES];
    if (!tr_tie_span(network, tie, &span))
        return;
    if (span.first_day != TR_DAY_OPEN_FIRST)
        write_text(file, FIRST, tr_day_text(span.first_day, text));
    if (span.last_day != TR_DAY_OPEN_LAST)
        write_text(file, LAST, tr_day_text(span.last_day, text));
}

static void write_edge(const TrNetwork *network, size_t number, FILE *file)
{
    const TrTie *tie = &network->ties[number];
    (void)fprintf(file, "<edge id=\"e%zu\" source=\"n%u\" target=\"n%u\">", number, tie->a, tie->b);
    write_text(file, LAYER, network->layers[tie->layer]);
    write_text(file, DIRECTED, tie->directed ? "true" : "false");
    write_number(file, SIGN, tie->sign);
    write_text(file, STATUS, tr_status_info(tie->standing)->name);
    write_text(file, COUNTED, tie->counted ? "true" : "false");
    write_number(file, CLAIMS, tie->n_claims);
    write_number(file, AGAINST, tie->n_against);
    write_number(file, ORIGINS, tie->n_origins);
    write_span(network, tie, file);
    write_places(network, tie, file);
    (void)fputs("</edge>\n", file);
}

/* networkx refuses a file of both directed and undirected edges, igraph drops what it says of single ones: so
 * the graph is directed if one tie is, and an edge's `directed` says whether its order means anything. */
static const char *edge_default(const TrNetwork *network)
{
    for (size_t i = 0; i < network->n_ties; i++)
        if (network->ties[i].directed)
            return "directed";
    return "undirected";
}

TrStatus tr_export_graphml(const TrNetwork *network, FILE *file, TrError *err)
{
    TrSpellings spellings = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_names_spellings(network->input, &network->names, &spellings, err));
    (void)fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
                "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
                file);
    write_keys(file);
    (void)fprintf(file, "<graph id=\"trama\" edgedefault=\"%s\">\n", edge_default(network));
    for (size_t i = 0; i < network->n_nodes; i++)
        write_node(network, &spellings, i, file);
    for (size_t i = 0; i < network->n_ties; i++)
        write_edge(network, i, file);
    (void)fputs("</graph>\n</graphml>\n", file);
out:
    tr_spellings_release(&spellings);
    return st;
}
