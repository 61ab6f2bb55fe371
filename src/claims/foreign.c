/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/foreign.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "claims/columns.h"

#define LITTLESIS "name=person|description1=role|start_date=date|notes=note|url=url"

/* Neo4j writes :START_ID(Person) and weight:float; the rest compares as it stands, but for case. */
static const TrForeign tables[] = {
    {"Gephi (edges)", "source|target",
     "source=person|target=target|label=action|type=action|weight=weight|date=date|timestamp=date"},
    {"Kumu (connections)", "from|to",
     "from=person|to=target|type=action|label=action|description=note|weight=weight|date=date"},
    {"Neo4j (relationships)", ":start_id|:end_id", ":start_id=person|:end_id=target|:type=action"},
    {"LittleSis (bulk list)", "name|primary_ext", LITTLESIS},
    {"LittleSis (relationships)", "name|description1", LITTLESIS},
};

static bool equals(TrSlice header, const char *word, size_t length)
{
    TrSlice cell = tr_text_trim(header);
    if (*word == ':') { /* :START_ID, personId:START_ID(Person) */
        const char *colon = cell.length > 0 ? memchr(cell.text, ':', cell.length) : NULL;
        const char *group = cell.length > 0 ? memchr(cell.text, '(', cell.length) : NULL;
        size_t end = group == NULL ? cell.length : (size_t)(group - cell.text);
        if (colon == NULL || (size_t)(colon - cell.text) > end)
            return false;
        cell = (TrSlice){colon, end - (size_t)(colon - cell.text)};
    }
    return cell.length == length && strncasecmp(cell.text, word, length) == 0;
}

static bool is_there(const TrRecord *header, const char *word, size_t length)
{
    for (size_t i = 0; i < header->n_cells; i++)
        if (equals(header->cells[i], word, length))
            return true;
    return false;
}

static bool has_all(const TrRecord *header, const char *needs)
{
    while (*needs != '\0') {
        size_t length = strcspn(needs, "|");
        if (!is_there(header, needs, length))
            return false;
        needs += length + (needs[length] == '|');
    }
    return true;
}

const TrForeign *tr_foreign_find(const TrRecord *header)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (has_all(header, tables[i].needs))
            return &tables[i];
    return NULL;
}

static int column_named(const char *name, size_t length)
{
    return tr_column_find(TR_CLAIMS, (TrSlice){name, length});
}

/* Whether a better header for the same column, which stands before `until` in the list, is there. */
static bool is_taken(const TrForeign *foreign, const TrRecord *header, const char *until, int column)
{
    for (const char *pair = foreign->means; pair < until; pair += strcspn(pair, "|") + 1) {
        size_t name = strcspn(pair, "="), length = strcspn(pair, "|");
        if (column_named(pair + name + 1, length - name - 1) == column && is_there(header, pair, name))
            return true;
    }
    return false;
}

int tr_foreign_column(const TrForeign *foreign, const TrRecord *header, size_t field)
{
    TrSlice cell = header->cells[field];
    for (const char *pair = foreign->means; *pair != '\0';) {
        size_t name = strcspn(pair, "="), length = strcspn(pair, "|");
        int column = column_named(pair + name + 1, length - name - 1);
        if (equals(cell, pair, name))
            return is_taken(foreign, header, pair, column) ? -1 : column;
        pair += length + (pair[length] == '|');
    }
    if (*foreign->needs == ':' && cell.length > 0) { /* weight:float is a weight */
        const char *colon = memchr(cell.text, ':', cell.length);
        size_t length = colon == NULL ? cell.length : (size_t)(colon - cell.text);
        return column_named(cell.text, length);
    }
    return -1;
}

/* ---- what the user says ---- */

bool tr_map_pair(const char *map, size_t i, TrSlice *column, TrSlice *header)
{
    const char *at = map == NULL ? "" : map;
    for (; *at != '\0'; i--) {
        size_t length = strcspn(at, ","), name = strcspn(at, "=");
        if (i == 0) {
            name = name < length ? name : length;
            *column = tr_text_trim((TrSlice){at, name});
            *header = tr_text_trim((TrSlice){at + name + (name < length), length - name - (name < length)});
            return true;
        }
        at += length + (at[length] == ',');
    }
    return false;
}

TrStatus tr_map_check(const char *map, TrError *err)
{
    TrSlice column, header;
    char name[64];
    for (size_t i = 0; tr_map_pair(map, i, &column, &header); i++) {
        const char *near;
        if (column.length == 0 || header.length == 0)
            return tr_fail(err, TR_BAD_USAGE,
                           "--map '%.60s' is not COLUMN=HEADER, such as person=Name,organization=Company",
                           map);
        if (tr_column_find(TR_CLAIMS, column) >= 0)
            continue;
        (void)snprintf(name, sizeof name, "%.*s", (int)(column.length < 60 ? column.length : 60),
                       column.text);
        near = tr_column_suggest(TR_CLAIMS, name);
        return tr_fail(err, TR_BAD_USAGE, "--map: claims have no column '%s'%s%s%s", name,
                       near != NULL ? ": did you mean '" : "; 'trama help' tells where they are listed",
                       near != NULL ? near : "", near != NULL ? "'?" : "");
    }
    return TR_OK;
}

int tr_map_column(const char *map, TrSlice header)
{
    TrSlice column, theirs, cell = tr_text_trim(header);
    for (size_t i = 0; tr_map_pair(map, i, &column, &theirs); i++)
        if (theirs.length == cell.length && strncasecmp(theirs.text, cell.text, cell.length) == 0)
            return tr_column_find(TR_CLAIMS, column);
    return -1;
}
