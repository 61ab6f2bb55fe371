/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/vocabulary.h"

#include "suites.h"
#include "support.h"

/* The words and lines of DESIGN.md ("status") and MEASURES.md ("Pictures"). */
static const struct {
    const char *word;
    TrClaimStatus status;
    TrLine line;
    bool clears;
} statuses[] = {
    {"rumoured", TR_RUMOURED, TR_LINE_TENTATIVE, false},
    {"reported", TR_REPORTED, TR_LINE_UNCONFIRMED, false},
    {"alleged", TR_ALLEGED, TR_LINE_TENTATIVE, false},
    {"under_investigation", TR_UNDER_INVESTIGATION, TR_LINE_TENTATIVE, false},
    {"wanted", TR_WANTED, TR_LINE_UNCONFIRMED, false},
    {"sanctioned", TR_SANCTIONED, TR_LINE_UNCONFIRMED, false},
    {"charged", TR_CHARGED, TR_LINE_UNCONFIRMED, false},
    {"convicted", TR_CONVICTED, TR_LINE_CONFIRMED, false},
    {"acquitted", TR_ACQUITTED, TR_LINE_CLEARED, true},
    {"dismissed", TR_DISMISSED, TR_LINE_CLEARED, true},
    {"overturned", TR_OVERTURNED, TR_LINE_CLEARED, true},
    {"retracted", TR_RETRACTED, TR_LINE_CLEARED, true},
};

START_TEST(test_status)
{
    ck_assert_int_eq(tr_status_find(statuses[_i].word), (int)statuses[_i].status);
    ck_assert_str_eq(tr_status_info(statuses[_i].status)->name, statuses[_i].word);
    ck_assert_int_eq(tr_status_info(statuses[_i].status)->line, statuses[_i].line);
    ck_assert_int_eq(tr_status_clears(statuses[_i].status), statuses[_i].clears);
}
END_TEST

START_TEST(test_weights_order_all)
{
    ck_assert_int_eq(COUNT(statuses), TR_N_STATUSES);
    for (int a = 0; a < TR_N_STATUSES; a++) {
        const TrStatusInfo *info = tr_status_info((TrClaimStatus)a);

        for (int b = 0; b < a; b++) {
            const TrStatusInfo *other = tr_status_info((TrClaimStatus)b);

            ck_assert_int_ne(info->weight, other->weight);
            if (tr_status_clears((TrClaimStatus)a) != tr_status_clears((TrClaimStatus)b))
                ck_assert(tr_status_clears((TrClaimStatus)a) == (info->weight < other->weight));
        }
    }
    ck_assert_int_lt(tr_status_info(TR_RUMOURED)->weight, tr_status_info(TR_ALLEGED)->weight);
    ck_assert_int_lt(tr_status_info(TR_CHARGED)->weight, tr_status_info(TR_CONVICTED)->weight);
}
END_TEST

static const struct {
    const char *word;
    int status, stance;
    const char *status_near, *stance_near;
} words[] = {
    {"", TR_REPORTED, TR_SUPPORTS, NULL, NULL},
    {"CHARGED", TR_CHARGED, -1, "charged", NULL},
    {"supports", -1, TR_SUPPORTS, NULL, "supports"},
    {"Denies", -1, TR_DENIES, NULL, "denies"},
    {"corrects", -1, TR_CORRECTS, NULL, "corrects"},
    {"convictd", -1, -1, "convicted", NULL},
    {"rumored", -1, -1, "rumoured", NULL},
    {"denys", -1, -1, NULL, NULL}, /* two letters of five */
    {"denie", -1, -1, NULL, "denies"},
    {"under investigation", -1, -1, "under_investigation", NULL},
    {"guilty", -1, -1, NULL, NULL},
};

static void expect_text(const char *got, const char *expected)
{
    if (expected == NULL)
        ck_assert_ptr_null(got);
    else
        ck_assert_str_eq(got, expected);
}

START_TEST(test_word)
{
    ck_assert_int_eq(tr_status_find(words[_i].word), words[_i].status);
    ck_assert_int_eq(tr_stance_find(words[_i].word), words[_i].stance);
    expect_text(tr_status_suggest(words[_i].word), words[_i].status_near);
    expect_text(tr_stance_suggest(words[_i].word), words[_i].stance_near);
}
END_TEST

START_TEST(test_stance_name)
{
    static const char *const names[] = {"supports", "denies", "corrects"};

    ck_assert_str_eq(tr_stance_name((TrStance)_i), names[_i]);
}
END_TEST

Suite *suite_vocabulary(void)
{
    Suite *suite = suite_create("vocabulary");
    TCase *tests = tcase_create("vocabulary");

    tcase_add_loop_test(tests, test_status, 0, COUNT(statuses));
    tcase_add_test(tests, test_weights_order_all);
    tcase_add_loop_test(tests, test_word, 0, COUNT(words));
    tcase_add_loop_test(tests, test_stance_name, 0, TR_N_STANCES);
    suite_add_tcase(suite, tests);
    return suite;
}
