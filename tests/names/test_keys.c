/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys of many spellings: the same numbers as folding one after another gives, for any number of threads. */
#include "names/keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "suites.h"
#include "support.h"

enum { N_NAMES = 150000 }; /* more than the blocks that are folded at a time hold */

typedef struct {
    uint32_t spellings[N_NAMES], keys[N_NAMES];
    size_t n;
} Taken;

static TrStatus take(void *context, uint32_t spelling, uint32_t key, TrError *err)
{
    Taken *taken = context;

    (void)err;
    taken->spellings[taken->n] = spelling;
    taken->keys[taken->n++] = key;
    return TR_OK;
}

/* Every third name is another spelling of the one before; some are nothing but punctuation. */
static void spell(size_t i, char *text, size_t room)
{
    if (i % 1000 == 7)
        (void)snprintf(text, room, "%zu…!", i);
    else if (i % 1000 == 8)
        (void)snprintf(text, room, "%.*s", (int)(i / 1000 % 40) + 1,
                       "????????????????????????????????????????");
    else if (i % 3 == 2)
        (void)snprintf(text, room, "JOSE  munoz-%zu", i - 1);
    else
        (void)snprintf(text, room, "José Muñoz %zu", i);
}

static TrStrings *make_names(uint32_t *spellings)
{
    TrStrings *strings = tr_strings_new(NULL);
    char text[80];

    for (size_t i = 0; i < N_NAMES; i++) {
        spell(i, text, sizeof text);
        ck_assert_int_eq(tr_strings_add(strings, text, strlen(text), &spellings[i], NULL, NULL), TR_OK);
    }
    return strings;
}

/* One after another, by the folder itself. */
static uint32_t expected_key(TrStrings *keys, TrFolder *folder, const char *text)
{
    uint32_t key;

    ck_assert_int_eq(tr_fold(folder, text, strlen(text), NULL), TR_OK);
    if (folder->length > 0)
        text = folder->key;
    ck_assert_int_eq(tr_strings_add(keys, text, strlen(text), &key, NULL, NULL), TR_OK);
    return key;
}

static const size_t threads[] = {1, 2, 5};

START_TEST(test_as_one_after_another)
{
    uint32_t *spellings = calloc(N_NAMES, sizeof *spellings);
    Taken *taken = calloc(1, sizeof *taken);
    TrStrings *strings = make_names(spellings), *keys = tr_strings_new(NULL), *want = tr_strings_new(NULL);
    TrFolder folder = {0};

    ck_assert_int_eq(tr_keys_each(keys, strings, spellings, N_NAMES, threads[_i], take, taken, NULL), TR_OK);
    ck_assert_uint_eq(taken->n, N_NAMES);
    for (size_t i = 0; i < N_NAMES; i++) {
        uint32_t key = expected_key(want, &folder, tr_strings_text(strings, spellings[i]));

        if (taken->spellings[i] != spellings[i] || taken->keys[i] != key)
            ck_abort_msg("name %zu has key %u, not %u", i, taken->keys[i], key);
    }
    ck_assert_uint_eq(tr_strings_count(keys), tr_strings_count(want));
    tr_folder_release(&folder);
    tr_strings_free(strings);
    tr_strings_free(keys);
    tr_strings_free(want);
    free(spellings);
    free(taken);
}
END_TEST

START_TEST(test_none)
{
    TrStrings *keys = tr_strings_new(NULL);

    ck_assert_int_eq(tr_keys_each(keys, keys, NULL, 0, 2, take, NULL, NULL), TR_OK);
    tr_strings_free(keys);
}
END_TEST

typedef struct {
    TrStrings *strings;
    uint32_t spellings[N_NAMES];
    Taken *taken;
} Starved;

/* One thread, so that the n-th allocation is the same one in each run. */
static TrStatus attempt(void *context, TrError *err)
{
    Starved *it = context;
    TrStrings *keys = tr_strings_new(err);
    TrStatus st;

    if (keys == NULL)
        return TR_MEMORY;
    it->taken->n = 0;
    st = tr_keys_each(keys, it->strings, it->spellings, 3000, 1, take, it->taken, err);
    tr_strings_free(keys);
    return st;
}

START_TEST(test_without_memory)
{
    Starved *it = calloc(1, sizeof *it);

    it->taken = calloc(1, sizeof *it->taken);
    it->strings = make_names(it->spellings);
    ck_assert_uint_gt(starve(attempt, it), 5);
    ck_assert_uint_eq(it->taken->n, 3000);
    tr_strings_free(it->strings);
    free(it->taken);
    free(it);
}
END_TEST

Suite *suite_keys(void)
{
    Suite *suite = suite_create("keys");
    TCase *tests = tcase_create("keys");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_as_one_after_another, 0, COUNT(threads));
    tcase_add_test(tests, test_none);
    tcase_add_test(tests, test_without_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
