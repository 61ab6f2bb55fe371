/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/waves.h"

#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/random.h"

enum { BITS = 64, MOST_WORDS = 4 };

/* ---- the network, renumbered ---- */

static size_t degree_of(const TrAdjacency *adjacency, uint32_t v)
{
    return adjacency->first[v + 1] - adjacency->first[v];
}

/* order = nodes as a breadth-first search meets them, from the one with most ties; place = its inverse. */
static void put_in_order(const TrAdjacency *adjacency, uint32_t *place, uint32_t *order)
{
    size_t n = adjacency->n, met = 0, done = 0;
    uint32_t start = 0;
    for (uint32_t v = 0; v < n; v++) {
        place[v] = TR_NO_ID;
        if (degree_of(adjacency, v) > degree_of(adjacency, start))
            start = v;
    }
    for (size_t next = 0; met < n; next++, start = (uint32_t)next - 1) {
        if (place[start] != TR_NO_ID)
            continue;
        place[start] = (uint32_t)met;
        order[met++] = start;
        for (; done < met; done++)
            for (size_t i = adjacency->first[order[done]]; i < adjacency->first[order[done] + 1]; i++) {
                uint32_t u = adjacency->neighbour[i];
                if (place[u] != TR_NO_ID)
                    continue;
                place[u] = (uint32_t)met;
                order[met++] = u;
            }
    }
}

static void fill(const TrNetwork *network, const TrAdjacency *adjacency, const uint32_t *order,
                 TrWaves *waves)
{
    uint32_t at = 0;
    for (uint32_t p = 0; p < waves->n; p++) {
        waves->first[p] = at;
        for (size_t i = adjacency->first[order[p]]; i < adjacency->first[order[p] + 1]; i++)
            waves->neighbour[at++] = waves->place[adjacency->neighbour[i]];
        waves->counted[p] = !tr_node_is_event(network, order[p]);
        if (waves->counted[p])
            waves->sources[waves->n_counted++] = p;
    }
    waves->first[waves->n] = at;
    waves->n_sources = waves->n_counted;
    waves->n_words = waves->n_sources <= BITS ? 1 : MOST_WORDS;
}

TrStatus tr_waves_make(const TrNetwork *network, TrWaves *waves, TrError *err)
{
    TrAdjacency adjacency = {0};
    uint32_t *order = NULL;
    size_t n = network->n_nodes;
    TrStatus st = TR_OK;
    *waves = (TrWaves){.n = n};
    TR_TRY(tr_adjacency_make(network, &adjacency, err));
    TR_TRY(TR_ARRAY(order, n, err));
    TR_TRY(TR_ARRAY(waves->first, n + 1, err));
    TR_TRY(TR_ARRAY(waves->neighbour, 2 * network->n_pairs, err));
    TR_TRY(TR_ARRAY(waves->place, n, err));
    TR_TRY(TR_ARRAY(waves->counted, n, err));
    TR_TRY(TR_ARRAY(waves->sources, n, err));
    put_in_order(&adjacency, waves->place, order);
    fill(network, &adjacency, order, waves);
out:
    tr_adjacency_release(&adjacency);
    tr_free(order);
    if (st != TR_OK)
        tr_waves_release(waves);
    return st;
}

void tr_waves_sample(TrWaves *waves, size_t n_sources, uint64_t seed)
{
    size_t left = waves->n_sources, kept = 0;
    TrRandom random;
    tr_random_begin(&random, seed, left);
    /* each source in turn, with the chance that keeps n_sources of them in all (Knuth's selection sampling)
     */
    for (size_t i = 0; kept < n_sources && left > 0; i++, left--)
        if (tr_random_below(&random, left) < n_sources - kept)
            waves->sources[kept++] = waves->sources[i];
    waves->n_sources = kept;
    waves->n_words = kept <= BITS ? 1 : MOST_WORDS;
}

void tr_waves_release(TrWaves *waves)
{
    tr_free(waves->first);
    tr_free(waves->neighbour);
    tr_free(waves->place);
    tr_free(waves->counted);
    tr_free(waves->sources);
    *waves = (TrWaves){0};
}

/* ---- one thread's room ---- */

TrStatus tr_waves_room_make(const TrWaves *waves, TrWavesRoom *room, TrError *err)
{
    size_t n = waves->n, bits = n * waves->n_words;
    TrStatus st = TR_OK;
    *room = (TrWavesRoom){0};
    TR_TRY(TR_ARRAY(room->seen, bits, err));
    TR_TRY(TR_ARRAY(room->front, bits, err));
    TR_TRY(TR_ARRAY(room->next, bits, err));
    TR_TRY(TR_ARRAY(room->active, n, err));
    TR_TRY(TR_ARRAY(room->touched, n + 1, err)); /* one more: hand_on() writes before it asks */
    TR_TRY(TR_ARRAY(room->is_touched, n, err));
out:
    if (st != TR_OK)
        tr_waves_room_release(room);
    return st;
}

void tr_waves_room_release(TrWavesRoom *room)
{
    tr_free(room->seen);
    tr_free(room->front);
    tr_free(room->next);
    tr_free(room->active);
    tr_free(room->touched);
    tr_free(room->is_touched);
    *room = (TrWavesRoom){0};
}

/* ---- the waves ---- */

/* Ones of each byte. */
static inline uint64_t ones_by_byte(uint64_t x)
{
    x -= (x >> 1) & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + ((x >> 2) & 0x3333333333333333u);
    return (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0fu;
}

/* Sum of the bytes, where each is at most 8 times MOST_WORDS: in lanes of 16 bits, so that it fits. */
static inline uint64_t sum_of_bytes(uint64_t x)
{
    x = (x & 0x00ff00ff00ff00ffu) + (x >> 8 & 0x00ff00ff00ff00ffu);
    return x * 0x0001000100010001u >> 48;
}

/* Every active place hands its bits to its neighbours. Returns how many places were touched. */
static inline size_t hand_on(const TrWaves *waves, TrWavesRoom *room, size_t n_active, const size_t words)
{
    size_t n_touched = 0;
    for (size_t i = 0; i < n_active; i++) {
        uint32_t p = room->active[i];
        const uint64_t *bits = &room->front[p * words];
        uint32_t end = waves->first[p + 1];
        room->n_visits += end - waves->first[p];
        for (uint32_t k = waves->first[p]; k < end; k++) {
            uint32_t q = waves->neighbour[k];
            uint64_t *next = &room->next[q * words];
            for (size_t w = 0; w < words; w++)
                next[w] |= bits[w];
            room->touched[n_touched] = q;
            n_touched += !room->is_touched[q];
            room->is_touched[q] = true;
        }
    }
    return n_touched;
}

/* What is new at the touched places becomes the next front. Returns the new arrivals at entities. */
static inline uint64_t arrive(const TrWaves *waves, TrWavesRoom *room, size_t n_touched, size_t *n_active,
                              const size_t words)
{
    uint64_t n_arrivals = 0;
    size_t n = 0;
    for (size_t i = 0; i < n_touched; i++) {
        uint32_t p = room->touched[i];
        uint64_t *next = &room->next[p * words], *seen = &room->seen[p * words], any = 0, ones = 0;
        uint64_t *front = &room->front[p * words];
        for (size_t w = 0; w < words; w++) {
            uint64_t fresh = next[w] & ~seen[w];
            seen[w] |= fresh;
            front[w] = fresh;
            next[w] = 0;
            any |= fresh;
            ones += ones_by_byte(fresh);
        }
        room->is_touched[p] = false;
        room->active[n] = p;
        n += any != 0;
        if (waves->counted[p])
            n_arrivals += sum_of_bytes(ones);
    }
    *n_active = n;
    return n_arrivals;
}

/* The sum of 1/d from sources[0 .. n-1], which run together; *n_started = those that were not removed. */
static inline double run(const TrWaves *waves, TrWavesRoom *room, const uint32_t *sources, size_t n,
                         const uint32_t *removed, size_t n_removed, size_t *n_started, const size_t words)
{
    size_t n_active = 0;
    double sum = 0;
    memset(room->seen, 0, waves->n * words * sizeof *room->seen);
    for (size_t i = 0; i < n_removed; i++) /* they have seen all, and so hand nothing on */
        memset(&room->seen[removed[i] * words], 0xff, words * sizeof *room->seen);
    for (size_t i = 0; i < n; i++) {
        uint64_t *seen = &room->seen[sources[i] * words], *front = &room->front[sources[i] * words];
        if (seen[0] == UINT64_MAX && seen[words - 1] == UINT64_MAX)
            continue;
        memset(front, 0, words * sizeof *front);
        seen[i / BITS] |= (uint64_t)1 << i % BITS;
        front[i / BITS] |= (uint64_t)1 << i % BITS;
        room->active[n_active++] = sources[i];
    }
    *n_started += n_active;
    for (uint64_t d = 1; n_active > 0; d++) {
        size_t n_touched = hand_on(waves, room, n_active, words);
        uint64_t n_arrivals = arrive(waves, room, n_touched, &n_active, words);
        sum += (double)n_arrivals / (double)d;
    }
    return sum;
}

static double run_together(const TrWaves *waves, TrWavesRoom *room, size_t from, const uint32_t *removed,
                           size_t n_removed, size_t *n_started)
{
    size_t n = waves->n_sources - from, most = waves->n_words * BITS;
    const uint32_t *sources = waves->sources + from;
    n = n < most ? n : most;
    return waves->n_words == 1 ? run(waves, room, sources, n, removed, n_removed, n_started, 1)
                               : run(waves, room, sources, n, removed, n_removed, n_started, MOST_WORDS);
}

double tr_waves_mean(const TrWaves *waves, TrWavesRoom *room, const uint32_t *removed, size_t n_removed)
{
    size_t n_started = 0, n_left = waves->n_counted;
    double sum = 0;
    for (size_t from = 0; from < waves->n_sources && tr_interrupted() == 0; from += waves->n_words * BITS)
        sum += run_together(waves, room, from, removed, n_removed, &n_started);
    for (size_t i = 0; i < n_removed; i++)
        n_left -= waves->counted[removed[i]];
    return n_left < 2 || n_started == 0 ? 0 : sum / ((double)n_started * (double)(n_left - 1));
}

uint64_t tr_waves_visits(const TrWaves *waves, TrWavesRoom *room, size_t *n_waves)
{
    uint64_t before = room->n_visits;
    size_t n_started = 0, together = waves->n_words * BITS;
    *n_waves = (waves->n_sources + together - 1) / together;
    if (waves->n_sources > 0)
        (void)run_together(waves, room, 0, NULL, 0, &n_started);
    return room->n_visits - before + waves->n; /* and a glance at each place */
}

void tr_waves_distances(const TrWaves *waves, uint32_t from, uint16_t most, uint32_t *queue,
                        uint16_t *distances)
{
    size_t met = 1;
    for (size_t p = 0; p < waves->n; p++)
        distances[p] = (uint16_t)(most + 1);
    distances[from] = 0;
    queue[0] = from;
    for (size_t done = 0; done < met; done++) {
        uint16_t d = distances[queue[done]], next = d < most ? (uint16_t)(d + 1) : most;
        for (uint32_t k = waves->first[queue[done]]; k < waves->first[queue[done] + 1]; k++) {
            uint32_t q = waves->neighbour[k];
            if (distances[q] != most + 1)
                continue;
            distances[q] = next;
            queue[met++] = q;
        }
    }
    for (size_t p = 0; p < waves->n; p++)
        if (!waves->counted[p])
            distances[p] = (uint16_t)(most + 1);
}
