/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/suggest.h"

#include <string.h>

#include "suites.h"
#include "support.h"

static const struct {
    const char *a, *b;
    unsigned most, distance;
} distances[] = {
    {"", "", 9, 0},
    {"", "abc", 9, 3},
    {"abc", "", 9, 3},
    {"kitten", "sitting", 9, 3},  /* Levenshtein's textbook pair */
    {"sunday", "saturday", 9, 3}, /* Wagner and Fischer's */
    {"CA", "ABC", 9, 3},          /* restricted: unrestricted would be 2 */
    {"teh", "the", 9, 1},         /* a transposition is one */
    {"ab", "ba", 9, 1},
    {"abcd", "badc", 9, 2},
    {"Person", "pERSON", 9, 0},  /* case is ignored */
    {"kitten", "sitting", 2, 3}, /* most + 1 */
    {"kitten", "sitting", 3, 3},
    {"abcdefgh", "stuvwxyz", 4, 5},
};

START_TEST(test_distance)
{
    ck_assert_uint_eq(tr_edit_distance(distances[_i].a, distances[_i].b, distances[_i].most),
                      distances[_i].distance);
    ck_assert_uint_eq(tr_edit_distance(distances[_i].b, distances[_i].a, distances[_i].most),
                      distances[_i].distance);
}
END_TEST

START_TEST(test_very_long_words)
{
    char word[66], other[66];

    memset(word, 'a', 65);
    word[65] = '\0';
    memcpy(other, word, 66);
    ck_assert_uint_eq(tr_edit_distance(word, other, 3), 4); /* over 64 letters nothing is near */
    word[64] = other[64] = '\0';
    other[63] = 'b';
    ck_assert_uint_eq(tr_edit_distance(word, other, 3), 1);
}
END_TEST

static const char *const names[] = {"person", "role", "organization", "action", "target", "date", "url"};

static const char *name_of(const void *table, size_t i)
{
    return ((const char *const *)table)[i];
}

static const struct {
    const char *word, *suggestion;
} words[] = {
    {"persona", "person"},
    {"Persn", "person"},
    {"orgnization", "organization"},
    {"organisation", "organization"},
    {"roel", "role"},
    {"datum", NULL}, /* two letters of five: no slip */
    {"dat", "date"},
    {"ur", NULL}, /* two letters are too few to guess from */
    {"xyz", NULL},
    {"", NULL},
    {"tarjet", "target"},
    {"actions", "action"},
};

START_TEST(test_suggestion)
{
    const char *suggestion = tr_suggest(words[_i].word, name_of, names, (size_t)COUNT(names));

    if (words[_i].suggestion == NULL)
        ck_assert_ptr_null(suggestion);
    else
        ck_assert_str_eq(suggestion, words[_i].suggestion);
}
END_TEST

START_TEST(test_nearest_wins_then_first)
{
    static const char *const near[] = {"chargedd", "chargee", "charger"};

    ck_assert_str_eq(tr_suggest("chargeee", name_of, near, 3), "chargee");
    ck_assert_str_eq(tr_suggest("charge", name_of, near + 1, 2), "chargee");
    ck_assert_ptr_null(tr_suggest("charge", name_of, near, 0));
}
END_TEST

Suite *suite_suggest(void)
{
    Suite *suite = suite_create("suggest");
    TCase *tests = tcase_create("suggest");

    tcase_add_loop_test(tests, test_distance, 0, COUNT(distances));
    tcase_add_test(tests, test_very_long_words);
    tcase_add_loop_test(tests, test_suggestion, 0, COUNT(words));
    tcase_add_test(tests, test_nearest_wins_then_first);
    suite_add_tcase(suite, tests);
    return suite;
}
