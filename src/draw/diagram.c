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

/* How a value is read. WORD: one of `words`, whose index it becomes; WORDS: a list of them, kept as text. */
typedef enum { TEXT, COUNT, SHARE, WORD, WORDS, DATE, PAGE, MEASURE } Kind;

typedef struct {
    const char *name;
    Kind kind;
    size_t offset; /* of its field in TrDiagram */
    const char *const *words;
    const char *help;
} Attribute;

static const char *const labellings[] = {"all", "status", "nodes", NULL};
static const char *const layouts[] = {"graphviz", "layered",  "force",  "radial", "circular",
                                      "columns",  "clusters", "nested", "matrix", NULL};
static const char *const groupings[] = {"none", "kind", "sector", "parent", "country", NULL};
static const char *const panels[] = {"none", "year", "month", NULL};
static const char *const sizes[] = {"score", "equal", NULL};
static const char *const letters[] = {"equal", "rank", NULL};
static const char *const isolated[] = {"show", "hide", NULL};
static const char *const networks[] = {"ties", "people", "organizations", NULL}; /* in the order of TrDrawn */
static const char *const yes_or_no[] = {"no", "yes", NULL};
static const char *const links[] = {"yes", "no", NULL};
static const char *const orientations[] = {"auto", "portrait", "landscape", NULL};
static const char *const languages[] = {"en", "es", NULL}; /* in the order of TrLanguage */
static const char *const palettes[] = {"okabe-ito", "greyscale", "dark", NULL};
static const char *const signs[] = {"+", "-", NULL};
static const char *const statuses[] = {
    "rumoured",  "reported",  "alleged",   "under_investigation", "wanted",    "sanctioned", "charged",
    "convicted", "acquitted", "dismissed", "overturned",          "retracted", NULL};

#define AT(field) offsetof(TrDiagram, field)
static const Attribute attributes[] = {
    {"trama_title", TEXT, AT(title), NULL,
     "title above the picture; {1} and {2} stand for whom trama_entities or trama_path names"},
    {"trama_title_es", TEXT, AT(title_es), NULL,
     "the title where the language is Spanish; empty: trama_title"},
    {"trama_caption", TEXT, AT(caption), NULL, "a sentence below it, before sources and caveat"},
    {"trama_credit", TEXT, AT(credit), NULL, "who drew it, for the last line"},
    {"trama_date", TEXT, AT(date), NULL, "date to print; empty: that of --date"},
    {"trama_language", WORD, AT(language), languages, "of all fixed words: en or es (en)"},
    {"trama_network", WORD, AT(network), networks,
     "ties; or people tied by the organizations they share, or organizations by people (ties)"},
    {"trama_kinds", TEXT, AT(kinds), NULL, "kinds to start from, separated by commas; empty: everything"},
    {"trama_entities", TEXT, AT(entities), NULL,
     "names to start from, separated by a vertical bar; #1 person stands for the highest person"},
    {"trama_path", TEXT, AT(path_ends), NULL,
     "two such names: all shortest paths between them by the ties shown"},
    {"trama_without_kinds", TEXT, AT(without_kinds), NULL, "kinds that are not shown"},
    {"trama_layers", TEXT, AT(layers), NULL, "layers of ties to show; empty: all"},
    {"trama_statuses", WORDS, AT(statuses), statuses, "standing statuses of ties to show; empty: all"},
    {"trama_signs", WORDS, AT(signs), signs, "signs of ties to show, + or - or both; empty: all"},
    {"trama_sources", TEXT, AT(sources), NULL,
     "only ties with a claim of these sources, separated by a vertical bar"},
    {"trama_since", DATE, AT(since), NULL, "only ties with a claim of this date or later"},
    {"trama_until", DATE, AT(until), NULL, "only ties with a claim of this date or earlier"},
    {"trama_hops", COUNT, AT(hops), NULL, "steps from the start that are shown (1)"},
    {"trama_top", COUNT, AT(top), NULL, "start from so many of them, the highest by the measure (0: all)"},
    {"trama_core", COUNT, AT(core), NULL, "only those with so many ties among one another (0: all)"},
    {"trama_nodes", COUNT, AT(nodes), NULL,
     "entities at most (50); of more, the neighbourhoods of the highest, or the nearest to the start"},
    {"trama_isolated", WORD, AT(without_isolated), isolated,
     "show or hide whoever has no tie that is shown (show)"},
    {"trama_collapse", WORD, AT(collapse), groupings,
     "draw groups with their counts: by kind, sector, parent or country (none)"},
    {"trama_alpha", SHARE, AT(alpha), NULL,
     "leave out ties that the disparity filter takes for chance at this level; none contested or charged (0: "
     "off)"},
    {"trama_by", MEASURE, AT(by), NULL, "measure that sizes entities and chooses among them (betweenness)"},
    {"trama_layout", WORD, AT(layout), layouts,
     "layered, force, radial, circular, columns, clusters, nested (by parent), matrix; or as Graphviz's own "
     "attributes say (graphviz)"},
    {"trama_groups", WORD, AT(groups), groupings,
     "what makes a column, a cluster or an arc: kind, sector, parent, country (kind)"},
    {"trama_panels", WORD, AT(panels), panels,
     "a small picture for each year or month, all in one layout (none)"},
    {"trama_page", PAGE, AT(page), NULL,
     "A3, A4, A5, letter, column (90 mm), slide, or a size such as 180x120mm (auto: as needed)"},
    {"trama_orientation", WORD, AT(orientation), orientations,
     "of the page: portrait, landscape, or which shows larger letters (auto)"},
    {"trama_palette", WORD, AT(palette), palettes, "okabe-ito, greyscale or dark (okabe-ito)"},
    {"trama_labels", WORD, AT(labels), labellings,
     "words on ties: all; status: only what is not plainly reported; nodes: none (all)"},
    {"trama_size", WORD, AT(equal_sizes), sizes, "area of entities: by score, or equal (score)"},
    {"trama_letters", WORD, AT(letters_by_rank), letters, "size of names: equal, or by rank (equal)"},
    {"trama_wrap", COUNT, AT(wrap), NULL, "characters in a line of a name (20)"},
    {"trama_links", WORD, AT(without_links), links,
     "yes: entities and ties link to what is published on them; no: the addresses are only told (yes)"},
    {"trama_id", TEXT, AT(id), NULL,
     "what begins all ids, where two drawings of one diagram share a page; empty: the name of its file"},
    {"trama_acronyms", WORD, AT(acronyms), yes_or_no, "put a known acronym beside the full name (no)"},
};
enum { N_ATTRIBUTES = sizeof attributes / sizeof *attributes };

static const char *attribute_name(const void *table, size_t i)
{
    return ((const Attribute *)table)[i].name;
}

/* Line on which `word` is first set in `text`: `word =`. */
static unsigned long line_of(const char *text, const char *word)
{
    const char *at = *word == '\0' ? NULL : text;
    unsigned long line = 1;
    while (at != NULL && (at = strstr(at, word)) != NULL) {
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

static const char *word_at(const void *table, size_t i)
{
    return ((const char *const *)table)[i];
}

static size_t n_words(const char *const *words)
{
    size_t n = 0;
    while (words[n] != NULL)
        n++;
    return n;
}

static int index_of(const char *const *words, const char *word)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static TrStatus unknown_word(const Attribute *attribute, TrPlace place, const char *word, TrError *err)
{
    const char *near = tr_suggest(word, word_at, attribute->words, n_words(attribute->words));
    char list[200] = "";
    size_t length = 0;
    if (near != NULL)
        return tr_fail_at(err, TR_BAD_INPUT, place, "%s '%.60s' is not known: did you mean '%s'?",
                          attribute->name, word, near);
    for (size_t i = 0; attribute->words[i] != NULL && length + 24 < sizeof list; i++)
        length += (size_t)snprintf(list + length, sizeof list - length, "%s%s", i > 0 ? ", " : "",
                                   attribute->words[i]);
    return tr_fail_at(err, TR_BAD_INPUT, place, "%s '%.60s' is not known: expected one of %s",
                      attribute->name, word, list);
}

/* Every word of a comma-separated list must be known. */
static TrStatus check_words(const Attribute *attribute, TrPlace place, const char *list, TrError *err)
{
    while (*list != '\0') {
        size_t length = strcspn(list, ",");
        char word[64];
        (void)snprintf(word, sizeof word, "%.*s", (int)(length < 63 ? length : 63), list);
        if (index_of(attribute->words, word) < 0)
            return unknown_word(attribute, place, word, err);
        list += length + (list[length] == ',');
        list += strspn(list, " ");
    }
    return TR_OK;
}

static TrStatus take_date(TrDiagram *diagram, const Attribute *attribute, TrPlace place, const char *value,
                          TrError *err)
{
    char problem[200];
    TrDate date;
    if (!tr_date_parse(value, &date, problem, sizeof problem))
        return tr_fail_at(err, TR_BAD_INPUT, place, "%s '%.60s' %s", attribute->name, value, problem);
    if (attribute->offset == AT(since))
        diagram->first = date;
    else
        diagram->last = date;
    return TR_OK;
}

static TrStatus take_number(void *field, const Attribute *attribute, TrPlace place, const char *value,
                            TrError *err)
{
    double number;
    bool parsed = tr_number_parse(value, &number);
    if (attribute->kind == SHARE) {
        if (!parsed || number < 0 || number > 1)
            return tr_fail_at(err, TR_BAD_INPUT, place, "%s '%.60s' is not a number from 0 to 1",
                              attribute->name, value);
        *(double *)field = number;
        return TR_OK;
    }
    if (!parsed || number < 0 || number > 1e9 || number != (double)(size_t)number)
        return tr_fail_at(err, TR_BAD_INPUT, place, "%s '%.60s' is not a whole number", attribute->name,
                          value);
    *(size_t *)field = (size_t)number;
    return TR_OK;
}

/* Choices are enums and booleans: fields of different sizes. */
static void set_choice(TrDiagram *diagram, const Attribute *attribute, int choice)
{
    void *field = (char *)diagram + attribute->offset;
    if (attribute->words == yes_or_no || attribute->words == sizes || attribute->words == letters ||
        attribute->words == isolated || attribute->words == links)
        *(bool *)field = choice == 1;
    else
        *(unsigned *)field =
            (unsigned)choice; /* each enum here has unsigned for its type: see the check below */
}

_Static_assert(sizeof(TrLayout) == sizeof(unsigned) && sizeof(TrGrouping) == sizeof(unsigned) &&
                   sizeof(TrPanels) == sizeof(unsigned) && sizeof(TrLabelling) == sizeof(unsigned) &&
                   sizeof(TrOrientation) == sizeof(unsigned) && sizeof(TrLanguage) == sizeof(unsigned) &&
                   sizeof(TrPalette) == sizeof(unsigned) && sizeof(TrDrawn) == sizeof(unsigned),
               "enums are as wide as unsigned");

static TrStatus take_value(TrDiagram *diagram, const Attribute *attribute, TrPlace place, const char *value,
                           TrError *err)
{
    void *field = (char *)diagram + attribute->offset;
    TrError unknown = {0};
    TrStatus st = TR_OK;
    int choice;
    switch (attribute->kind) {
    case COUNT:
    case SHARE:
        return take_number(field, attribute, place, value, err);
    case WORD:
        if ((choice = index_of(attribute->words, value)) < 0)
            return unknown_word(attribute, place, value, err);
        set_choice(diagram, attribute, choice);
        return TR_OK;
    case PAGE:
        if (!tr_page_parse(value, field))
            return tr_fail_at(err, TR_BAD_INPUT, place, "%s '%.60s' is no size: expected %s", attribute->name,
                              value, tr_page_names());
        return TR_OK;
    case MEASURE:
        if (tr_measure_find(value, &unknown) == NULL)
            return tr_fail_at(err, TR_BAD_INPUT, place, "%s: %s", attribute->name, unknown.message);
        break;
    case WORDS:
        TR_TRY(check_words(attribute, place, value, err));
        break;
    case DATE:
        if (*value != '\0')
            TR_TRY(take_date(diagram, attribute, place, value, err));
        break;
    case TEXT:
        break;
    }
    *(const char **)field = value;
out:
    return st;
}

static TrStatus take_attribute(TrDiagram *diagram, TrPlace place, const char *key, const char *value,
                               TrError *err)
{
    for (size_t i = 0; i < N_ATTRIBUTES; i++)
        if (strcmp(attributes[i].name, key) == 0)
            return take_value(diagram, &attributes[i], place, value, err);
    return unknown_attribute(place, key, err);
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

TrStatus tr_diagram_take(const char *path, const char *text, const char *printed, size_t length,
                         TrDiagram *diagram, TrError *err)
{
    TrStatus st = TR_OK;
    *diagram = (TrDiagram){.title = "",
                           .title_es = "",
                           .caption = "",
                           .id = "",
                           .kinds = "",
                           .entities = "",
                           .without_kinds = "",
                           .credit = "",
                           .date = "",
                           .path_ends = "",
                           .layers = "",
                           .statuses = "",
                           .signs = "",
                           .sources = "",
                           .since = "",
                           .until = "",
                           .hops = 1,
                           .nodes = 50,
                           .wrap = 20,
                           .groups = TR_BY_KIND,
                           .by = "betweenness"};
    TR_TRY(tr_dot_file_take(printed, length, &diagram->file, err));
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

TrStatus tr_diagram_read(const char *renderer, const char *path, const char *text, size_t length,
                         TrDiagram *diagram, TrError *err)
{
    char *printed = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    *diagram = (TrDiagram){0};
    TR_TRY(tr_dot_file_print(renderer, path, text, length, &printed, &n, err));
    TR_TRY(tr_diagram_take(path, text, printed, n, diagram, err));
out:
    tr_free(printed);
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

bool tr_bar_list_next(const char **list, char *item, size_t bytes)
{
    while (**list != '\0') {
        size_t length = strcspn(*list, "|"), begin = strspn(*list, " ");
        const char *text = *list + begin;
        size_t n = begin < length ? length - begin : 0;
        *list += length + ((*list)[length] == '|');
        while (n > 0 && text[n - 1] == ' ')
            n--;
        if (n == 0)
            continue;
        n = n < bytes - 1 ? n : bytes - 1;
        memcpy(item, text, n);
        item[n] = '\0';
        return true;
    }
    return false;
}

void tr_diagram_print_attributes(FILE *file)
{
    (void)fputs("| attribute | meaning |\n|---|---|\n", file);
    for (size_t i = 0; i < N_ATTRIBUTES; i++)
        (void)fprintf(file, "| `%s` | %s |\n", attributes[i].name, attributes[i].help);
}
