/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Many patterns at once: by hand, and against one by one. */
#include <stdlib.h>
#include <string.h>

#include "../suites.h"
#include "../support.h"
#include "names/aho_corasick.h"

enum { MOST_PATTERNS = 12, MOST_LENGTH = 6 };

static const struct {
    const char *patterns[MOST_PATTERNS];
    const char *text, *found; /* "from-to" of each occurrence, the next sought from where the last ended */
} cases[] = {
    {{"he", "she", "his", "hers"}, "ushers", "1-4"},
    {{"he", "she", "hers"}, "ahers", "1-5"},
    {{"ab", "abcd", "bc"}, "abce", "0-2"},
    {{"bcd", "abce"}, "abcd", "1-4"},
    {{"a", "ab", "abc"}, "abcab", "0-3 3-5"},
    {{"ana"}, "anana", "0-3"},
    {{"x"}, "", ""},
    {{"x"}, "aaa", ""},
    {{NULL}, "abc", ""},
    {{"\xc3\xb1", "n"}, "a\xc3\xb1o", "1-3"},
    {{" ana ", " beto "}, " ana beto ", "0-5"},
};

static size_t slices(const char *const *patterns, TrSlice *out, uint32_t *values)
{
    size_t n = 0;
    for (; n < MOST_PATTERNS && patterns[n] != NULL; n++) {
        out[n] = (TrSlice){patterns[n], strlen(patterns[n])};
        values[n] = (uint32_t)n;
    }
    return n;
}

START_TEST(test_by_hand)
{
    TrSlice patterns[MOST_PATTERNS];
    uint32_t values[MOST_PATTERNS];
    char found[200] = "";
    TrError err = {0};
    TrAhoCorasick *automaton =
        tr_aho_corasick_new(patterns, values, slices(cases[_i].patterns, patterns, values), &err);
    TrOccurrence it;
    ck_assert_ptr_nonnull(automaton);
    for (size_t at = 0; tr_aho_corasick_next(automaton, cases[_i].text, strlen(cases[_i].text), at, &it);
         at = it.to)
        (void)snprintf(found + strlen(found), sizeof found - strlen(found), "%s%zu-%zu", at > 0 ? " " : "",
                       it.from, it.to);
    ck_assert_str_eq(found, cases[_i].found);
    tr_aho_corasick_free(automaton);
}
END_TEST

/* The leftmost, longest, of equal patterns the first: by trying each at each place. */
static bool naive_next(const TrSlice *patterns, size_t n, const char *text, size_t length, size_t from,
                       TrOccurrence *found)
{
    for (size_t at = from; at < length; at++) {
        bool any = false;
        for (size_t i = 0; i < n; i++) {
            if (patterns[i].length > length - at ||
                memcmp(text + at, patterns[i].text, patterns[i].length) != 0 ||
                (any && patterns[i].length <= found->to - found->from))
                continue;
            *found = (TrOccurrence){at, at + patterns[i].length, (uint32_t)i};
            any = true;
        }
        if (any)
            return true;
    }
    return false;
}

/* Few letters, so that patterns hold, overlap and equal one another. */
START_TEST(test_against_one_by_one)
{
    uint64_t state = (uint64_t)_i + 1;
    for (int turn = 0; turn < 400; turn++) {
        char letters[MOST_PATTERNS][MOST_LENGTH], text[60];
        TrSlice patterns[MOST_PATTERNS];
        uint32_t values[MOST_PATTERNS];
        size_t n = random_below(&state, MOST_PATTERNS + 1), length = random_below(&state, sizeof text);
        TrOccurrence one = {0, 0, 0}, other = {0, 0, 0};
        TrAhoCorasick *automaton;
        bool found;
        for (size_t i = 0; i < n; i++) {
            patterns[i] = (TrSlice){letters[i], 1 + random_below(&state, MOST_LENGTH)};
            values[i] = (uint32_t)i;
            for (size_t k = 0; k < patterns[i].length; k++)
                letters[i][k] = (char)('a' + random_below(&state, 2 + (size_t)_i % 3));
        }
        for (size_t k = 0; k < length; k++)
            text[k] = (char)('a' + random_below(&state, 2 + (size_t)_i % 3));
        automaton = tr_aho_corasick_new(patterns, values, n, NULL);
        EXPECT(automaton != NULL);
        for (size_t at = 0; at <= length; at = one.to) {
            found = tr_aho_corasick_next(automaton, text, length, at, &one);
            EXPECT(found == naive_next(patterns, n, text, length, at, &other));
            if (!found)
                break;
            EXPECT(one.from == other.from && one.to == other.to && one.value == other.value);
        }
        tr_aho_corasick_free(automaton);
    }
}
END_TEST

static TrStatus make_starved(void *unused, TrError *err)
{
    const TrSlice patterns[] = {{"ana", 3}, {"beto", 4}};
    const uint32_t values[] = {1, 2};
    TrAhoCorasick *automaton = tr_aho_corasick_new(patterns, values, 2, err);
    (void)unused;
    tr_aho_corasick_free(automaton);
    return automaton == NULL ? err->status : TR_OK;
}

START_TEST(test_without_memory)
{
    ck_assert_uint_gt(starve(make_starved, NULL), 5);
}
END_TEST

Suite *suite_aho_corasick(void)
{
    Suite *suite = suite_create("aho_corasick");
    TCase *tcase = tcase_create("aho_corasick");
    tcase_add_loop_test(tcase, test_by_hand, 0, COUNT(cases));
    tcase_add_loop_test(tcase, test_against_one_by_one, 0, 6);
    tcase_add_test(tcase, test_without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
