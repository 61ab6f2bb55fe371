/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/strings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "suites.h"
#include "support.h"

static uint32_t add(TrStrings *strings, const char *text, size_t length, bool *added)
{
    uint32_t id = TR_NO_ID;

    EXPECT(tr_strings_add(strings, text, length, &id, added, NULL) == TR_OK);
    return id;
}

START_TEST(test_empty_is_zero)
{
    TrStrings *strings = tr_strings_new(NULL);
    bool added = true;

    ck_assert_uint_eq(tr_strings_count(strings), 1);
    ck_assert_str_eq(tr_strings_text(strings, 0), "");
    ck_assert_uint_eq(add(strings, "", 0, &added), 0);
    ck_assert(!added);
    ck_assert_uint_eq(tr_strings_find(strings, "", 0), 0);
    ck_assert_uint_eq(tr_strings_find(strings, "a", 1), TR_NO_ID);
    tr_strings_free(strings);
    tr_strings_free(NULL);
}
END_TEST

/* Equal bytes, equal id; a NUL and what stands behind it count. */
START_TEST(test_bytes_decide)
{
    TrStrings *strings = tr_strings_new(NULL);
    bool added = false;
    uint32_t ab = add(strings, "ab", 2, &added), nul = add(strings, "ab\0", 3, NULL),
             other = add(strings, "ab\0x", 4, NULL);

    ck_assert(added);
    ck_assert_uint_ne(ab, nul);
    ck_assert_uint_ne(nul, other);
    ck_assert_uint_eq(add(strings, "abc", 2, &added), ab);
    ck_assert(!added);
    ck_assert_uint_eq(tr_strings_length(strings, other), 4);
    ck_assert_mem_eq(tr_strings_text(strings, other), "ab\0x", 5);
    ck_assert_uint_ne(add(strings, "AB", 2, NULL), ab);
    ck_assert_uint_eq(tr_strings_count(strings), 5);
    tr_strings_free(strings);
}
END_TEST

/* In steps it is the same. */
START_TEST(test_hashed)
{
    TrStrings *strings = tr_strings_new(NULL);
    uint32_t plain = add(strings, "ab", 2, NULL), id = TR_NO_ID;
    uint64_t hash = tr_strings_hash("abc", 2), other = tr_strings_hash("cd", 2);
    bool added = true;

    tr_strings_announce(strings, hash);
    tr_strings_announce(strings, other);
    ck_assert_int_eq(tr_strings_add_hashed(strings, "ab", 2, hash, &id, &added, NULL), TR_OK);
    ck_assert_uint_eq(id, plain);
    ck_assert(!added);
    ck_assert_int_eq(tr_strings_add_hashed(strings, "cd", 2, other, &id, &added, NULL), TR_OK);
    ck_assert(added);
    ck_assert_uint_eq(tr_strings_find(strings, "cd", 2), id);
    tr_strings_free(strings);
}
END_TEST

START_TEST(test_a_million)
{
    enum { N = 1000000 };
    TrStrings *strings = tr_strings_new(NULL);
    const char *early = NULL;
    char text[24];
    bool added;

    for (uint32_t i = 0; i < N; i++) {
        int length = snprintf(text, sizeof text, "%x name", i * 2654435761u); /* odd factor: all differ */

        EXPECT(add(strings, text, (size_t)length, &added) == i + 1);
        EXPECT(added);
        if (i == 0)
            early = tr_strings_text(strings, 1);
    }
    ck_assert_ptr_eq(early, tr_strings_text(strings, 1)); /* texts do not move */
    ck_assert_uint_eq(tr_strings_count(strings), N + 1);
    for (uint32_t i = 0; i < N; i++) {
        size_t length = (size_t)snprintf(text, sizeof text, "%x name", i * 2654435761u);

        EXPECT(tr_strings_find(strings, text, length) == i + 1);
        EXPECT(strcmp(tr_strings_text(strings, i + 1), text) == 0);
        EXPECT(add(strings, text, length, &added) == i + 1);
        EXPECT(!added);
    }
    ck_assert_uint_eq(tr_strings_count(strings), N + 1);
    ck_assert_uint_eq(tr_strings_find(strings, "no name", 7), TR_NO_ID);
    tr_strings_free(strings);
}
END_TEST

static TrStatus fill(void *context, TrError *err)
{
    TrStrings *strings = tr_strings_new(err);
    TrStatus st = strings == NULL ? TR_MEMORY : TR_OK;

    (void)context;
    for (uint32_t i = 0; i < 3000 && st == TR_OK; i++) {
        char text[16];
        int length = snprintf(text, sizeof text, "%u", i);
        uint32_t id;

        st = tr_strings_add(strings, text, (size_t)length, &id, NULL, err);
        /* what was added before a failure is still found */
        EXPECT(tr_strings_find(strings, "0", 1) == (i == 0 && st != TR_OK ? TR_NO_ID : 1));
    }
    tr_strings_free(strings);
    return st;
}

START_TEST(test_without_memory)
{
    ck_assert_uint_gt(starve(fill, NULL), 10);
}
END_TEST

/* ---- several threads at once ---- */

enum { N_THREADS = 4, N_MEETINGS = 60000, N_SHARED = 20000, LONG_BYTES = 3000000 };

typedef struct {
    TrStrings *strings;
    uint32_t places[N_THREADS][N_MEETINGS];
    atomic_uint n_added;
} Meeting;

/* Most texts are met by all threads, in another order by each; a few are longer than a chunk. */
static size_t text_to_meet(char *text, size_t thread, size_t i)
{
    uint64_t state = thread * N_MEETINGS + i;
    size_t number = random_below(&state, N_SHARED), n = (size_t)sprintf(text, "%zu", number);

    if (number > 0)
        return n;
    memset(text, 'x', LONG_BYTES);
    return LONG_BYTES;
}

static void meet_many(void *context, size_t thread)
{
    Meeting *meeting = context;
    char *text = malloc(LONG_BYTES);
    TrStringsRoom room = {0};

    tr_strings_hold(meeting->strings);
    for (size_t i = 0; i < N_MEETINGS; i++) {
        size_t length = text_to_meet(text, thread, i);
        bool added;

        EXPECT(tr_strings_expect(meeting->strings, 2, NULL) == TR_OK);
        EXPECT(tr_strings_meet(meeting->strings, &room, (TrSlice){text, length},
                               tr_strings_hash(text, length), &meeting->places[thread][i], &added,
                               NULL) == TR_OK);
        tr_strings_expect_no_more(meeting->strings, 2 - (size_t)added);
        atomic_fetch_add(&meeting->n_added, added);
    }
    tr_strings_let_go(meeting->strings);
    free(text);
}

START_TEST(test_threads)
{
    Meeting *meeting = calloc(1, sizeof *meeting);
    char *text = malloc(LONG_BYTES);
    TrStrings *strings = meeting->strings = tr_strings_new(NULL);

    tr_parallel(N_THREADS, N_THREADS, meet_many, meeting);
    ck_assert_uint_eq(tr_strings_count(strings), 1); /* none has an id yet */
    ck_assert_uint_eq(tr_strings_find(strings, "7", 1), TR_NO_ID);
    for (size_t thread = 0; thread < N_THREADS; thread++)
        for (size_t i = 0; i < N_MEETINGS; i++) {
            size_t length = text_to_meet(text, thread, i);
            TrMetText *met = tr_strings_met(strings, meeting->places[thread][i]);
            uint32_t id;

            EXPECT(met->length == length && memcmp(met->text, text, length) == 0);
            EXPECT(tr_strings_number(strings, met, &id, NULL) == TR_OK);
            EXPECT(id < tr_strings_count(strings) && tr_strings_text(strings, id) == met->text);
            EXPECT(tr_strings_find(strings, text, length) == id);
        }
    ck_assert_uint_eq(tr_strings_count(strings), 1 + meeting->n_added); /* each was added once */
    ck_assert_uint_ne(add(strings, "7", 1, NULL), TR_NO_ID);
    ck_assert_uint_eq(tr_strings_count(strings), 1 + meeting->n_added);
    tr_strings_free(strings);
    free(meeting);
    free(text);
}
END_TEST

Suite *suite_strings(void)
{
    Suite *suite = suite_create("strings");
    TCase *tests = tcase_create("strings");

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, test_empty_is_zero);
    tcase_add_test(tests, test_bytes_decide);
    tcase_add_test(tests, test_hashed);
    tcase_add_test(tests, test_a_million);
    tcase_add_test(tests, test_without_memory);
    tcase_add_test(tests, test_threads);
    suite_add_tcase(suite, tests);
    return suite;
}
