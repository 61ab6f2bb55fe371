/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/paths_between.h"

#include <math.h>
#include <string.h>

#include "analysis/search.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/progress.h"

typedef struct {
    const TrNetwork *network;
    const TrPathQuestion *question;
    TrPaths *found;
    TrAdjacency adjacency;
    TrSearch search;
    TrPath *candidates; /* found, not yet taken */
    size_t n_candidates, candidates_room;
    uint32_t *path;   /* scratch: a way on */
    uint32_t *banned; /* scratch: what may not come next */
} Finding;

static void release_path(TrPath *path)
{
    tr_free(path->nodes);
    *path = (TrPath){0};
}

/* ---- order ---- */

static int compare_numbers(double a, double b)
{
    return (a > b) - (a < b);
}

/* Below 0 if `a` is the better path. Nodes stand in order of name. */
static int compare_paths(const TrPath *a, const TrPath *b)
{
    int order = compare_numbers(tr_number_round(a->length), tr_number_round(b->length));
    if (order == 0)
        order = compare_numbers(b->width, a->width);
    for (size_t i = 0; order == 0 && i < a->n && i < b->n; i++)
        order = compare_numbers(a->nodes[i], b->nodes[i]);
    return order;
}

static void weigh(const TrSearch *search, TrPath *path)
{
    path->length = 0;
    path->width = INFINITY;
    for (size_t i = 0; i + 1 < path->n; i++) {
        path->length +=
            search->inverse_lengths ? tr_search_length(search, path->nodes[i], path->nodes[i + 1]) : 1;
        path->width = fmin(path->width, tr_search_strength(search, path->nodes[i], path->nodes[i + 1]));
    }
}

/* ---- Yen ---- */

/* The best path that begins as `parent` does up to its node at `place` and then goes another way than every
 * path found so far; none if there is no such path. */
static TrStatus find_candidate(Finding *finding, const TrPath *parent, size_t place, TrError *err)
{
    const TrPaths *found = finding->found;
    TrPath beginning = {.nodes = parent->nodes, .n = place + 1}, candidate = {.leaves = place};
    TrRoot root = {.nodes = parent->nodes, .n = place + 1, .banned = finding->banned};
    size_t n;
    TrStatus st = TR_OK;
    weigh(&finding->search, &beginning);
    root.width = beginning.width;
    for (size_t i = 0; i < found->n; i++)
        if (found->paths[i].n > place + 1 &&
            memcmp(found->paths[i].nodes, parent->nodes, (place + 1) * sizeof *parent->nodes) == 0)
            finding->banned[root.n_banned++] = found->paths[i].nodes[place + 1];
    TR_TRY(tr_search_on(&finding->search, &root, finding->question->to, finding->path, &n, err));
    if (n == 0)
        return TR_OK;
    candidate.n = place + n;
    TR_TRY(TR_ARRAY(candidate.nodes, candidate.n, err));
    memcpy(candidate.nodes, parent->nodes, place * sizeof *candidate.nodes);
    memcpy(candidate.nodes + place, finding->path, n * sizeof *candidate.nodes);
    weigh(&finding->search, &candidate);
    TR_TRY(TR_GROW(finding->candidates, finding->candidates_room, finding->n_candidates + 1, err));
    finding->candidates[finding->n_candidates++] = candidate;
    candidate.nodes = NULL;
out:
    tr_free(candidate.nodes);
    return st;
}

/* Move the best candidate behind the paths found. */
static TrStatus take_best(Finding *finding, TrError *err)
{
    TrPaths *found = finding->found;
    size_t best = 0;
    TrStatus st = TR_OK;
    for (size_t i = 1; i < finding->n_candidates; i++)
        if (compare_paths(&finding->candidates[i], &finding->candidates[best]) < 0)
            best = i;
    TR_TRY(TR_GROW(found->paths, found->room, found->n + 1, err));
    found->paths[found->n++] = finding->candidates[best];
    finding->candidates[best] = finding->candidates[--finding->n_candidates];
out:
    return st;
}

static TrStatus find_paths(Finding *finding, TrError *err)
{
    TrPaths *found = finding->found;
    uint32_t from = finding->question->from;
    const TrPath start = {.nodes = &from, .n = 1};
    TrProgress progress;
    TrStatus st = TR_OK;
    tr_progress_begin(&progress, "paths", finding->question->k);
    TR_TRY(find_candidate(finding, &start, 0, err));
    while (finding->n_candidates > 0) {
        TR_TRY(take_best(finding, err));
        tr_progress_add(&progress, 1);
        if (found->n == finding->question->k)
            break;
        for (size_t i = found->paths[found->n - 1].leaves; i + 1 < found->paths[found->n - 1].n; i++)
            TR_TRY(find_candidate(finding, &found->paths[found->n - 1], i, err));
    }
out:
    tr_progress_end(&progress);
    return st;
}

/* ---- where there is none ---- */

/* How many entities can be reached from `node`, itself included. */
static size_t count_reached(const Finding *finding, uint32_t node, uint32_t *queue, bool *seen)
{
    const TrAdjacency *adjacency = &finding->adjacency;
    size_t n = 0, n_entities = 0;
    queue[n++] = node;
    seen[node] = true;
    for (size_t i = 0; i < n; i++) {
        n_entities += !tr_node_is_event(finding->network, queue[i]);
        for (size_t at = adjacency->first[queue[i]]; at < adjacency->first[queue[i] + 1]; at++) {
            uint32_t next = adjacency->neighbour[at];
            if (!seen[next] && !finding->search.closed[next]) {
                seen[next] = true;
                queue[n++] = next;
            }
        }
    }
    return n_entities;
}

static TrStatus say_why_none(Finding *finding, TrError *err)
{
    TrPaths *found = finding->found;
    const TrPathQuestion *question = finding->question;
    TrRoot root = {.nodes = &question->from, .n = 1, .width = INFINITY};
    bool *seen = NULL;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(seen, finding->network->n_nodes, err));
    found->from_component = count_reached(finding, question->from, finding->path, seen);
    found->to_component = count_reached(finding, question->to, finding->path, seen);
    for (size_t i = 0; i < question->n_avoid; i++)
        finding->search.closed[question->avoid[i]] = false;
    TR_TRY(tr_search_on(&finding->search, &root, question->to, finding->path, &n, err));
    if (n > 0) {
        TR_TRY(TR_ARRAY(found->through.nodes, n, err));
        memcpy(found->through.nodes, finding->path, n * sizeof *finding->path);
        found->through.n = n;
        weigh(&finding->search, &found->through);
    }
out:
    tr_free(seen);
    return st;
}

TrStatus tr_paths_between(const TrNetwork *network, const TrPathQuestion *question, TrPaths *paths,
                          TrError *err)
{
    Finding finding = {.network = network, .question = question, .found = paths};
    TrStatus st = TR_OK;
    TR_TRY(tr_adjacency_make(network, &finding.adjacency, err));
    TR_TRY(tr_search_begin(&finding.search, &finding.adjacency, network->weave.inverse_lengths, err));
    TR_TRY(TR_ARRAY(finding.path, network->n_nodes, err));
    TR_TRY(TR_ARRAY(finding.banned, question->k, err));
    for (size_t i = 0; i < question->n_avoid; i++)
        finding.search.closed[question->avoid[i]] = true;
    TR_TRY(find_paths(&finding, err));
    if (paths->n == 0)
        TR_TRY(say_why_none(&finding, err));
out:
    for (size_t i = 0; i < finding.n_candidates; i++)
        release_path(&finding.candidates[i]);
    tr_free(finding.candidates);
    tr_free(finding.path);
    tr_free(finding.banned);
    tr_search_end(&finding.search);
    tr_adjacency_release(&finding.adjacency);
    if (st != TR_OK)
        tr_paths_release(paths);
    return st;
}

void tr_paths_release(TrPaths *paths)
{
    for (size_t i = 0; i < paths->n; i++)
        release_path(&paths->paths[i]);
    tr_free(paths->paths);
    release_path(&paths->through);
    *paths = (TrPaths){0};
}
