/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/match.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/memory.h"
#include "names/blocks.h"
#include "names/name_index.h"

static const char *const outcome_names[TR_N_OUTCOMES] = {"merge", "ask", "distinct"};

const char *tr_outcome_name(TrOutcome outcome)
{
    return outcome_names[outcome];
}

int tr_outcome_find(const char *name)
{
    for (int i = 0; i < TR_N_OUTCOMES; i++)
        if (strcasecmp(outcome_names[i], name) == 0)
            return i;
    return -1;
}

TrNameMode tr_name_mode(const char *kind)
{
    if (strcasecmp(kind, "person") == 0)
        return TR_NAME_PERSON;
    return *kind == '\0' || strcasecmp(kind, "unknown") == 0 || strcasecmp(kind, "legalentity") == 0
               ? TR_NAME_EITHER
               : TR_NAME_BODY;
}

/* A list that nobody can go through helps nobody, and a million names that differ in a number would take
 * minutes and gigabytes to make it. */
enum { MOST_ASKED = 1000000 };

typedef struct {
    const TrInput *input;
    const TrNames *names;
    size_t n_threads;
    TrMatches *matches;
    TrComparer comparer;
    TrFormMaker maker;
    uint32_t *entities; /* those that are named by a claim or have a row, in order of name */
    uint32_t *place_of; /* by entity: its place in entities, or TR_NO_ID */
    TrNameForm *forms;  /* by place */
    size_t n;
    TrDistincts settled;
    TrError *err;
} Matcher;

static const char *text_of(const Matcher *it, uint32_t string)
{
    return tr_strings_text(it->input->strings, string);
}

static const char *kind_of(const Matcher *it, uint32_t entity)
{
    return text_of(it, it->names->entities[entity].kind);
}

/* ---- rows ---- */

static TrStatus put_row(Matcher *it, TrMatch match)
{
    TrMatches *matches = it->matches;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(matches->rows, matches->room, matches->n + 1, it->err));
    if ((match.reason = tr_arena_text(&matches->arena, match.reason, strlen(match.reason))) == NULL)
        return tr_fail_memory(it->err);
    matches->rows[matches->n++] = match;
out:
    return st;
}

/* `e` and `other`, the first in byte order first. */
static TrMatch match_of(const Matcher *it, uint32_t e, uint32_t other)
{
    const char *a = tr_names_shown(it->input, it->names, e), *b = tr_names_shown(it->input, it->names, other);
    uint32_t first = strcmp(a, b) <= 0 ? e : other, second = first == e ? other : e;
    return (TrMatch){.name = first == e ? a : b,
                     .other = first == e ? b : a,
                     .kind = kind_of(it, first),
                     .other_kind = kind_of(it, second),
                     .uses = it->names->entities[first].n_uses,
                     .other_uses = it->names->entities[second].n_uses};
}

/* ---- names and their forms ---- */

static int by_name(const void *x, const void *y, void *context)
{
    const Matcher *it = context;
    return strcmp(tr_names_shown(it->input, it->names, *(const uint32_t *)x),
                  tr_names_shown(it->input, it->names, *(const uint32_t *)y));
}

static TrStatus make_forms(Matcher *it)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it->entities, it->names->n, it->err));
    TR_TRY(TR_ARRAY(it->place_of, it->names->n, it->err));
    TR_TRY(TR_ARRAY(it->forms, it->names->n, it->err));
    for (uint32_t e = 0; e < it->names->n; e++)
        it->entities[it->n++] = e;
    qsort_r(it->entities, it->n, sizeof *it->entities, by_name, it);
    for (size_t i = 0; i < it->n; i++) {
        it->place_of[it->entities[i]] = (uint32_t)i;
        TR_TRY(tr_form_make(&it->maker, tr_names_shown(it->input, it->names, it->entities[i]),
                            tr_name_mode(kind_of(it, it->entities[i])), &it->forms[i], it->err));
        for (unsigned k = 0; k < it->forms[i].n; k++)
            tr_words_count(it->comparer.words, it->forms[i].words[k]);
    }
    it->comparer.n_names = it->n;
out:
    return st;
}

/* ---- distinct: settled by entities.csv ---- */

static TrStatus put_distinct(Matcher *it, const TrDistinct *distinct)
{
    TrComparison comparison;
    TrMatch match = match_of(it, distinct->entity, distinct->other);
    char reason[300];
    tr_names_compare(&it->comparer, &it->forms[it->place_of[distinct->entity]],
                     &it->forms[it->place_of[distinct->other]], &comparison);
    match.outcome = TR_DISTINCT;
    match.score = comparison.score;
    (void)snprintf(reason, sizeof reason, "listed in distinct_from at %s:%lu",
                   tr_input_file_name(it->input, TR_ENTITIES, distinct->row),
                   tr_input_place(it->input, TR_ENTITIES, distinct->row).line);
    match.reason = reason;
    return put_row(it, match);
}

static TrStatus list_distinct(Matcher *it)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_distincts_make(&it->settled, it->input, it->names, it->err));
    for (size_t i = 0; i < it->settled.n; i++)
        TR_TRY(put_distinct(it, &it->settled.items[i]));
out:
    return st;
}

/* ---- ask ---- */

static TrStatus list_asked(Matcher *it)
{
    TrCandidate *candidates = NULL;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(tr_candidates_find(&it->comparer, it->forms, it->n, MOST_ASKED, it->n_threads, &candidates, &n,
                              it->err));
    for (size_t i = 0; i < n; i++) {
        uint32_t a = it->entities[candidates[i].a], b = it->entities[candidates[i].b];
        TrComparison comparison;
        TrMatch match = match_of(it, a, b);
        if (tr_distincts_hold(&it->settled, a, b))
            continue;
        tr_names_compare(&it->comparer, &it->forms[candidates[i].a], &it->forms[candidates[i].b],
                         &comparison);
        match.outcome = TR_ASK;
        match.score = comparison.score;
        match.reason = comparison.reason;
        TR_TRY(put_row(it, match));
    }
out:
    tr_free(candidates);
    return st;
}

/* ---- merge ---- */

/* The line of the row that lists `spelling`, whose key is not that of the row's name, as an alias; 0: none.
 */
static TrStatus list_merged(Matcher *it)
{
    TrFormMaker *maker = &it->maker;
    TrSpellings spellings = {0};
    char *key = NULL;
    TrStatus st = TR_OK;
    TR_TRY(tr_names_spellings(it->input, it->names, &spellings, it->err));
    for (uint32_t e = 0; e < it->names->n; e++) {
        const TrEntity *entity = &it->names->entities[e];
        const char *name = text_of(it, entity->name);
        for (size_t i = spellings.first[e]; i < spellings.first[e + 1]; i++) {
            uint32_t spelling = spellings.items[i];
            const char *other = text_of(it, spelling);
            char reason[300] = TR_EQUAL_KEYS;
            if (it->names->uses[spelling] == 0) /* listed, but nothing was merged by it */
                continue;
            TR_TRY(tr_fold(&maker->folder, name, strlen(name), it->err));
            tr_free(key);
            if ((key = tr_text_copy(maker->folder.key)) == NULL)
                TR_TRY(tr_fail_memory(it->err));
            TR_TRY(tr_fold(&maker->folder, other, strlen(other), it->err));
            if (strcmp(key, maker->folder.key) != 0)
                (void)snprintf(reason, sizeof reason, "alias listed at %s:%lu",
                               tr_input_file_name(it->input, TR_ENTITIES, entity->row),
                               tr_input_place(it->input, TR_ENTITIES, entity->row).line);
            TR_TRY(put_row(it, (TrMatch){.outcome = TR_MERGE,
                                         .score = 1,
                                         .name = name,
                                         .other = other,
                                         .kind = kind_of(it, e),
                                         .other_kind = kind_of(it, e),
                                         .reason = reason,
                                         .uses = it->names->uses[entity->name],
                                         .other_uses = it->names->uses[spelling]}));
        }
    }
out:
    tr_free(key);
    tr_spellings_release(&spellings);
    return st;
}

static int best_first(const void *x, const void *y)
{
    const TrMatch *a = x, *b = y;
    int order;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if ((order = strcmp(a->name, b->name)) != 0 || (order = strcmp(a->other, b->other)) != 0)
        return order;
    return (int)a->outcome - (int)b->outcome;
}

TrStatus tr_match_names(const TrInput *input, const TrNames *names, size_t n_threads, TrMatches *matches,
                        TrError *err)
{
    Matcher it = {.input = input, .names = names, .n_threads = n_threads, .matches = matches, .err = err};
    TrStatus st = TR_OK;
    *matches = (TrMatches){.best_first = true};
    TR_TRY(tr_comparer_init(&it.comparer, err));
    it.maker.words = it.comparer.words;
    TR_TRY(make_forms(&it));
    TR_TRY(list_distinct(&it));
    TR_TRY(list_asked(&it));
    TR_TRY(list_merged(&it));
    if (matches->n > 0)
        qsort(matches->rows, matches->n, sizeof *matches->rows, best_first);
out:
    tr_form_maker_release(&it.maker);
    tr_comparer_release(&it.comparer);
    tr_free(it.entities);
    tr_free(it.place_of);
    tr_free(it.forms);
    tr_distincts_release(&it.settled);
    if (st != TR_OK)
        tr_matches_release(matches);
    return st;
}

void tr_matches_release(TrMatches *matches)
{
    tr_arena_release(&matches->arena);
    tr_free(matches->rows);
    *matches = (TrMatches){0};
}
