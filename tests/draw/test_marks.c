/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/marks.h"

#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

#define PLAIN                                                                                                \
    {                                                                                                        \
        .n_claims = 1, .n_origins = 1, .counted = true                                                       \
    }

static const struct {
    TrMark mark;
    TrTie was, is;
    const char *words[TR_N_LANGUAGES];
} cases[] = {
    {TR_MARK_NONE, PLAIN, PLAIN, {"", ""}},
    {TR_MARK_ADDED, PLAIN, PLAIN, {"+ new", "+ nuevo"}},
    {TR_MARK_REMOVED, PLAIN, PLAIN, {"− gone", "− retirado"}},
    {TR_MARK_CHANGED,
     {.standing = TR_ALLEGED, .n_claims = 1},
     {.standing = TR_CHARGED, .n_claims = 2},
     {"alleged → charged", "presunto → imputado"}},
    {TR_MARK_CHANGED,
     PLAIN,
     {.n_claims = 3, .n_origins = 2, .counted = true},
     {"1 → 3 claims", "1 → 3 afirmaciones"}},
    {TR_MARK_CHANGED,
     PLAIN,
     {.n_claims = 1, .n_origins = 2, .counted = true},
     {"1 → 2 origins", "1 → 2 orígenes"}},
    {TR_MARK_CHANGED,
     PLAIN,
     {.n_claims = 1, .n_origins = 1, .n_against = 1, .counted = true},
     {"0 → 1 against", "0 → 1 en contra"}},
    {TR_MARK_CHANGED, PLAIN, {.n_claims = 1, .n_origins = 1}, {"counts no more", "ya no cuenta"}},
};

START_TEST(words)
{
    for (int language = 0; language < TR_N_LANGUAGES; language++) {
        TrTie was = cases[_i].was, is = cases[_i].is;
        uint8_t mark = (uint8_t)cases[_i].mark;
        TrMarks marks = {.ties = &mark, .was = &was};
        TrNetwork network = {.ties = &is, .n_ties = 1};
        TrBuilder label = {0};
        tr_mark_words(&label, &marks, &network, 0, (TrLanguage)language);
        ck_assert_str_eq(label.text == NULL ? "" : label.text, cases[_i].words[language]);
        tr_builder_release(&label);
    }
}
END_TEST

/* Only what is marked as gone, and only within its group. */
START_TEST(dashes)
{
    char svg[] = "<g id=\"a\" class=\"edge change-removed\"><path stroke-dasharray=\"5,2\"/>"
                 "<path stroke-dasharray=\"1,5\"/></g>"
                 "<g id=\"b\" class=\"edge change-added\"><path stroke-dasharray=\"5,2\"/></g>"
                 "<g id=\"change-removed\"><path stroke-dasharray=\"5,2\"/></g";
    tr_marks_lengthen_dashes(svg);
    ck_assert_uint_eq(count_parts(svg, "stroke-dasharray=\"9,3\""), 1);
    ck_assert_uint_eq(count_parts(svg, "stroke-dasharray=\"5,2\""), 2);
    expect_start(svg, "<g id=\"a\" class=\"edge change-removed\"><path stroke-dasharray=\"9,3\"/>");
}
END_TEST

/* No two marks are told apart by colour alone: width, dashes or what stands before the name differ too. */
START_TEST(more_than_colour)
{
    for (int a = 0; a < TR_N_MARKS; a++)
        for (int b = a + 1; b < TR_N_MARKS; b++) {
            TrAttributes ties[2] = {{0}, {0}};
            ck_assert_int_eq(tr_mark_tie((TrMark)a, &ties[0], NULL), TR_OK);
            ck_assert_int_eq(tr_mark_tie((TrMark)b, &ties[1], NULL), TR_OK);
            ck_assert_str_ne(tr_attributes_get(&ties[0], "penwidth"),
                             tr_attributes_get(&ties[1], "penwidth"));
            tr_attributes_release(&ties[0]);
            tr_attributes_release(&ties[1]);
        }
    ck_assert_str_eq(tr_mark_before_name(TR_MARK_ADDED), "+ ");
    ck_assert_str_eq(tr_mark_before_name(TR_MARK_REMOVED), "− ");
    ck_assert_str_eq(tr_mark_before_name(TR_MARK_NONE), "");
}
END_TEST

Suite *suite_marks(void)
{
    Suite *suite = suite_create("marks");
    TCase *tcase = tcase_create("marks");
    tcase_add_loop_test(tcase, words, 0, COUNT(cases));
    tcase_add_test(tcase, dashes);
    tcase_add_test(tcase, more_than_colour);
    suite_add_tcase(suite, tcase);
    return suite;
}
