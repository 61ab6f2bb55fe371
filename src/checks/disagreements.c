/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "checks/disagreements.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "checks/checking.h"
#include "network/sources.h"

enum { WORD_BYTES = 64 };

const TrRule tr_rules[] = {
    {"holder", "two people in a post that one person holds, at a time that both may mean", false, TR_ROLE,
     tr_find_holders},
    {"role", "one person in one post and formerly in it; the leader and a leader", false, TR_ROLE,
     tr_find_roles},
    {"denial", "a claim and its denial or correction", false, TR_STANCE, tr_find_denials},
    {"status", "two statuses of one statement", false, TR_STATUS, tr_find_statuses},
    {"kind", "two kinds of one entity", false, TR_PERSON, tr_find_kinds},
    {"date", "dates that exclude each other, of what happens once", false, TR_DATE, tr_find_dates},
    {"count", "two numbers for one action at one time", false, TR_ACTION, tr_find_counts},
    {"act", "acts that exclude each other in law or fact, such as extradition and expulsion", false,
     TR_TARGET, tr_find_acts},
    {"post", "other words for one person's post", true, TR_ROLE, tr_find_posts},
    {"name", "other names for one person or group", true, TR_PERSON, tr_find_names},
    {"actor", "the same act by a body and by one that it is part of", true, TR_TARGET, tr_find_actors},
    {"place", "two places of one statement", true, TR_PLACE, tr_find_places},
};
const size_t tr_n_rules = sizeof tr_rules / sizeof *tr_rules;

/* ---- sides ---- */

const char *tr_side_source(const TrNetwork *network, const TrSide *side)
{
    const char *source =
        side->part == TR_CLAIMS ? tr_input_cell(network->input, TR_CLAIMS, side->rows[0], TR_SOURCE) : "";
    return *source != '\0' ? source : tr_input_file_name(network->input, side->part, side->rows[0]);
}

static void put_one_line(TrBuilder *text, const char *before, const char *cell, const char *after)
{
    char line[400];
    if (*cell == '\0')
        return;
    tr_text_one_line(cell, line, sizeof line);
    tr_build_text(text, before);
    tr_build_text(text, line);
    tr_build_text(text, after);
}

static void put_kind(TrBuilder *text, TrLanguage language, const char *kind)
{
    char line[400], plain[400];
    if (*kind == '\0')
        return;
    tr_text_one_line(kind, line, sizeof line);
    tr_form_put(text, tr_found_phrases[TR_FOUND_OF_KIND][language],
                &(TrValue){tr_found_term(language, line, plain, sizeof plain), 0});
}

void tr_side_text(const TrNetwork *network, const TrSide *side, TrLanguage language, TrBuilder *text)
{
    const TrInput *input = network->input;
    uint32_t row = side->rows[0];
    char plain[WORD_BYTES];
    if (side->part == TR_ENTITIES) {
        put_one_line(text, "", tr_input_cell(input, TR_ENTITIES, row, TR_ENTITY_NAME), "");
        put_kind(text, language, tr_input_cell(input, TR_ENTITIES, row, TR_ENTITY_KIND));
        return;
    }
    tr_claim_words(text, network, row);
    put_one_line(text, " (", tr_input_cell(input, TR_CLAIMS, row, TR_DATE), ")");
    if (tr_claim_status(input, row) != TR_REPORTED)
        put_one_line(
            text, " [",
            tr_found_term(language, tr_status_info(tr_claim_status(input, row))->words, plain, sizeof plain),
            "]");
}

/* ---- findings ---- */

static int by_row(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The first stays; those that say the same follow as they stand in the input. */
static TrStatus copy_side(TrArena *arena, TrSide from, TrSide *to, TrError *err)
{
    uint32_t *rows = tr_arena_alloc(arena, from.n * sizeof *rows);
    if (rows == NULL)
        return tr_fail_memory(err);
    memcpy(rows, from.rows, from.n * sizeof *rows);
    qsort(rows + 1, from.n - 1, sizeof *rows, by_row);
    *to = (TrSide){from.part, rows, from.n};
    return TR_OK;
}

TrStatus tr_finding_add(TrChecking *checking, const TrSentence *what, TrSide a, TrSide b, TrError *err)
{
    TrFindings *findings = checking->findings;
    TrFinding finding = {.rule = checking->rule};
    TrStatus st = TR_OK;
    for (int i = 0; i < TR_N_LANGUAGES; i++)
        TR_TRY(tr_build_finish(&what->in[i], &findings->arena, &finding.what[i], err));
    TR_TRY(copy_side(&findings->arena, a, &finding.a, err));
    TR_TRY(copy_side(&findings->arena, b, &finding.b, err));
    TR_TRY(TR_GROW(findings->items, findings->room, findings->n + 1, err));
    findings->items[findings->n++] = finding;
out:
    return st;
}

static int compare_sides(const TrInput *input, const TrSide *a, const TrSide *b)
{
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    return a->part == TR_CLAIMS ? tr_claims_compare(input, a->rows[0], b->rows[0]) : 0;
}

static int compare_findings(const void *a, const void *b, void *input)
{
    const TrFinding *x = a, *y = b;
    int order = (x->rule > y->rule) - (x->rule < y->rule);
    if (order == 0)
        order = strcmp(x->what[TR_ENGLISH], y->what[TR_ENGLISH]);
    if (order == 0)
        order = compare_sides(input, &x->a, &y->a);
    return order != 0 ? order : compare_sides(input, &x->b, &y->b);
}

TrStatus tr_findings_make(const TrNetwork *network, TrFindings *findings, TrError *err)
{
    TrChecking checking = {0};
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    TrStatus st = TR_OK;
    *findings = (TrFindings){0};
    TR_TRY(tr_checking_begin(&checking, network, findings, err));
    for (size_t i = 0; i < tr_n_rules; i++) {
        if (claims->columns[tr_rules[i].needs].cells == NULL)
            continue;
        checking.rule = &tr_rules[i];
        TR_TRY(tr_rules[i].find(&checking, err));
    }
    if (findings->n > 1)
        qsort_r(findings->items, findings->n, sizeof *findings->items, compare_findings, network->input);
    for (size_t i = 0; i < findings->n; i++)
        findings->n_contradictions += !findings->items[i].rule->difference;
out:
    tr_checking_end(&checking);
    if (st != TR_OK)
        tr_findings_release(findings);
    return st;
}

void tr_findings_release(TrFindings *findings)
{
    tr_free(findings->items);
    tr_arena_release(&findings->arena);
    *findings = (TrFindings){0};
}
