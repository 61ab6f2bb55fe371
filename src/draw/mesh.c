/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/mesh.h"

#include "base/memory.h"

#define NONE UINT32_MAX

void tr_mesh_release(TrMesh *mesh)
{
    tr_free(mesh->first);
    tr_free(mesh->neighbour);
    tr_free(mesh->weight);
    tr_free(mesh->mass);
    *mesh = (TrMesh){0};
}

static TrStatus allocate(TrMesh *mesh, size_t n, size_t n_ends, TrError *err)
{
    TrStatus st = TR_OK;
    mesh->n = n;
    TR_TRY(TR_ARRAY(mesh->first, n + 2, err));
    TR_TRY(TR_ARRAY(mesh->neighbour, n_ends, err));
    TR_TRY(TR_ARRAY(mesh->weight, n_ends, err));
    TR_TRY(TR_ARRAY(mesh->mass, n, err));
out:
    return st;
}

/* Within each list, what stands twice becomes one; the lists move together. */
static TrStatus merge_parallels(TrMesh *mesh, TrError *err)
{
    size_t *seen_at = NULL, to = 0, from = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(seen_at, mesh->n, err)); /* one more than where, so that 0 is: not yet */
    for (size_t v = 0; v < mesh->n; v++) {
        size_t begin = to, end = mesh->first[v + 1];
        for (; from < end; from++) {
            uint32_t other = mesh->neighbour[from];
            if (seen_at[other] > begin) {
                mesh->weight[seen_at[other] - 1] += mesh->weight[from];
                continue;
            }
            mesh->neighbour[to] = other;
            mesh->weight[to++] = mesh->weight[from];
            seen_at[other] = to;
        }
        mesh->first[v] = begin;
    }
    mesh->first[mesh->n] = to;
out:
    tr_free(seen_at);
    return st;
}

TrStatus tr_mesh_make(size_t n, const uint32_t *a, const uint32_t *b, size_t n_lines, TrMesh *mesh,
                      TrError *err)
{
    TrStatus st = TR_OK;
    *mesh = (TrMesh){0};
    TR_TRY(allocate(mesh, n, 2 * n_lines, err));
    for (size_t i = 0; i < n_lines; i++) {
        mesh->first[a[i] + 2] += a[i] != b[i];
        mesh->first[b[i] + 2] += a[i] != b[i];
    }
    for (size_t v = 2; v <= n + 1; v++)
        mesh->first[v] += mesh->first[v - 1];
    for (size_t i = 0; i < n_lines; i++) {
        if (a[i] == b[i])
            continue;
        mesh->weight[mesh->first[a[i] + 1]] = mesh->weight[mesh->first[b[i] + 1]] = 1;
        mesh->neighbour[mesh->first[a[i] + 1]++] = b[i];
        mesh->neighbour[mesh->first[b[i] + 1]++] = a[i];
    }
    TR_TRY(merge_parallels(mesh, err));
    for (size_t v = 0; v < n; v++)
        mesh->mass[v] = 1 + (double)(mesh->first[v + 1] - mesh->first[v]);
    for (size_t i = 0; i < mesh->first[n]; i++)
        mesh->weight[i] = 1; /* a picture shows that there is a tie, however many there are */
out:
    if (st != TR_OK)
        tr_mesh_release(mesh);
    return st;
}

TrStatus tr_mesh_part(const TrMesh *mesh, const uint32_t *members, size_t n, uint32_t *place, TrMesh *part,
                      TrError *err)
{
    size_t n_ends = 0, at = 0;
    TrStatus st = TR_OK;
    *part = (TrMesh){0};
    for (size_t i = 0; i < n; i++) {
        place[members[i]] = (uint32_t)i;
        n_ends += mesh->first[members[i] + 1] - mesh->first[members[i]];
    }
    TR_TRY(allocate(part, n, n_ends, err));
    for (size_t i = 0; i < n; i++) {
        size_t v = members[i];
        for (size_t k = mesh->first[v]; k < mesh->first[v + 1]; k++) {
            uint32_t other = place[mesh->neighbour[k]];
            if (other >= n || members[other] != mesh->neighbour[k])
                continue;
            part->neighbour[at] = other;
            part->weight[at++] = mesh->weight[k];
        }
        part->first[i + 1] = at;
        part->mass[i] = mesh->mass[v];
    }
out:
    if (st != TR_OK)
        tr_mesh_release(part);
    return st;
}

/* ---- coarser ---- */

static size_t degree(const TrMesh *mesh, size_t v)
{
    return mesh->first[v + 1] - mesh->first[v];
}

/* The neighbour of v over the heaviest line for the masses; only such as have no parent yet, if `free_only`.
 */
static uint32_t nearest(const TrMesh *mesh, size_t v, const uint32_t *parent, bool free_only)
{
    uint32_t best = NONE;
    double most = 0;
    for (size_t k = mesh->first[v]; k < mesh->first[v + 1]; k++) {
        uint32_t other = mesh->neighbour[k];
        double weight = mesh->weight[k] / mesh->mass[other];
        if ((free_only && parent[other] != NONE) || weight <= most)
            continue;
        most = weight;
        best = other;
    }
    return best;
}

/* Vertices in order of degree, by counting: those with few choices choose first. */
static TrStatus by_degree(const TrMesh *mesh, uint32_t *order, TrError *err)
{
    enum { MOST = 256 }; /* beyond that, in one class */
    size_t *first = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(first, MOST + 2, err));
    for (size_t v = 0; v < mesh->n; v++)
        first[(degree(mesh, v) < MOST ? degree(mesh, v) : MOST) + 1]++;
    for (size_t d = 1; d <= MOST; d++)
        first[d] += first[d - 1];
    for (size_t v = 0; v < mesh->n; v++)
        order[first[degree(mesh, v) < MOST ? degree(mesh, v) : MOST]++] = (uint32_t)v;
out:
    tr_free(first);
    return st;
}

/* Fill `parent`, and n_in of each parent (up to MOST_IN_ONE); returns how many parents there are. */
static size_t merge(const TrMesh *mesh, const uint32_t *order, uint32_t *parent, uint8_t *n_in)
{
    enum { MOST_IN_ONE = 4 };
    size_t n = 0;
    for (size_t v = 0; v < mesh->n; v++)
        parent[v] = NONE;
    for (size_t i = 0; i < mesh->n; i++) {
        uint32_t v = order[i], other;
        if (parent[v] != NONE)
            continue;
        other = nearest(mesh, v, parent, true);
        if (other == NONE && degree(mesh, v) > 0) {
            other = nearest(mesh, v, parent, false);
            if (degree(mesh, v) == 1 || n_in[parent[other]] < MOST_IN_ONE) {
                parent[v] = parent[other];
                n_in[parent[v]] = (uint8_t)(n_in[parent[v]] + (n_in[parent[v]] < MOST_IN_ONE));
                continue;
            }
            other = NONE;
        }
        parent[v] = (uint32_t)n;
        if (other != NONE)
            parent[other] = (uint32_t)n;
        n_in[n++] = other != NONE ? 2 : 1;
    }
    return n;
}

/* The lists of the coarse graph, with parallels: each fine line outside a parent stands at both ends. */
static TrStatus fold(const TrMesh *mesh, size_t n, const uint32_t *parent, TrMesh *coarse, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(allocate(coarse, n, mesh->first[mesh->n], err));
    for (size_t v = 0; v < mesh->n; v++) {
        coarse->mass[parent[v]] += mesh->mass[v];
        for (size_t k = mesh->first[v]; k < mesh->first[v + 1]; k++)
            coarse->first[parent[v] + 2] += parent[mesh->neighbour[k]] != parent[v];
    }
    for (size_t v = 2; v <= n + 1; v++)
        coarse->first[v] += coarse->first[v - 1];
    for (size_t v = 0; v < mesh->n; v++)
        for (size_t k = mesh->first[v]; k < mesh->first[v + 1]; k++) {
            size_t *at = &coarse->first[parent[v] + 1];
            if (parent[mesh->neighbour[k]] == parent[v])
                continue;
            coarse->weight[*at] = mesh->weight[k];
            coarse->neighbour[(*at)++] = parent[mesh->neighbour[k]];
        }
    TR_TRY(merge_parallels(coarse, err));
out:
    return st;
}

TrStatus tr_mesh_coarsen(const TrMesh *mesh, TrMesh *coarse, uint32_t *parent, TrError *err)
{
    uint32_t *order = NULL;
    uint8_t *n_in = NULL;
    TrStatus st = TR_OK;
    *coarse = (TrMesh){0};
    TR_TRY(TR_ARRAY(order, mesh->n, err));
    TR_TRY(TR_ARRAY(n_in, mesh->n, err));
    TR_TRY(by_degree(mesh, order, err));
    TR_TRY(fold(mesh, merge(mesh, order, parent, n_in), parent, coarse, err));
out:
    tr_free(order);
    tr_free(n_in);
    if (st != TR_OK)
        tr_mesh_release(coarse);
    return st;
}

TrStatus tr_mesh_components(const TrMesh *mesh, uint32_t *component, size_t *n, TrError *err)
{
    uint32_t *queue = NULL;
    TrStatus st = TR_OK;
    *n = 0;
    TR_TRY(TR_ARRAY(queue, mesh->n, err));
    for (size_t v = 0; v < mesh->n; v++)
        component[v] = NONE;
    for (uint32_t v = 0; v < mesh->n; v++) {
        size_t n_queue = 0;
        if (component[v] != NONE)
            continue;
        component[v] = (uint32_t)*n;
        queue[n_queue++] = v;
        for (size_t i = 0; i < n_queue; i++)
            for (size_t k = mesh->first[queue[i]]; k < mesh->first[queue[i] + 1]; k++) {
                uint32_t other = mesh->neighbour[k];
                if (component[other] != NONE)
                    continue;
                component[other] = (uint32_t)*n;
                queue[n_queue++] = other;
            }
        ++*n;
    }
out:
    tr_free(queue);
    return st;
}
