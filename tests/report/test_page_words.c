/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every sentence that reports say has both languages, with the same things to put into it; and what the
 * input's readers say of it, in English, is known again. */
#include "report/page_words.h"

#include <stdio.h>
#include <string.h>

#include "analysis/measures.h"
#include "checks/disagreements.h"
#include "checks/words.h"
#include "claims/checks.h"
#include "claims/input.h"
#include "draw/filter.h"
#include "report/input_messages.h"
#include "report/sentences.h"
#include "suites.h"

static void expect_both(const char *const forms[TR_N_LANGUAGES])
{
    ck_assert_ptr_nonnull(forms[TR_ENGLISH]);
    for (int i = 0; i < TR_N_LANGUAGES; i++) {
        ck_assert_msg(forms[i] != NULL && *forms[i] != '\0', "%s", forms[TR_ENGLISH]);
        ck_assert_msg(tr_form_slots(forms[i]) < 1U << 9, "%s", forms[i]);
        ck_assert_msg(tr_form_slots(forms[i]) == tr_form_slots(forms[TR_ENGLISH]), "%s", forms[i]);
    }
}

START_TEST(every_sentence_is_in_both)
{
    const TrPageWord *word;
    for (size_t i = 0; (word = tr_page_word_at(i)) != NULL; i++)
        expect_both(word->in);
    for (size_t i = 0; i < TR_N_SAYS; i++)
        expect_both(tr_says[i]);
    for (size_t i = 0; i < TR_N_FOUND; i++)
        expect_both(tr_found_phrases[i]);
    for (size_t i = 0; tr_input_message_at(i) != NULL; i++) {
        expect_both(tr_input_message_at(i));
        ck_assert_str_ne(tr_input_message_at(i)[TR_ENGLISH], tr_input_message_at(i)[TR_SPANISH]);
    }
    for (int i = 1; i < TR_N_REASONS; i++)
        ck_assert_str_ne(tr_reason_words((TrReason)i, TR_ENGLISH), tr_reason_words((TrReason)i, TR_SPANISH));
}
END_TEST

START_TEST(a_name_stands_once)
{
    const TrPageWord *one, *other;
    for (size_t i = 0; (one = tr_page_word_at(i)) != NULL; i++)
        for (size_t k = i + 1; (other = tr_page_word_at(k)) != NULL; k++)
            ck_assert_str_ne(one->name, other->name);
    ck_assert_str_eq(tr_page_say(TR_SPANISH, "no such name"), "no such name");
    ck_assert_str_eq(tr_page_say(TR_SPANISH, "title"), "Informe de relaciones");
}
END_TEST

static const TrPageWord *named(const char *family, const char *name)
{
    char full[120];
    const TrPageWord *word = NULL;
    (void)snprintf(full, sizeof full, "%s-%s", family, name);
    for (size_t i = 0; (word = tr_page_word_at(i)) != NULL && strcmp(word->name, full) != 0;)
        i++;
    ck_assert_msg(word != NULL, "%s has no words", full);
    return word;
}

START_TEST(names_in_the_data_have_words)
{
    for (size_t i = 0; i < tr_n_measures; i++) /* the English is the measure's own */
        ck_assert_str_eq(named("help", tr_measures[i].name)->in[TR_ENGLISH], tr_measures[i].help);
    for (size_t i = 0; i < tr_n_rules; i++)
        (void)named("check", tr_rules[i].name);
    for (int part = 0; part < TR_N_PARTS; part++)
        (void)named("part", tr_part_info((TrPart)part)->name);
}
END_TEST

/* ---- what is said of the input ---- */

static const struct {
    TrCheck check;
    const char *cell;
} bad_cells[] = {
    {TR_CHECK_DATE, "3/4/2025"},
    {TR_CHECK_DATE, "soon"},
    {TR_CHECK_DATE, "0000"},
    {TR_CHECK_DATE, "2025-x"},
    {TR_CHECK_DATE, "2025-13"},
    {TR_CHECK_DATE, "2025-02-y"},
    {TR_CHECK_DATE, "2025-02-30"},
    {TR_CHECK_DATE, "2025-02-03 at noon"},
    {TR_CHECK_DATE, "2025/2026/2027"},
    {TR_CHECK_DATE, "2026/2025"},
    {TR_CHECK_CONFIDENCE, "2"},
    {TR_CHECK_WEIGHT, "-1"},
    {TR_CHECK_SIGN, "*"},
    {TR_CHECK_STATUS, "alegged"},
    {TR_CHECK_STATUS, "zzzzzzzzzzzz"},
    {TR_CHECK_STANCE, "denys"},
    {TR_CHECK_STANCE, "qqqqqqqqqqq"},
    {TR_CHECK_GRADE, "Z9"},
    {TR_CHECK_URL, "ftp://x"},
    {TR_CHECK_YES_NO, "perhaps"},
    {TR_CHECK_COLUMN, "persn"},
    {TR_CHECK_COLUMN, "qqqqqqqqqqqqqq"},
};

START_TEST(what_is_wrong_with_a_cell_is_known)
{
    char problem[600];
    TrBuilder said = {0};
    ck_assert_int_ne(tr_cell_check(bad_cells[_i].check, bad_cells[_i].cell, problem, sizeof problem),
                     TR_CELL_GOOD);
    ck_assert_msg(tr_input_message_is_known(problem), "%s", problem);
    tr_input_message_put(&said, TR_SPANISH, problem);
    ck_assert_ptr_nonnull(strstr(said.text, bad_cells[_i].cell));
    ck_assert_str_ne(said.text, problem);
    tr_builder_release(&said);
}
END_TEST

static const struct {
    const char *message, *expected;
} messages[] = {
    {"no claim names 'Ana'", "ninguna afirmación nombra a «Ana»"},
    {"the row has 3 fields; expected 2, as in the header: 'a,b,c'",
     "el renglón tiene 3 campos; se esperaban 2, como en el encabezado: «a,b,c»"},
    {"alias 'A' names 'B' already, at entities.csv:3: it stays with that one",
     "el alias «A» ya nombra a «B», en entities.csv:3: se queda con esa entidad"},
    /* what is quoted may hold fixed words, slots and quotes */
    {"no claim names 'no claim names ''{1}'", "ninguna afirmación nombra a «no claim names ''{1}»"},
    {"'x' is neither yes nor no' is neither yes nor no", "«x' is neither yes nor no» no es yes ni no"},
    /* what nobody knows stays */
    {"something new", "something new"},
    {"", ""},
};

START_TEST(a_message_is_said_in_spanish)
{
    TrBuilder said = {0};
    tr_input_message_put(&said, TR_SPANISH, messages[_i].message);
    ck_assert_str_eq(said.text, messages[_i].expected);
    tr_build_clear(&said);
    tr_input_message_put(&said, TR_ENGLISH, messages[_i].message);
    ck_assert_str_eq(said.text, messages[_i].message);
    tr_builder_release(&said);
}
END_TEST

Suite *suite_page_words(void)
{
    Suite *suite = suite_create("page_words");
    TCase *tc = tcase_create("all");
    tcase_add_test(tc, every_sentence_is_in_both);
    tcase_add_test(tc, a_name_stands_once);
    tcase_add_test(tc, names_in_the_data_have_words);
    tcase_add_loop_test(tc, what_is_wrong_with_a_cell_is_known, 0, sizeof bad_cells / sizeof *bad_cells);
    tcase_add_loop_test(tc, a_message_is_said_in_spanish, 0, sizeof messages / sizeof *messages);
    suite_add_tcase(suite, tc);
    return suite;
}
