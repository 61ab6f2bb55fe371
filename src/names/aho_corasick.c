/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The children of a state are neighbours, with their labels in one string in order, and a state that is an
 * only child stands behind its parent: most of a name is such a chain, which is then read in one sweep of
 * memory. States are made without pointers: with the patterns sorted, a state is a range of patterns that
 * share their first bytes, and its children are the ranges that share one more.
 *
 * Most of a text begins no pattern. At the root a look at its next bytes, against bits set by those that
 * begin the patterns, says so without a walk through states that lie anywhere in memory. */
#include "names/aho_corasick.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { ROOT, ANY_BYTE = 256, LONG_BEGINNING = 8, SHORT_BEGINNING = 4, BEGINNING_BITS = 1 << 21 };

typedef struct {
    uint32_t first;      /* its first child; 0 before it has been looked for */
    uint32_t n_children; /* at most 256 */
    uint32_t match;      /* length of the longest pattern that ends here, 0 for none */
    uint32_t depth;      /* bytes from the root */
    uint32_t fail;       /* the longest proper suffix that is a state */
    uint32_t value;      /* of that pattern */
} State;

struct TrAhoCorasick {
    size_t n_states;
    State *states;
    unsigned char *label;         /* by state: the byte that leads to it */
    uint32_t from_root[ANY_BYTE]; /* the root has many children */
    uint8_t *beginnings;          /* bits: of patterns of 8 bytes or more by their first 8, of others by 4 */
    bool any_begins;              /* a pattern is shorter than that: no look ahead */
};

/* ---- making ---- */

typedef struct {
    const TrSlice *patterns;
    const uint32_t *values;
    uint32_t *order;     /* patterns, sorted */
    uint32_t *low, *top; /* by state: its range of them */
    uint32_t deepest;    /* depth of a state */
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
    uint32_t rank = making->low[state], depth = automaton->states[state].depth;
    for (; rank < making->top[state] && making->patterns[making->order[rank]].length == depth; rank++)
        if (automaton->states[state].match == 0) {
            automaton->states[state].match = depth;
            automaton->states[state].value = making->values[making->order[rank]];
        }
    return rank;
}

static void make_children(Making *making, uint32_t state)
{
    TrAhoCorasick *automaton = making->automaton;
    uint32_t depth = automaton->states[state].depth, top = making->top[state],
             rank = take_pattern(making, state), first = (uint32_t)automaton->n_states;
    while (rank < top) {
        uint32_t child = (uint32_t)automaton->n_states++;
        unsigned char byte = byte_at(making, rank, depth);
        making->low[child] = rank;
        while (rank < top && byte_at(making, rank, depth) == byte)
            rank++;
        making->top[child] = rank;
        automaton->label[child] = byte;
        automaton->states[child].depth = depth + 1;
    }
    automaton->states[state].first = first;
    automaton->states[state].n_children = (uint32_t)automaton->n_states - first;
    if (automaton->states[state].n_children > 0 && depth + 1 > making->deepest)
        making->deepest = depth + 1;
}

static void make_states(Making *making)
{
    TrAhoCorasick *automaton = making->automaton;
    automaton->n_states = 1;
    for (uint32_t state = ROOT; state < automaton->n_states; state++) {
        if (automaton->states[state].first != 0)
            continue;
        make_children(making, state);
        for (uint32_t last = state; automaton->states[last].n_children == 1;) {
            last = automaton->states[last].first;
            make_children(making, last);
        }
    }
}

/* The child of `state` by `byte`; ROOT if it has none. */
static uint32_t child_of(const TrAhoCorasick *automaton, uint32_t state, unsigned char byte)
{
    const State *it = &automaton->states[state];
    const unsigned char *labels = automaton->label + it->first, *at;
    if (state == ROOT)
        return automaton->from_root[byte];
    if (it->n_children == 1)
        return *labels == byte ? it->first : ROOT;
    at = it->n_children == 0 ? NULL : memchr(labels, byte, it->n_children);
    return at == NULL ? ROOT : it->first + (uint32_t)(at - labels);
}

static uint32_t step(const TrAhoCorasick *automaton, uint32_t state, unsigned char byte)
{
    uint32_t next = child_of(automaton, state, byte);
    while (next == ROOT && state != ROOT) {
        state = automaton->states[state].fail;
        next = child_of(automaton, state, byte);
    }
    return next;
}

/* All states in order of depth, into making->low, which is free by then. */
static TrStatus sort_by_depth(Making *making, TrError *err)
{
    const TrAhoCorasick *automaton = making->automaton;
    uint32_t *start = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(start, (size_t)making->deepest + 2, err));
    for (size_t state = 0; state < automaton->n_states; state++)
        start[automaton->states[state].depth + 1]++;
    for (uint32_t depth = 0; depth <= making->deepest; depth++)
        start[depth + 1] += start[depth];
    for (uint32_t state = 0; state < automaton->n_states; state++)
        making->low[start[automaton->states[state].depth]++] = state;
out:
    tr_free(start);
    return st;
}

static void link_child(TrAhoCorasick *automaton, uint32_t state, uint32_t child)
{
    State *it = &automaton->states[child];
    if (state != ROOT)
        it->fail = step(automaton, automaton->states[state].fail, automaton->label[child]);
    if (it->match == 0) {
        it->match = automaton->states[it->fail].match;
        it->value = automaton->states[it->fail].value;
    }
}

/* Suffixes are shorter, so that theirs are known before a state's own. */
static void link_suffixes(const Making *making)
{
    TrAhoCorasick *automaton = making->automaton;
    const State *root = &automaton->states[ROOT];
    for (uint32_t child = root->first; child < root->first + root->n_children; child++)
        automaton->from_root[automaton->label[child]] = child;
    for (size_t i = 0; i < automaton->n_states; i++) {
        uint32_t state = making->low[i], first = automaton->states[state].first;
        for (uint32_t k = 0; k < automaton->states[state].n_children; k++)
            link_child(automaton, state, first + k);
    }
}

/* ---- beginnings ---- */

static uint32_t beginning_of(const char *text, size_t n_bytes)
{
    uint64_t bytes = 0;
    memcpy(&bytes, text, n_bytes);
    return (uint32_t)((bytes + n_bytes) * UINT64_C(0x9E3779B97F4A7C15) >> 43); /* 21 bits */
}

static void note_beginnings(const Making *making, size_t n)
{
    TrAhoCorasick *automaton = making->automaton;
    for (size_t i = 0; i < n; i++) {
        const TrSlice *pattern = &making->patterns[i];
        uint32_t bit;
        if (pattern->length < SHORT_BEGINNING) {
            automaton->any_begins = true;
            continue;
        }
        bit =
            beginning_of(pattern->text, pattern->length < LONG_BEGINNING ? SHORT_BEGINNING : LONG_BEGINNING);
        automaton->beginnings[bit / 8] |= (uint8_t)(1u << bit % 8);
    }
}

static bool is_beginning(const TrAhoCorasick *automaton, const char *text, size_t n_bytes)
{
    uint32_t bit = beginning_of(text, n_bytes);
    return (automaton->beginnings[bit / 8] >> bit % 8 & 1) != 0;
}

/* False if no pattern begins with what `text` begins with, in `length` bytes. */
static bool may_begin(const TrAhoCorasick *automaton, const char *text, size_t length)
{
    return automaton->any_begins ||
           (length >= LONG_BEGINNING && is_beginning(automaton, text, LONG_BEGINNING)) ||
           (length >= SHORT_BEGINNING && is_beginning(automaton, text, SHORT_BEGINNING));
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
    TR_TRY(TR_ARRAY(automaton->states, most, err));
    TR_TRY(TR_ARRAY(automaton->label, most, err));
    TR_TRY(TR_ARRAY(automaton->beginnings, BEGINNING_BITS / 8, err));
    for (uint32_t i = 0; i < n; i++)
        making->order[i] = i;
    if (n > 1)
        qsort_r(making->order, n, sizeof *making->order, compare_patterns, making);
    making->top[ROOT] = (uint32_t)n;
    make_states(making);
    TR_TRY(sort_by_depth(making, err));
    link_suffixes(making);
    note_beginnings(making, n);
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
    tr_free(automaton->states);
    tr_free(automaton->label);
    tr_free(automaton->beginnings);
    tr_free(automaton);
}

/* ---- seeking ---- */

bool tr_aho_corasick_next(const TrAhoCorasick *automaton, const char *text, size_t length, size_t from,
                          TrOccurrence *found)
{
    uint32_t state = ROOT;
    bool any = false;
    for (size_t at = from; at < length; at++) {
        if (state == ROOT && !any &&
            (automaton->from_root[(unsigned char)text[at]] == ROOT ||
             !may_begin(automaton, text + at, length - at)))
            continue;
        state = step(automaton, state, (unsigned char)text[at]);
        if (any && at + 1 - automaton->states[state].depth > found->from)
            break; /* whatever is under way began later */
        if (automaton->states[state].match > 0 &&
            (!any || at + 1 - automaton->states[state].match <= found->from)) {
            *found = (TrOccurrence){at + 1 - automaton->states[state].match, at + 1,
                                    automaton->states[state].value};
            any = true;
        }
    }
    return any;
}
