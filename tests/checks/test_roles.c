/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the words of a role say. */
#include <string.h>

#include "../suites.h"
#include "../support.h"
#include "checks/roles.h"

static const struct {
    const char *role, *post, *rest; /* the role folded */
    TrTenure tenure;
    bool single;
} cases[] = {
    {"president", "president", "", TR_TENURE_PLAIN, true},
    {"presidenta", "president", "", TR_TENURE_PLAIN, true},
    {"former president", "president", "", TR_TENURE_FORMER, false},
    {"the former president", "president", "", TR_TENURE_FORMER, false},
    {"ex president", "president", "", TR_TENURE_FORMER, false},
    {"expresidente", "president", "", TR_TENURE_FORMER, false},
    {"secretary of defense", "secretary", "defense", TR_TENURE_PLAIN, true},
    {"defense secretary", "secretary", "defense", TR_TENURE_PLAIN, true},
    {"secretario de seguridad publica", "secretary", "publica seguridad", TR_TENURE_PLAIN, true},
    {"secretary", "secretary", "", TR_TENURE_PLAIN, false},
    {"the leader", "leader", "", TR_TENURE_THE_ONE, true},
    {"a leader", "leader", "", TR_TENURE_ONE_OF_MANY, false},
    {"leader", "leader", "", TR_TENURE_PLAIN, false},
    {"el lider", "leader", "", TR_TENURE_THE_ONE, true},
    {"one of the chiefs", "", "chiefs one", TR_TENURE_PLAIN, false},
    {"deputy attorney general", "attorney general", "deputy", TR_TENURE_PLAIN, false},
    {"us attorney general", "attorney general", "us", TR_TENURE_PLAIN, true},
    {"presidente municipal", "mayor", "", TR_TENURE_PLAIN, true},
    {"chief executive officer", "chief executive", "", TR_TENURE_PLAIN, true},
    {"president elect", "president", "elect", TR_TENURE_PLAIN, false},
    {"former drug lord", "", "drug lord", TR_TENURE_FORMER, false},
    {"member", "", "member", TR_TENURE_PLAIN, false},
    {"secret agent", "", "agent secret", TR_TENURE_PLAIN, false},
    {"", "", "", TR_TENURE_PLAIN, false},
};

START_TEST(test_role)
{
    TrError err = {0};
    TrStrings *words = tr_strings_new(&err);
    TrRole role;
    ck_assert_int_eq(tr_role_read(cases[_i].role, words, &role, &err), TR_OK);
    ck_assert_str_eq(tr_strings_text(words, role.post), cases[_i].post);
    ck_assert_str_eq(tr_strings_text(words, role.rest), cases[_i].rest);
    ck_assert_int_eq(role.tenure, cases[_i].tenure);
    ck_assert_int_eq(role.single, cases[_i].single);
    tr_strings_free(words);
}
END_TEST

/* Each pattern of the table is found in itself; a sentence is a role of its own. */
START_TEST(test_table)
{
    TrError err = {0};
    TrStrings *words = tr_strings_new(&err);
    char sentence[500] = "";
    TrRole role;
    for (size_t i = 0; tr_role_pattern(i) != NULL; i++) {
        ck_assert_int_eq(tr_role_read(tr_role_pattern(i), words, &role, &err), TR_OK);
        ck_assert_uint_ne(role.post, 0);
        ck_assert_uint_eq(role.rest, 0);
    }
    while (strlen(sentence) < 450)
        (void)strcat(sentence, "president ");
    ck_assert_int_eq(tr_role_read(sentence, words, &role, &err), TR_OK);
    ck_assert_uint_eq(role.post, 0);
    ck_assert_str_eq(tr_strings_text(words, role.rest), sentence);
    tr_strings_free(words);
}
END_TEST

Suite *suite_roles(void)
{
    Suite *suite = suite_create("roles");
    TCase *tcase = tcase_create("roles");
    tcase_add_loop_test(tcase, test_role, 0, COUNT(cases));
    tcase_add_test(tcase, test_table);
    suite_add_tcase(suite, tcase);
    return suite;
}
