/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What changed, in each format; and the two editions as one network to draw. */
#include "report/diff_report.h"

#include <stdlib.h>
#include <string.h>

#include "../editions/editions_support.h"
#include "base/memory.h"
#include "picture_support.h"
#include "report/diff_union.h"
#include "suites.h"

#define HEADER "person,role,organization,action,target,source,date,status,stance,about,claim_id\n"

/* b is gone, d is new; a pays c, now charged and denied; a stays with O; e, who is apart, stays with P. */
static const Sheets old = {.claims = HEADER "a,x,O,,,S,,,,,\na,,,paid,c,S,2024,alleged,,,k\nb,x,O,,,S,,,,,\n"
                                            "e,x,P,,,S,,,,,\n",
                           .sources = "id,title\nS,The Old Source\n"},
                    now = {.claims = HEADER "a,x,O,,,S,,,,,\na,,,paid,c,S,2024,charged,,,k\n"
                                            "d,x,O,,,T,,,,,\ne,x,P,,,S,,,,,\nc,,,no,,T,,,denies,k,\n"},
                    hostile = {.claims = HEADER "</title>|*a*,\"\"\"x\\,\",O,,,\u202ES,,,,,\n"};

static char *written(const TrDifference *difference, TrFormat format)
{
    TrDiffView view = {.difference = difference, .format = format};
    FILE *file = tmpfile();
    TrError err = {0};
    ck_assert_msg(tr_diff_write(&view, file, &err) == TR_OK, "%s", err.message);
    return stream_text(file, NULL);
}

START_TEST(nothing)
{
    Editions editions = compare_sheets(&old, &old);
    expect_text("nothing", written(&editions.difference, (TrFormat)_i), "");
    release_editions(&editions);
}
END_TEST

START_TEST(formats)
{
    static const char *const parts[TR_N_FORMATS][3] = {
        {"Statuses of claims: 1 changed\n  ~ alleged → charged: a: paid c (",
         "\n  + d – O (affiliation); reported; 1 claim of 1 origin\n", "Old: 4 rows = 4 claims + 0"},
        {"what,change,subject,field,old,new,note,old_place,new_place\nstatus,changed,",
         ",status,alleged,charged,,claims.csv:3,claims.csv:3\n", "entities,removed,b,,,,person,,\n"},
        {"\"status\":[\n{\"change\":\"changed\",", "\"old\":\"alleged\",\"new\":\"charged\"",
         "\"old\":{\"rows\":4,\"claims\":4,\"duplicates\":0,\"rejected\":0}"},
        {"# What changed\n", "\n- **alleged → charged**: a: paid c (", "A tie is a claim by a source"}};
    Editions editions = compare_sheets(&old, &now);
    char *text = written(&editions.difference, (TrFormat)_i);
    for (int i = 0; i < 3; i++)
        expect_part(text, parts[_i][i]);
    free(text);
    release_editions(&editions);
}
END_TEST

/* No format lets a text of the input act: no new line, no mark-up, no bidirectional control. */
START_TEST(hostile_texts)
{
    Editions editions = compare_sheets(&old, &hostile);
    char *text = written(&editions.difference, (TrFormat)_i);
    if (_i != TR_FORMAT_CSV) /* whose bytes are kept */
        expect_absent(text, "\u202E");
    if (_i == TR_FORMAT_MD) {
        expect_absent(text, "*a*");
        expect_part(text, "\\</title\\>\\|\\*a\\*");
    }
    if (_i == TR_FORMAT_JSON)
        expect_part(text, "\\\"x\\\\");
    free(text);
    release_editions(&editions);
}
END_TEST

/* Ties of the union in order, each behind its mark. The caller frees. */
static char *list_marked(const TrUnion *both)
{
    char *ties = list_ties(both->network), *text = NULL, *save = NULL;
    size_t length, n = 0;
    FILE *file = open_memstream(&text, &length);
    for (char *line = strtok_r(ties, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save))
        (void)fprintf(file, "%s: %s\n", tr_mark_name((TrMark)both->marks.ties[n++]), line);
    ck_assert_uint_eq(n, both->network->n_ties);
    ck_assert_int_eq(fclose(file), 0);
    free(ties);
    return text;
}

START_TEST(union_of_both)
{
    Editions editions = compare_sheets(&old, &now);
    TrUnion both = {.network = NULL};
    TrError err = {0};
    ck_assert_int_eq(tr_union_make(&editions.difference, &both, &err), TR_OK);
    expect_text("ties", list_marked(&both),
                "none: a -affiliation- O 1/1\nremoved: b -affiliation- O 1/1\n"
                "added: d -affiliation- O 1/1\nchanged: a -payment> c 1/1 charged 1 against\n");
    expect_text("nodes", list_nodes(both.network), "O\na\nb\nc\nd\n");
    ck_assert_uint_eq(both.marks.nodes[node_called(both.network, "b")], TR_MARK_REMOVED);
    ck_assert_uint_eq(both.marks.nodes[node_called(both.network, "d")], TR_MARK_ADDED);
    ck_assert_uint_eq(both.marks.nodes[node_called(both.network, "O")], TR_MARK_NONE);
    ck_assert_uint_eq(both.marks.n_ties[TR_MARK_NONE], 2);
    ck_assert_uint_eq(both.network->n_pairs, 4);
    ck_assert_uint_eq(both.network->n_against, 1);
    for (size_t i = 0; i < both.network->n_ties; i++) {
        const TrTie *tie = &both.network->ties[i];
        uint32_t claim = both.network->tie_claims[tie->first_claim];
        const char *source = tr_input_cell(&both.input, TR_CLAIMS, claim, TR_SOURCE);
        bool gone = both.marks.ties[i] == TR_MARK_REMOVED;
        if (gone) /* as the old sources.csv called it */
            ck_assert_str_eq(source, "The Old Source");
        if (both.marks.ties[i] == TR_MARK_CHANGED)
            ck_assert_int_eq(both.marks.was[i].standing, TR_ALLEGED);
    }
    tr_union_release(&both);
    release_editions(&editions);
}
END_TEST

static TrStatus write_again(void *context, TrError *err)
{
    const TrDiffView *view = context;
    FILE *file = tmpfile();
    TrStatus st = tr_diff_write(view, file, err);
    ck_assert_int_eq(fclose(file), 0);
    return st;
}

START_TEST(without_memory)
{
    Editions editions = compare_sheets(&old, &now);
    TrDiffView view = {.difference = &editions.difference, .format = (TrFormat)_i};
    ck_assert_uint_gt(starve(write_again, &view), 1);
    release_editions(&editions);
}
END_TEST

static TrStatus unite_again(void *context, TrError *err)
{
    TrUnion both = {.network = NULL};
    TrStatus st = tr_union_make(context, &both, err);
    tr_union_release(&both);
    return st;
}

START_TEST(union_without_memory)
{
    Editions editions = compare_sheets(&old, &now);
    ck_assert_uint_gt(starve(unite_again, &editions.difference), 15);
    release_editions(&editions);
}
END_TEST

Suite *suite_diff_report(void)
{
    Suite *suite = suite_create("diff_report");
    TCase *tcase = tcase_create("diff_report");
    tcase_add_loop_test(tcase, nothing, 0, TR_N_FORMATS);
    tcase_add_loop_test(tcase, formats, 0, TR_N_FORMATS);
    tcase_add_loop_test(tcase, hostile_texts, 0, TR_N_FORMATS);
    tcase_add_test(tcase, union_of_both);
    tcase_add_loop_test(tcase, without_memory, 0, TR_N_FORMATS);
    tcase_add_test(tcase, union_without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
