/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every fixed word in every language, with the same things to put into it. */
#include "draw/words.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/measures.h"
#include "picture_support.h"
#include "suites.h"

/* The placeholders of a phrase as a set of digits. */
static unsigned placeholders(const char *phrase)
{
    unsigned set = 0;

    for (const char *at = phrase; (at = strchr(at, '{')) != NULL; at++) {
        ck_assert(at[1] >= '1' && at[1] <= '9' && (at[2] == '}' || at[2] == '|'));
        if (at[2] == '|') { /* two forms, and an end */
            const char *bar = strchr(at + 3, '|'), *end = strchr(at, '}');
            ck_assert(bar != NULL && end != NULL && bar < end &&
                      memchr(bar + 1, '|', (size_t)(end - bar - 1)) == NULL);
        }
        set |= 1U << (at[1] - '0');
    }
    return set;
}

START_TEST(every_phrase_is_in_every_language)
{
    for (int phrase = 0; phrase < TR_N_PHRASES; phrase++) {
        for (int language = 0; language < TR_N_LANGUAGES; language++) {
            const char *text = tr_phrase((TrLanguage)language, (TrPhrase)phrase);
            ck_assert_msg(text != NULL && *text != '\0', "phrase %d in language %d", phrase, language);
            ck_assert_uint_eq(placeholders(text), placeholders(tr_phrase(TR_ENGLISH, (TrPhrase)phrase)));
        }
        if (strcmp(tr_phrase(TR_ENGLISH, (TrPhrase)phrase), "{1} {2}") != 0)
            ck_assert_str_ne(tr_phrase(TR_ENGLISH, (TrPhrase)phrase),
                             tr_phrase(TR_SPANISH, (TrPhrase)phrase));
    }
}
END_TEST

static const struct {
    TrPhrase phrase;
    TrLanguage language;
    size_t numbers[4];
    const char *expected;
} counted[] = {
    {TR_SAY_TIES_CLAIMS, TR_ENGLISH, {1, 1}, "1 tie, 1 claim"},
    {TR_SAY_TIES_CLAIMS, TR_ENGLISH, {1, 2}, "1 tie, 2 claims"},
    {TR_SAY_TIES_CLAIMS, TR_ENGLISH, {2, 1}, "2 ties, 1 claim"},
    {TR_SAY_TIES_CLAIMS, TR_ENGLISH, {0, 0}, "0 ties, 0 claims"},
    {TR_SAY_ALL_SHOWN, TR_ENGLISH, {1, 1, 1}, "The one entity and 1 of 1 tie are shown."},
    {TR_SAY_ALL_SHOWN, TR_ENGLISH, {2, 1, 2}, "All 2 entities and 1 of 2 ties are shown."},
    {TR_SAY_ALL_SHOWN, TR_SPANISH, {1, 0, 1}, "Se muestran la \u00FAnica entidad y 0 de 1 v\u00EDnculo."},
    {TR_SAY_DESCRIPTION,
     TR_ENGLISH,
     {1, 1, 1, 1},
     "1 entity and 1 tie between them, from 1 claim of 1 source."},
    {TR_SAY_DESCRIPTION,
     TR_SPANISH,
     {2, 1, 2, 1},
     "2 entidades y 1 v\u00EDnculo entre ellas, seg\u00FAn 2 afirmaciones de 1 fuente."},
    {TR_SAY_TIES_CONTESTED, TR_ENGLISH, {1}, "1 tie is contested."},
    {TR_SAY_TIES_CONTESTED, TR_SPANISH, {3}, "3 v\u00EDnculos est\u00E1n disputados."},
    {TR_SAY_WITHIN, TR_SPANISH, {1}, "1 v\u00EDnculo interno"},
    {TR_SAY_MORE_CLAIMS, TR_ENGLISH, {1}, "+1 more claim"},
    {TR_SAY_COLLAPSED, TR_ENGLISH, {1, 1}, "1 entity is drawn as 1 group."},
};

START_TEST(one_is_not_many)
{
    TrValue values[4] = {{NULL, 0}};
    TrBuilder text = {0};

    for (int i = 0; i < 4; i++)
        values[i].number = counted[_i].numbers[i];
    tr_phrase_put(&text, counted[_i].language, counted[_i].phrase, values);
    ck_assert_str_eq(text.text, counted[_i].expected);
    tr_builder_release(&text);
}
END_TEST

/* A word of ours that Spanish does not know would come back as it is. */
static void expect_translated(const char *word)
{
    char english[64], spanish[64];

    (void)tr_word(TR_ENGLISH, word, english, sizeof english);
    ck_assert_msg(tr_word(TR_SPANISH, word, spanish, sizeof spanish) != spanish, "'%s' has no Spanish", word);
}

START_TEST(every_status_and_measure_has_its_word)
{
    for (int i = 0; i < TR_N_STATUSES; i++)
        expect_translated(tr_status_info((TrClaimStatus)i)->words);
    for (size_t i = 0; i < tr_n_measures; i++)
        expect_translated(tr_measures[i].name);
}
END_TEST

/* Every kind, sector and layer that style.gv draws. */
START_TEST(every_kind_and_layer_has_its_word)
{
    static const char *const families[] = {"kind_", "sector_", "layer_"};
    char *style = file_text("graphs/style.gv", NULL);
    size_t n = 0;

    for (size_t i = 0; i < COUNT(families); i++) {
        for (const char *at = style; (at = strstr(at, families[i])) != NULL;) {
            char word[64];
            at += strlen(families[i]);
            (void)snprintf(word, sizeof word, "%.*s", (int)strspn(at, "abcdefghijklmnopqrstuvwxyz_"), at);
            if (*word == '\0') /* the comment at the head names the families */
                continue;
            expect_translated(word);
            n++;
        }
    }
    ck_assert_uint_ge(n, 45);
    free(style);
}
END_TEST

START_TEST(what_is_not_ours_stays)
{
    char buffer[8];

    ck_assert_str_eq(tr_word(TR_SPANISH, "naval_base", buffer, sizeof buffer), "naval b");
    ck_assert_str_eq(tr_word(TR_ENGLISH, "a_b", buffer, sizeof buffer), "a b");
}
END_TEST

START_TEST(puts_texts_and_numbers_in_their_places)
{
    TrBuilder out = {0};
    const TrValue values[] = {{"pagerank", 0}, {NULL, 3}, {NULL, 20}};

    tr_phrase_put(&out, TR_SPANISH, TR_SAY_RANK, values);
    ck_assert_str_eq(out.text, "pagerank: lugar 3 de 20");
    tr_builder_release(&out);
}
END_TEST

Suite *suite_words(void)
{
    Suite *suite = suite_create("words");
    TCase *tests = tcase_create("words");

    tcase_add_test(tests, every_phrase_is_in_every_language);
    tcase_add_loop_test(tests, one_is_not_many, 0, COUNT(counted));
    tcase_add_test(tests, every_status_and_measure_has_its_word);
    tcase_add_test(tests, every_kind_and_layer_has_its_word);
    tcase_add_test(tests, what_is_not_ours_stays);
    tcase_add_test(tests, puts_texts_and_numbers_in_their_places);
    suite_add_tcase(suite, tests);
    return suite;
}
