/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/kinds.h"

#include <string.h>

#include "suites.h"
#include "support.h"

static const char claims[] = "person,role,organization,action\nA,r,B,x\n";
static const char rules[] = "pattern,kind,sector\n"
                            "court,court,state\n"
                            "supreme court,top court,state\n"
                            "Cártel,cartel,crime\n"
                            "food court,mall,\n"
                            "???,nonsense,\n"
                            ",mall,trade\n" /* names only a kind's sector */
                            "tennis,club,\n"
                            "tennis x,club,sport\n"
                            "golf,club,other sport\n"
                            "aa bb,first,\n"
                            "bb cc,second,\n";

/* The kind of a folded name; NULL for none. */
static const struct {
    const char *key, *kind;
} names[] = {
    {"court", "court"},
    {"the court of appeal", "court"},
    {"supreme court", "top court"},
    {"the supreme court of x", "top court"},
    {"supreme food court", "mall"},
    {"courtyard", NULL}, /* whole words only */
    {"tennis courts", "club"},
    {"discourt court", "court"}, /* the second occurrence is a word */
    {"cartel de sinaloa", "cartel"},
    {"cartelera", NULL},
    {"aa bb cc", "first"}, /* of two rules of one length the first */
    {"nobody", NULL},
    {"", NULL},
};

static TrInput *input_with_rules(void)
{
    return input_of((NamedText[]){{"claims.csv", claims}, {"kinds.csv", rules}, {NULL, NULL}});
}

START_TEST(test_guess)
{
    TrInput *input = input_with_rules();
    TrKindRules *guesser = tr_kind_rules_new(input, NULL);
    uint32_t kind = tr_kind_guess(guesser, names[_i].key);

    if (names[_i].kind == NULL)
        ck_assert_uint_eq(kind, 0);
    else
        ck_assert_str_eq(tr_strings_text(input->strings, kind), names[_i].kind);
    tr_kind_rules_free(guesser);
    tr_kind_rules_free(NULL);
    tr_input_free(input);
}
END_TEST

static const struct {
    const char *kind, *sector;
} sectors[] = {
    {"court", "state"}, {"cartel", "crime"},  {"mall", "trade"}, {"club", "sport"},
    {"first", "other"}, {"unknown", "other"}, {"", "other"},
};

START_TEST(test_sector)
{
    TrInput *input = input_with_rules();

    ck_assert_str_eq(tr_kind_sector(input, sectors[_i].kind), sectors[_i].sector);
    tr_input_free(input);
}
END_TEST

/* The rules that come with trama. */
static const struct {
    const char *key, *kind;
} ours[] = {
    {"cartel de jalisco nueva generacion", "cartel"},
    {"jalisco new generation cartel", "cartel"},
    {"secretariat of security", "government"},
    {"ministry of finance", "government"},
    {"ismael zambada garcia", NULL},
};

START_TEST(test_ours)
{
    TrInput *input = input_of_claims(claims);
    TrKindRules *guesser = tr_kind_rules_new(input, NULL);
    uint32_t kind = tr_kind_guess(guesser, ours[_i].key);

    if (ours[_i].kind == NULL)
        ck_assert_uint_eq(kind, 0);
    else
        ck_assert_str_eq(tr_strings_text(input->strings, kind), ours[_i].kind);
    tr_kind_rules_free(guesser);
    tr_input_free(input);
}
END_TEST

START_TEST(test_rule_without_kind)
{
    TrInput *input = input_of(
        (NamedText[]){{"claims.csv", claims}, {"kinds.csv", "pattern,kind\nx,\ny,why\n"}, {NULL, NULL}});

    expect_accounts(input);
    ck_assert_ptr_nonnull(diagnostic_like(input, "kind is empty; expected the kind that the pattern"));
    ck_assert_uint_eq(input->tables[TR_KINDS].n, 1);
    tr_input_free(input);
}
END_TEST

Suite *suite_kinds(void)
{
    Suite *suite = suite_create("kinds");
    TCase *tests = tcase_create("kinds");

    tcase_add_loop_test(tests, test_guess, 0, COUNT(names));
    tcase_add_loop_test(tests, test_sector, 0, COUNT(sectors));
    tcase_add_loop_test(tests, test_ours, 0, COUNT(ours));
    tcase_add_test(tests, test_rule_without_kind);
    suite_add_tcase(suite, tests);
    return suite;
}
