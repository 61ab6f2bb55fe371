/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/group_runs.h"

#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/sort.h"

enum { MOST_COMPARED = 64 }; /* groups whose nearest other group is looked for */

/* Members of one group in one cluster of a run. */
typedef struct {
    uint32_t group, n;
} Share;

typedef struct {
    const TrGroupRuns *runs;
    TrGroups *groups;
    const uint32_t *clusters; /* of the run at hand */
    uint32_t *n_in;           /* by cluster: members of the group at hand */
    Share *most, *second;     /* by cluster: the groups with most members in it */
    size_t *n_with;           /* by node: runs with its group */
    double *together;         /* by node: sum over runs */
    uint64_t *strays;         /* (node, group) for each run in which it stood with another */
    size_t n_strays, strays_room;
    uint64_t *pieces; /* (cluster, group) of the first groups, in the run at hand */
    uint32_t *piece_sizes;
    size_t n_pieces;
    double (*between)[MOST_COMPARED]; /* by two groups: pairs of members together, over all runs */
} Comparing;

static uint64_t pair_of(uint32_t high, uint32_t low)
{
    return (uint64_t)high << 32 | low;
}

static void note_share(Comparing *it, uint32_t cluster, Share share)
{
    if (share.n > it->most[cluster].n) {
        it->second[cluster] = it->most[cluster];
        it->most[cluster] = share;
    } else if (share.n > it->second[cluster].n) {
        it->second[cluster] = share;
    }
    if (share.group < MOST_COMPARED) {
        it->piece_sizes[it->n_pieces] = share.n;
        it->pieces[it->n_pieces++] = pair_of(cluster, share.group);
    }
}

/* How the members of group g stand in this run. */
static void compare_group(Comparing *it, uint32_t g)
{
    const TrGroup *group = &it->groups->groups[g];
    const uint32_t *members = &it->groups->order[group->first];
    size_t others = group->size - 1;
    for (size_t i = 0; i < group->size; i++)
        it->n_in[it->clusters[members[i]]]++;
    for (size_t i = 0; i < group->size; i++) {
        size_t beside = it->n_in[it->clusters[members[i]]] - 1;
        it->together[members[i]] += others > 0 ? (double)beside / (double)others : 1;
        it->n_with[members[i]] += others == 0 || 2 * beside > others;
    }
    for (size_t i = 0; i < group->size; i++) {
        uint32_t cluster = it->clusters[members[i]];
        if (it->n_in[cluster] > 0)
            note_share(it, cluster, (Share){g, it->n_in[cluster]});
        it->n_in[cluster] = 0;
    }
}

/* Where those stood who were not with their group: with the group that had most members there. */
static TrStatus note_strays(Comparing *it, const size_t *with_before, TrError *err)
{
    const TrGroups *groups = it->groups;
    TrStatus st = TR_OK;
    for (size_t i = 0; i + groups->n_alone < groups->n_ordered; i++) {
        uint32_t v = groups->order[i], cluster = it->clusters[v];
        Share other = it->most[cluster];
        if (it->n_with[v] > with_before[v])
            continue;
        if (other.group == groups->members[v].group)
            other = it->second[cluster];
        if (other.n == 0)
            continue;
        TR_TRY(TR_GROW(it->strays, it->strays_room, it->n_strays + 1, err));
        it->strays[it->n_strays++] = pair_of(v, other.group);
    }
out:
    return st;
}

static TrStatus note_merged(Comparing *it, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_sort_keys(it->pieces, it->piece_sizes, it->n_pieces, err));
    for (size_t i = 0; i < it->n_pieces; i++)
        for (size_t j = i + 1; j < it->n_pieces && it->pieces[j] >> 32 == it->pieces[i] >> 32; j++) {
            double n = (double)it->piece_sizes[i] * it->piece_sizes[j];
            it->between[it->pieces[i] & UINT32_MAX][it->pieces[j] & UINT32_MAX] += n;
            it->between[it->pieces[j] & UINT32_MAX][it->pieces[i] & UINT32_MAX] += n;
        }
out:
    return st;
}

static TrStatus compare_run(Comparing *it, size_t run, size_t *with_before, TrError *err)
{
    size_t n = it->runs->n_nodes;
    TrStatus st = TR_OK;
    it->clusters = it->runs->clusters + run * n;
    it->n_pieces = 0;
    memset(it->most, 0, n * sizeof *it->most);
    memset(it->second, 0, n * sizeof *it->second);
    memcpy(with_before, it->n_with, n * sizeof *with_before);
    for (uint32_t g = 0; g < it->groups->n; g++)
        compare_group(it, g);
    TR_TRY(note_strays(it, with_before, err));
    TR_TRY(note_merged(it, err));
out:
    return st;
}

/* ---- what it comes to ---- */

static TrStatus sum_strays(const Comparing *it, TrError *err)
{
    TrGroupMember *members = it->groups->members;
    uint32_t *unused = NULL;
    size_t most = 0, n;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(unused, it->n_strays, err));
    TR_TRY(tr_sort_keys(it->strays, unused, it->n_strays, err));
    for (size_t i = 0; i < it->n_strays; i += n) {
        uint32_t v = (uint32_t)(it->strays[i] >> 32);
        for (n = 1; i + n < it->n_strays && it->strays[i + n] == it->strays[i];)
            n++;
        if (members[v].otherwise != TR_NO_ID && n <= most)
            continue; /* of several equals the largest group */
        members[v].otherwise = (uint32_t)it->strays[i];
        most = n;
    }
out:
    tr_free(unused);
    return st;
}

static void sum_members(const Comparing *it)
{
    TrGroups *groups = it->groups;
    double n_runs = (double)it->runs->n_runs;
    for (size_t g = 0; g < groups->n; g++) {
        TrGroup *group = &groups->groups[g];
        double sum = 0;
        for (size_t i = group->first; i < group->first + group->size; i++) {
            TrGroupMember *member = &groups->members[groups->order[i]];
            sum += it->together[groups->order[i]];
            member->together = tr_number_round(it->together[groups->order[i]] / n_runs);
            member->with_group = tr_number_round((double)it->n_with[groups->order[i]] / n_runs);
            group->n_unstable += member->with_group < TR_STABLE;
        }
        group->together = tr_number_round(sum / (double)group->size / n_runs);
    }
}

static void find_nearest(const Comparing *it)
{
    TrGroups *groups = it->groups;
    for (size_t g = 0; g < groups->n && g < MOST_COMPARED; g++) {
        TrGroup *group = &groups->groups[g];
        for (uint32_t h = 0; h < groups->n && h < MOST_COMPARED; h++) {
            double share = tr_number_round(it->between[g][h] / (double)group->size /
                                           (double)groups->groups[h].size / (double)it->runs->n_runs);
            if (share <= group->nearest_together)
                continue;
            group->nearest_together = share;
            group->nearest = h;
        }
    }
}

TrStatus tr_group_runs_compare(const TrGroupRuns *runs, TrGroups *groups, TrError *err)
{
    Comparing it = {.runs = runs, .groups = groups};
    size_t n = runs->n_nodes, *with_before = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it.n_in, n, err));
    TR_TRY(TR_ARRAY(it.most, n, err));
    TR_TRY(TR_ARRAY(it.second, n, err));
    TR_TRY(TR_ARRAY(it.n_with, n, err));
    TR_TRY(TR_ARRAY(it.together, n, err));
    TR_TRY(TR_ARRAY(it.pieces, n, err));
    TR_TRY(TR_ARRAY(it.piece_sizes, n, err));
    TR_TRY(TR_ARRAY(it.between, MOST_COMPARED, err));
    TR_TRY(TR_ARRAY(with_before, n, err));
    for (size_t run = 0; run < runs->n_runs; run++)
        TR_TRY(compare_run(&it, run, with_before, err));
    TR_TRY(sum_strays(&it, err));
    sum_members(&it);
    find_nearest(&it);
out:
    tr_free(it.n_in);
    tr_free(it.most);
    tr_free(it.second);
    tr_free(it.n_with);
    tr_free(it.together);
    tr_free(it.strays);
    tr_free(it.pieces);
    tr_free(it.piece_sizes);
    tr_free(it.between);
    tr_free(with_before);
    return st;
}
