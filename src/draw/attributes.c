/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/attributes.h"

#include <string.h>

#include "base/memory.h"
#include "draw/process.h"

enum { PARSE_SECONDS = 20, MOST_FIELDS = 6 };

TrStatus tr_attributes_set(TrAttributes *attributes, const char *key, const char *value, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < attributes->n; i++) {
        if (strcmp(attributes->items[i].key, key) == 0) {
            attributes->items[i].value = value;
            return TR_OK;
        }
    }
    TR_TRY(TR_GROW(attributes->items, attributes->room, attributes->n + 1, err));
    attributes->items[attributes->n++] = (TrAttribute){key, value};
out:
    return st;
}

TrStatus tr_attributes_add_all(TrAttributes *attributes, const TrAttributes *more, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < more->n; i++)
        TR_TRY(tr_attributes_set(attributes, more->items[i].key, more->items[i].value, err));
out:
    return st;
}

const char *tr_attributes_get(const TrAttributes *attributes, const char *key)
{
    for (size_t i = 0; i < attributes->n; i++)
        if (strcmp(attributes->items[i].key, key) == 0)
            return attributes->items[i].value;
    return NULL;
}

/* DOT reads two backslashes as two: an odd number before a quote, a line end or the end would swallow it, so
 * there it is made even. */
void tr_dot_quoted(FILE *file, const char *text)
{
    size_t backslashes = 0;
    (void)fputc('"', file);
    for (;; text++) {
        if (backslashes % 2 == 1 && (*text == '"' || *text == '\n' || *text == '\0'))
            (void)fputc('\\', file);
        if (*text == '\0')
            break;
        if (*text == '"')
            (void)fputc('\\', file);
        (void)fputc(*text, file);
        backslashes = *text == '\\' ? backslashes + 1 : 0;
    }
    (void)fputc('"', file);
}

static bool is_plain_key(const char *key)
{
    bool plain = (*key >= 'a' && *key <= 'z') || (*key >= 'A' && *key <= 'Z') || *key == '_';
    for (; plain && *key != '\0'; key++)
        plain = (*key >= 'a' && *key <= 'z') || (*key >= 'A' && *key <= 'Z') ||
                (*key >= '0' && *key <= '9') || *key == '_';
    return plain;
}

/* A key comes from a definition and may be any text in quotes. */
static void write_key(const char *key, FILE *file)
{
    if (is_plain_key(key))
        (void)fputs(key, file);
    else
        tr_dot_quoted(file, key);
}

void tr_attributes_write(const TrAttributes *attributes, FILE *file)
{
    (void)fputc('[', file);
    for (size_t i = 0; i < attributes->n; i++) {
        (void)fputs(i > 0 ? ", " : "", file);
        write_key(attributes->items[i].key, file);
        (void)fputc('=', file);
        tr_dot_quoted(file, attributes->items[i].value);
    }
    (void)fputc(']', file);
}

void tr_attributes_release(TrAttributes *attributes)
{
    tr_free(attributes->items);
    *attributes = (TrAttributes){0};
}

/* ---- the lines of trama-render --definitions ---- */

/* Undo \\ \t \n \r in place. */
static void unescape(char *text)
{
    static const char from[] = "tnr", to[] = "\t\n\r";
    char *out = text;
    for (; *text != '\0'; text++) {
        if (*text == '\\' && text[1] != '\0') {
            const char *known = strchr(from, *++text);
            *out++ = known != NULL ? to[known - from] : *text;
        } else {
            *out++ = *text;
        }
    }
    *out = '\0';
}

static size_t split(char *line, char *fields[MOST_FIELDS])
{
    size_t n = 0;
    while (n < MOST_FIELDS) {
        char *tab = strchr(line, '\t');
        fields[n++] = line;
        if (tab == NULL)
            break;
        *tab = '\0';
        line = tab + 1;
    }
    for (size_t i = 0; i < n; i++)
        unescape(fields[i]);
    return n;
}

static TrStatus prototype_of(TrDotFile *file, const char *name, const char *head, TrAttributes **attributes,
                             TrError *err)
{
    struct TrPrototype *last = file->n > 0 ? &file->prototypes[file->n - 1] : NULL;
    TrStatus st = TR_OK;
    bool same = last != NULL && strcmp(last->name, name) == 0 &&
                (head == NULL ? last->head == NULL : last->head != NULL && strcmp(last->head, head) == 0);
    if (!same) {
        TR_TRY(TR_GROW(file->prototypes, file->room, file->n + 1, err));
        file->prototypes[file->n++] = (struct TrPrototype){.name = name, .head = head};
    }
    *attributes = &file->prototypes[file->n - 1].attributes;
out:
    return st;
}

/* Attributes by which a drawing would open a file, link or say what the input does not: whoever draws our
 * DOT, it has none of a definition's. trama-render drops them too. */
static bool acts(const char *key)
{
    static const char *const keys[] = {
        "image",       "imagepath", "shapefile",   "src",         "stylesheet",  "comment",      "fontpath",
        "fontnames",   "charset",   "layers",      "target",      "edgetarget",  "headtarget",   "tailtarget",
        "labeltarget", "tooltip",   "edgetooltip", "headtooltip", "tailtooltip", "labeltooltip", "URL",
        "edgeURL",     "headURL",   "tailURL",     "labelURL",    "href",        "edgehref",     "headhref",
        "tailhref",    "labelhref", "id"};
    if (*key == '_')
        return true;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

static TrStatus take_line(TrDotFile *file, char *line, TrError *err)
{
    char *f[MOST_FIELDS] = {NULL};
    size_t n = split(line, f);
    TrAttributes *attributes;
    TrStatus st = TR_OK;
    if (n == 3 && strcmp(f[0], "edge") != 0 && acts(f[1]))
        return TR_OK;
    if (n == 3 && strcmp(f[0], "graph-attribute") == 0)
        return tr_attributes_set(&file->graph, f[1], f[2], err);
    if (n == 3 && strcmp(f[0], "node-default") == 0)
        return tr_attributes_set(&file->node_default, f[1], f[2], err);
    if (n == 3 && strcmp(f[0], "edge-default") == 0)
        return tr_attributes_set(&file->edge_default, f[1], f[2], err);
    if (n >= 2 && strcmp(f[0], "node") == 0) {
        TR_TRY(prototype_of(file, f[1], NULL, &attributes, err));
        if (n == 4 && !acts(f[2]))
            TR_TRY(tr_attributes_set(attributes, f[2], f[3], err));
    } else if (n >= 3 && strcmp(f[0], "edge") == 0) {
        TR_TRY(prototype_of(file, f[1], f[2], &attributes, err));
        if (n == 6 && !acts(f[4]))
            TR_TRY(tr_attributes_set(attributes, f[4], f[5], err));
    }
out:
    return st;
}

TrStatus tr_dot_file_take(const char *printed, size_t length, TrDotFile *file, TrError *err)
{
    char *copy, *save = NULL;
    TrStatus st = TR_OK;
    *file = (TrDotFile){0};
    if ((copy = tr_arena_text(&file->arena, printed, length)) == NULL)
        TR_TRY(tr_fail_memory(err));
    for (char *line = strtok_r(copy, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save))
        TR_TRY(take_line(file, line, err));
out:
    if (st != TR_OK)
        tr_dot_file_release(file);
    return st;
}

TrStatus tr_dot_file_print(const char *renderer, const char *name, const char *text, size_t length,
                           char **printed, size_t *n, TrError *err)
{
    static const char *const arguments[] = {"--definitions", NULL};
    TrError cause = {0};
    TrStatus st = tr_process_run(renderer, arguments, text, length, PARSE_SECONDS, printed, n, &cause);
    if (st == TR_MEMORY)
        return tr_fail_memory(err);
    if (st != TR_OK)
        return tr_fail(err, st == TR_ANALYSIS ? TR_BAD_INPUT : st, "%s: %s", name, cause.message);
    return TR_OK;
}

TrStatus tr_dot_file_parse(const char *renderer, const char *name, const char *text, size_t length,
                           TrDotFile *file, TrError *err)
{
    char *printed = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    *file = (TrDotFile){0};
    TR_TRY(tr_dot_file_print(renderer, name, text, length, &printed, &n, err));
    TR_TRY(tr_dot_file_take(printed, n, file, err));
out:
    tr_free(printed);
    return st;
}

const TrAttributes *tr_dot_file_find(const TrDotFile *file, const char *name, const char *head)
{
    static const TrAttributes none = {0};
    for (size_t i = 0; i < file->n; i++)
        if (strcmp(file->prototypes[i].name, name) == 0 &&
            (head == NULL ? file->prototypes[i].head == NULL
                          : file->prototypes[i].head != NULL && strcmp(file->prototypes[i].head, head) == 0))
            return &file->prototypes[i].attributes;
    return &none;
}

void tr_dot_file_release(TrDotFile *file)
{
    for (size_t i = 0; i < file->n; i++)
        tr_attributes_release(&file->prototypes[i].attributes);
    tr_free(file->prototypes);
    tr_attributes_release(&file->graph);
    tr_attributes_release(&file->node_default);
    tr_attributes_release(&file->edge_default);
    tr_arena_release(&file->arena);
    *file = (TrDotFile){0};
}
