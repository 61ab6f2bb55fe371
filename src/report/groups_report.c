/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/groups_report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/builder.h"
#include "base/memory.h"

enum { MOST_NAMED = 5 }; /* members that the row of a group names */
#define UNCLEAR 0.3      /* Newman and Girvan 2004, doi:10.1103/PhysRevE.69.026113 */

typedef struct {
    const TrGroups *groups;
    TrFormat format;
    TrGrid *grid;
    TrJson json;
    uint32_t *scratch; /* nodes */
    TrBuilder text;
} Writing;

static const uint32_t *members_of(const TrGroups *groups, size_t g)
{
    return &groups->order[groups->groups[g].first];
}

/* ---- what a group consists of ---- */

static size_t degree_of(const TrGroups *groups, uint32_t node)
{
    return groups->members[node].n_internal + groups->members[node].n_external;
}

/* scratch = the members with most ties, by name where they have as many; returns how many. */
static size_t find_most_tied(Writing *it, size_t g)
{
    const TrGroup *group = &it->groups->groups[g];
    const uint32_t *members = members_of(it->groups, g);
    size_t n = 0;
    for (size_t i = 0; i < group->size; i++) {
        size_t at = n;
        while (at > 0 && degree_of(it->groups, it->scratch[at - 1]) < degree_of(it->groups, members[i]))
            at--;
        if (at == MOST_NAMED)
            continue;
        n += n < MOST_NAMED;
        memmove(&it->scratch[at + 1], &it->scratch[at], (n - 1 - at) * sizeof *it->scratch);
        it->scratch[at] = members[i];
    }
    return n;
}

typedef struct {
    uint32_t kind; /* string id */
    size_t n;
    const char *name;
} Kind;

static int by_number_then_name(const void *x, const void *y)
{
    const Kind *a = x, *b = y;
    if (a->n != b->n)
        return a->n < b->n ? 1 : -1;
    return strcmp(a->name, b->name);
}

/* The kinds of the members, the most frequent first; the caller frees *kinds. */
static TrStatus count_kinds(const Writing *it, size_t g, Kind **kinds, size_t *n, TrError *err)
{
    const TrNetwork *network = it->groups->network;
    const uint32_t *members = members_of(it->groups, g);
    size_t room = 0;
    TrStatus st = TR_OK;
    *kinds = NULL;
    *n = 0;
    for (size_t i = 0; i < it->groups->groups[g].size; i++) {
        uint32_t kind = network->nodes[members[i]].kind;
        size_t k = 0;
        while (k < *n && (*kinds)[k].kind != kind)
            k++;
        if (k == *n) {
            TR_TRY(TR_GROW(*kinds, room, *n + 1, err));
            (*kinds)[(*n)++] = (Kind){kind, 0, tr_node_kind(network, members[i])};
        }
        (*kinds)[k].n++;
    }
    if (*n > 0)
        qsort(*kinds, *n, sizeof **kinds, by_number_then_name);
out:
    return st;
}

/* ---- sentences ---- */

static void put_sentences(const TrGroups *groups, FILE *file)
{
    size_t n_unstable = 0;
    for (size_t g = 0; g < groups->n; g++)
        n_unstable += groups->groups[g].n_unstable;
    if (groups->n == 0) {
        (void)fputs("There is no tie, and so no group.\n\n", file);
        return;
    }
    (void)fprintf(file,
                  "%zu group%s of %zu entities. Modularity Q %.5f: the best of %zu runs of the Leiden "
                  "algorithm,\nof which %zu found this value; the lowest was %.5f.\n",
                  groups->n, groups->n == 1 ? "" : "s", groups->n_ordered - groups->n_alone,
                  groups->modularity, groups->n_runs, groups->n_best, groups->lowest);
    if (groups->modularity < UNCLEAR)
        (void)fprintf(file, "A Q under %g is commonly read as no clear division.\n", UNCLEAR);
    (void)fputs(
        "Together: how often two of its members stood in one group, over all runs. It tells the chance in "
        "the\nsearch, not how sure the claims are.\n",
        file);
    if (n_unstable > 0)
        (void)fprintf(file, "Unstable: %zu, which stood with their group in less than %.0f %% of the runs.\n",
                      n_unstable, 100 * TR_STABLE);
    if (groups->n_alone > 0)
        (void)fprintf(file, "Without a tie, and so in no group: %zu.\n", groups->n_alone);
    if (groups->n_components > 1)
        (void)fprintf(file, "The network has %zu components; no group reaches over two of them.\n",
                      groups->n_components);
    (void)fputs("\n", file);
}

/* ---- one row a group ---- */

static TrStatus build_kinds(Writing *it, size_t g, TrError *err)
{
    Kind *kinds;
    size_t n;
    TrStatus st = TR_OK;
    tr_build_clear(&it->text);
    TR_TRY(count_kinds(it, g, &kinds, &n, err));
    for (size_t i = 0; i < n; i++)
        tr_build_format(&it->text, "%s%s %zu", i == 0 ? "" : ", ", kinds[i].name, kinds[i].n);
out:
    tr_free(kinds);
    return st;
}

static void build_most_tied(Writing *it, size_t g)
{
    size_t n = find_most_tied(it, g);
    tr_build_clear(&it->text);
    for (size_t i = 0; i < n; i++)
        tr_build_format(&it->text, "%s%s", i == 0 ? "" : ", ",
                        tr_node_name(it->groups->network, it->scratch[i]));
    if (it->groups->groups[g].size > n)
        tr_build_text(&it->text, ", …");
}

static TrStatus put_text(Writing *it, TrError *err)
{
    return it->text.failed ? tr_fail_memory(err) : tr_grid_text(it->grid, it->text.text, err);
}

static TrStatus put_group(Writing *it, size_t g, TrError *err)
{
    const TrGroup *group = &it->groups->groups[g];
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_number(it->grid, (double)g + 1, err));
    TR_TRY(tr_grid_number(it->grid, (double)group->size, err));
    TR_TRY(tr_grid_number(it->grid, (double)group->n_internal, err));
    TR_TRY(tr_grid_number(it->grid, (double)group->n_external, err));
    TR_TRY(tr_grid_number(it->grid, group->density, err));
    TR_TRY(tr_grid_number(it->grid, group->together, err));
    TR_TRY(tr_grid_number(it->grid, (double)group->n_unstable, err));
    tr_build_clear(&it->text);
    if (group->nearest == TR_NO_ID || group->nearest_together < 0.005)
        tr_build_text(&it->text, "-");
    else
        tr_build_format(&it->text, "%u (%.2f)", group->nearest + 1, group->nearest_together);
    TR_TRY(put_text(it, err));
    TR_TRY(build_kinds(it, g, err));
    TR_TRY(put_text(it, err));
    build_most_tied(it, g);
    TR_TRY(put_text(it, err));
out:
    return st;
}

static TrStatus put_groups(Writing *it, FILE *file, TrError *err)
{
    static const struct {
        const char *name;
        bool number;
    } columns[] = {{"group", true},   {"size", true},      {"ties within", true}, {"ties out", true},
                   {"density", true}, {"together", true},  {"unstable", true},    {"also with", false},
                   {"kinds", false},  {"most ties", false}};
    TrStatus st = TR_OK;
    if ((it->grid = tr_grid_new(file, it->format, err)) == NULL)
        return TR_MEMORY;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(it->grid, columns[i].name, columns[i].number, err));
    for (size_t g = 0; g < it->groups->n; g++)
        TR_TRY(put_group(it, g, err));
out:
    tr_grid_end(it->grid);
    return st;
}

/* ---- one row an entity ---- */

static TrStatus put_group_number(Writing *it, uint32_t group, TrError *err)
{
    const char *none = it->format == TR_FORMAT_CSV ? "" : "-";
    return group == TR_NO_ID ? tr_grid_text(it->grid, none, err)
                             : tr_grid_number(it->grid, (double)group + 1, err);
}

static TrStatus put_member(Writing *it, uint32_t node, TrError *err)
{
    const TrGroupMember *member = &it->groups->members[node];
    bool alone = member->group == TR_NO_ID;
    TrStatus st = TR_OK;
    TR_TRY(put_group_number(it, member->group, err));
    TR_TRY(tr_grid_number(it->grid, alone ? 1 : (double)it->groups->groups[member->group].size, err));
    TR_TRY(tr_grid_text(it->grid, tr_node_name(it->groups->network, node), err));
    TR_TRY(tr_grid_text(it->grid, tr_node_kind(it->groups->network, node), err));
    TR_TRY(tr_grid_number(it->grid, (double)member->n_internal, err));
    TR_TRY(tr_grid_number(it->grid, (double)member->n_external, err));
    TR_TRY(tr_grid_number(it->grid, member->with_group, err));
    TR_TRY(tr_grid_number(it->grid, member->together, err));
    TR_TRY(put_group_number(it, member->otherwise, err));
    TR_TRY(tr_grid_text(it->grid, alone ? "" : member->with_group < TR_STABLE ? "no" : "yes", err));
out:
    return st;
}

static TrStatus put_members(Writing *it, bool excel, FILE *file, TrError *err)
{
    static const struct {
        const char *name;
        bool number;
    } columns[] = {{"group", true},       {"size", true},     {"name", false},      {"kind", false},
                   {"ties_within", true}, {"ties_out", true}, {"with_group", true}, {"together", true},
                   {"otherwise", true},   {"stable", false}};
    TrStatus st = TR_OK;
    if ((it->grid = tr_grid_new(file, it->format, err)) == NULL)
        return TR_MEMORY;
    if (excel)
        tr_grid_for_excel(it->grid);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(it->grid, columns[i].name, columns[i].number, err));
    for (size_t i = 0; i < it->groups->n_ordered; i++)
        TR_TRY(put_member(it, it->groups->order[i], err));
out:
    tr_grid_end(it->grid);
    return st;
}

/* ---- JSON ---- */

static void json_count(TrJson *json, const char *key, size_t n)
{
    tr_json_key(json, key);
    tr_json_number(json, (double)n);
}

static void json_number(TrJson *json, const char *key, double value)
{
    tr_json_key(json, key);
    tr_json_number(json, value);
}

static void json_group_number(TrJson *json, const char *key, uint32_t group)
{
    json_number(json, key, group == TR_NO_ID ? NAN : (double)group + 1);
}

static void json_head(const TrGroups *groups, TrJson *json)
{
    tr_json_key(json, "caveat");
    tr_json_text(json, TR_GROUPS_CAVEAT);
    tr_json_key(json, "method");
    tr_json_begin(json, '{');
    tr_json_key(json, "algorithm");
    tr_json_text(json, "Leiden, modularity");
    json_count(json, "runs", groups->n_runs);
    json_count(json, "seed", groups->network->weave.seed);
    json_number(json, "modularity", groups->modularity);
    json_number(json, "lowest_modularity", groups->lowest);
    json_count(json, "runs_that_found_it", groups->n_best);
    tr_json_end(json, '}');
    json_count(json, "components", groups->n_components);
    json_count(json, "without_a_tie", groups->n_alone);
}

static TrStatus json_group(Writing *it, size_t g, TrError *err)
{
    const TrGroup *group = &it->groups->groups[g];
    TrJson *json = &it->json;
    Kind *kinds;
    size_t n, n_named = find_most_tied(it, g);
    TrStatus st = TR_OK;
    TR_TRY(count_kinds(it, g, &kinds, &n, err));
    tr_json_newline(json);
    tr_json_begin(json, '{');
    json_count(json, "group", g + 1);
    json_count(json, "size", group->size);
    json_count(json, "ties_within", group->n_internal);
    json_count(json, "ties_out", group->n_external);
    json_number(json, "density", group->density);
    json_number(json, "together", group->together);
    json_count(json, "unstable", group->n_unstable);
    json_group_number(json, "also_with", group->nearest);
    json_number(json, "also_with_together", group->nearest == TR_NO_ID ? NAN : group->nearest_together);
    tr_json_key(json, "kinds");
    tr_json_begin(json, '{');
    for (size_t i = 0; i < n; i++)
        json_count(json, kinds[i].name, kinds[i].n);
    tr_json_end(json, '}');
    tr_json_key(json, "most_ties");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < n_named; i++)
        tr_json_text(json, tr_node_name(it->groups->network, it->scratch[i]));
    tr_json_end(json, ']');
    tr_json_end(json, '}');
out:
    tr_free(kinds);
    return st;
}

static void json_member(const TrGroups *groups, uint32_t node, TrJson *json)
{
    const TrGroupMember *member = &groups->members[node];
    tr_json_newline(json);
    tr_json_begin(json, '{');
    json_group_number(json, "group", member->group);
    tr_json_key(json, "name");
    tr_json_text(json, tr_node_name(groups->network, node));
    tr_json_key(json, "kind");
    tr_json_text(json, tr_node_kind(groups->network, node));
    json_count(json, "ties_within", member->n_internal);
    json_count(json, "ties_out", member->n_external);
    json_number(json, "with_group", member->with_group);
    json_number(json, "together", member->together);
    json_group_number(json, "otherwise", member->otherwise);
    tr_json_key(json, "stable");
    if (member->group == TR_NO_ID)
        tr_json_null(json);
    else
        tr_json_bool(json, member->with_group >= TR_STABLE);
    tr_json_end(json, '}');
}

static TrStatus write_json(Writing *it, TrError *err)
{
    TrJson *json = &it->json;
    TrStatus st = TR_OK;
    tr_json_begin(json, '{');
    json_head(it->groups, json);
    tr_json_key(json, "groups");
    tr_json_begin(json, '[');
    for (size_t g = 0; g < it->groups->n; g++)
        TR_TRY(json_group(it, g, err));
    tr_json_end(json, ']');
    tr_json_key(json, "entities");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < it->groups->n_ordered; i++)
        json_member(it->groups, it->groups->order[i], json);
    tr_json_end(json, ']');
    tr_json_end(json, '}');
    tr_json_newline(json);
out:
    return st;
}

TrStatus tr_groups_write(const TrGroups *groups, TrFormat format, bool excel, bool only_groups, FILE *file,
                         TrError *err)
{
    Writing it = {.groups = groups, .format = format, .json = {.file = file}};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it.scratch, MOST_NAMED + 1, err));
    if (format == TR_FORMAT_JSON) {
        TR_TRY(write_json(&it, err));
        goto out;
    }
    if (format == TR_FORMAT_MD)
        (void)fprintf(file, "*%s*\n\n", TR_GROUPS_CAVEAT);
    if (format != TR_FORMAT_CSV) {
        put_sentences(groups, file);
        if (groups->n > 0)
            TR_TRY(put_groups(&it, file, err));
    }
    if (!only_groups) {
        (void)fputs(format == TR_FORMAT_CSV || groups->n == 0 ? "" : "\n", file);
        TR_TRY(put_members(&it, excel, file, err));
    }
out:
    tr_builder_release(&it.text);
    tr_free(it.scratch);
    return st;
}
