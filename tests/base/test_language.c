/* SPDX-License-Identifier: MIT */
#include "base/language.h"

#include <string.h>

#include "base/terms.h"
#include "suites.h"

static const struct {
    const char *form, *expected;
    TrValue values[2];
} forms[] = {
    {"as it is", "as it is", {{NULL, 0}}},
    {"{1} of {2}", "a of 7", {{"a", 0}, {NULL, 7}}},
    {"{2} of {1}", "7 of a", {{"a", 0}, {NULL, 7}}},
    {"{1|one tie|# ties}", "one tie", {{NULL, 1}}},
    {"{1|one tie|# ties}", "0 ties", {{NULL, 0}}},
    {"{2} {2|tie|ties} {1}", "21 ties {1}", {{"{1}", 0}, {NULL, 21}}}, /* a value is no form */
};

START_TEST(a_form_takes_its_values)
{
    TrBuilder text = {0};
    tr_form_put(&text, forms[_i].form, forms[_i].values);
    ck_assert_str_eq(text.text, forms[_i].expected);
    tr_builder_release(&text);
}
END_TEST

START_TEST(slots_are_told)
{
    ck_assert_uint_eq(tr_form_slots("none"), 0);
    ck_assert_uint_eq(tr_form_slots("{1} {3}"), 5);
    ck_assert_uint_eq(tr_form_slots("{2|a|#}"), 2);
    ck_assert_uint_eq(tr_form_slots("{2|a}"), 1U << 9);
    ck_assert_uint_eq(tr_form_slots("{2|a|b|c}"), 1U << 9);
    ck_assert_uint_eq(tr_form_slots("{"), 1U << 9);
    ck_assert_uint_eq(tr_form_slots("{1"), 1U << 9);
}
END_TEST

START_TEST(a_sentence_is_in_every_language)
{
    static const char *const words[TR_N_LANGUAGES] = {" or ", " o "};
    TrSentence sentence = {0};
    tr_sentence_text(&sentence, "a");
    tr_sentence_put(&sentence, words, NULL);
    tr_sentence_text(&sentence, "b");
    ck_assert_str_eq(sentence.in[TR_ENGLISH].text, "a or b");
    ck_assert_str_eq(sentence.in[TR_SPANISH].text, "a o b");
    tr_sentence_clear(&sentence);
    ck_assert_str_eq(sentence.in[TR_SPANISH].text, "");
    tr_sentence_release(&sentence);
}
END_TEST

START_TEST(languages_have_names)
{
    for (int i = 0; i < TR_N_LANGUAGES; i++)
        ck_assert_int_eq(tr_language_find(tr_language_name((TrLanguage)i)), i);
    ck_assert_int_eq(tr_language_find("nahuatl"), -1);
}
END_TEST

START_TEST(every_term_is_in_every_language)
{
    for (size_t i = 0; tr_word_at(i, TR_ENGLISH) != NULL; i++) {
        ck_assert_str_ne(tr_word_at(i, TR_ENGLISH), "");
        ck_assert_msg(tr_word_at(i, TR_SPANISH) != NULL && *tr_word_at(i, TR_SPANISH) != '\0', "%s",
                      tr_word_at(i, TR_ENGLISH));
    }
}
END_TEST

Suite *suite_language(void)
{
    Suite *suite = suite_create("language");
    TCase *tc = tcase_create("all");
    tcase_add_loop_test(tc, a_form_takes_its_values, 0, sizeof forms / sizeof *forms);
    tcase_add_test(tc, slots_are_told);
    tcase_add_test(tc, a_sentence_is_in_every_language);
    tcase_add_test(tc, languages_have_names);
    tcase_add_test(tc, every_term_is_in_every_language);
    suite_add_tcase(suite, tc);
    return suite;
}
