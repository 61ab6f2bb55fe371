/* SPDX-License-Identifier: GPL-2.0-or-later */
/* States stand in breadth-first order, so that the children of one are neighbours, with their labels in one
 * string in order. They are made without pointers: with the patterns sorted, a state is a range of patterns
 * that share their first bytes, and its children are the ranges that share one more. */
#include "names/aho_corasick.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { ROOT, ANY_BYTE = 256 };

struct TrAhoCorasick {
    size_t n_states;
    uint32_t *first;              /* by state: its first child; children end where those of the next begin */
    unsigned char *label;         /* by state: the byte that leads to it */
    uint32_t *fail;               /* by state: the longest proper suffix that is a state */
    uint32_t *depth;              /* by state: bytes from the root */
    uint32_t *value;              /* by state: of the longest pattern that ends here */
    uint32_t *match;              /* by state: its length, 0 for none */
    uint32_t from_root[ANY_BYTE]; /* the root has many children */
};

/* ---- making ---- */

typedef struct {
    const TrSlice *patterns;
    const uint32_t *values;
    uint32_t *order;     /* patterns, sorted */
    uint32_t *low, *top; /* by state: its range of them */
    TrAhoCorasick *automaton;
} Making;

static int compare_patterns(const void *a, const void *b, void *context)
{
    const Making *making = context;
    uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
    const TrSlice *x = &making->patterns[i], *y = &making->patterns[k];
    int order = memcmp(x->text, y->text, x->length < y->length ? x->length : y->length);
    if (order == 0)
        order = (x->length > y->length) - (x->length < y->length);
    return order != 0 ? order
                      : (making->values[i] > making->values[k]) - (making->values[i] < making->values[k]);
}

static unsigned char byte_at(const Making *making, uint32_t rank, uint32_t depth)
{
    return (unsigned char)making->patterns[making->order[rank]].text[depth];
}

/* The pattern that ends at this state, if one does, sorts before all that go on. */
static uint32_t take_pattern(const Making *making, uint32_t state)
{
    TrAhoCorasick *automaton = making->automaton;
    uint32_t rank = making->low[state], depth = automaton->depth[state];
    for (; rank < making->top[state] && making->patterns[making->order[rank]].length == depth; rank++)
        if (automaton->match[state] == 0) {
            automaton->match[state] = depth;
            automaton->value[state] = making->values[making->order[rank]];
        }
    return rank;
}

static void make_states(const Making *making)
{
    TrAhoCorasick *automaton = making->automaton;
    automaton->n_states = 1;
    for (uint32_t state = ROOT; state < automaton->n_states; state++) {
        uint32_t depth = automaton->depth[state], top = making->top[state],
                 rank = take_pattern(making, state);
        automaton->first[state] = (uint32_t)automaton->n_states;
        while (rank < top) {
            uint32_t child = (uint32_t)automaton->n_states++;
            unsigned char byte = byte_at(making, rank, depth);
            making->low[child] = rank;
            while (rank < top && byte_at(making, rank, depth) == byte)
                rank++;
            making->top[child] = rank;
            automaton->label[child] = byte;
            automaton->depth[child] = depth + 1;
        }
    }
    automaton->first[automaton->n_states] = (uint32_t)automaton->n_states;
}

/* The child of `state` by `byte`; ROOT if it has none. */
static uint32_t child_of(const TrAhoCorasick *automaton, uint32_t state, unsigned char byte)
{
    uint32_t first = automaton->first[state];
    const unsigned char *labels = automaton->label + first, *at;
    if (state == ROOT)
        return automaton->from_root[byte];
    at = memchr(labels, byte, automaton->first[state + 1] - first);
    return at == NULL ? ROOT : first + (uint32_t)(at - labels);
}

static uint32_t step(const TrAhoCorasick *automaton, uint32_t state, unsigned char byte)
{
    uint32_t next = child_of(automaton, state, byte);
    while (next == ROOT && state != ROOT) {
        state = automaton->fail[state];
        next = child_of(automaton, state, byte);
    }
    return next;
}

/* Suffixes are shorter, so that theirs are known before a state's own. */
static void link_suffixes(TrAhoCorasick *automaton)
{
    for (uint32_t child = automaton->first[ROOT]; child < automaton->first[ROOT + 1]; child++)
        automaton->from_root[automaton->label[child]] = child;
    for (uint32_t state = ROOT; state < automaton->n_states; state++)
        for (uint32_t child = automaton->first[state]; child < automaton->first[state + 1]; child++) {
            if (state != ROOT)
                automaton->fail[child] = step(automaton, automaton->fail[state], automaton->label[child]);
            if (automaton->match[child] == 0) {
                automaton->match[child] = automaton->match[automaton->fail[child]];
                automaton->value[child] = automaton->value[automaton->fail[child]];
            }
        }
}

static TrStatus make(Making *making, size_t n, TrError *err)
{
    TrAhoCorasick *automaton = making->automaton;
    size_t most = 2;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < n; i++)
        most += making->patterns[i].length;
    if (most >= UINT32_MAX || n >= UINT32_MAX)
        return tr_fail(err, TR_BAD_INPUT, "more than 4 billion bytes of names");
    TR_TRY(TR_ARRAY(making->order, n, err));
    TR_TRY(TR_ARRAY(making->low, most, err));
    TR_TRY(TR_ARRAY(making->top, most, err));
    TR_TRY(TR_ARRAY(automaton->first, most, err));
    TR_TRY(TR_ARRAY(automaton->label, most, err));
    TR_TRY(TR_ARRAY(automaton->fail, most, err));
    TR_TRY(TR_ARRAY(automaton->depth, most, err));
    TR_TRY(TR_ARRAY(automaton->value, most, err));
    TR_TRY(TR_ARRAY(automaton->match, most, err));
    for (uint32_t i = 0; i < n; i++)
        making->order[i] = i;
    if (n > 1)
        qsort_r(making->order, n, sizeof *making->order, compare_patterns, making);
    making->top[ROOT] = (uint32_t)n;
    make_states(making);
    link_suffixes(automaton);
out:
    return st;
}

TrAhoCorasick *tr_aho_corasick_new(const TrSlice *patterns, const uint32_t *values, size_t n, TrError *err)
{
    Making making = {.patterns = patterns, .values = values};
    TrStatus st;
    if ((making.automaton = tr_calloc(1, sizeof *making.automaton)) == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    st = make(&making, n, err);
    tr_free(making.order);
    tr_free(making.low);
    tr_free(making.top);
    if (st != TR_OK) {
        tr_aho_corasick_free(making.automaton);
        return NULL;
    }
    return making.automaton;
}

void tr_aho_corasick_free(TrAhoCorasick *automaton)
{
    if (automaton == NULL)
        return;
    tr_free(automaton->first);
    tr_free(automaton->label);
    tr_free(automaton->fail);
    tr_free(automaton->depth);
    tr_free(automaton->value);
    tr_free(automaton->match);
    tr_free(automaton);
}

/* ---- seeking ---- */

bool tr_aho_corasick_next(const TrAhoCorasick *automaton, const char *text, size_t length, size_t from,
                          TrOccurrence *found)
{
    uint32_t state = ROOT;
    bool any = false;
    for (size_t at = from; at < length; at++) {
        state = step(automaton, state, (unsigned char)text[at]);
        if (any && at + 1 - automaton->depth[state] > found->from)
            break; /* whatever is under way began later */
        if (automaton->match[state] > 0 && (!any || at + 1 - automaton->match[state] <= found->from)) {
            *found = (TrOccurrence){at + 1 - automaton->match[state], at + 1, automaton->value[state]};
            any = true;
        }
    }
    return any;
}
