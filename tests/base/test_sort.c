/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "suites.h"
#include "support.h"

typedef struct {
    uint64_t key;
    uint32_t value;
} Pair;

/* Values are the places before sorting, so this order is the stable one. */
static int by_key_then_place(const void *a, const void *b)
{
    const Pair *x = a, *y = b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->value < y->value ? -1 : x->value > y->value;
}

static const size_t sizes[] = {0, 1, 2, 3, 63, 64, 65, 66, 127, 1000, 2047, 2049, 4095, 4096, 10000, 200003};

/* How keys come about: all bits, few values, one value, one digit that varies, sorted, backwards. */
static uint64_t key_of(int way, size_t i, size_t n, uint64_t *chance)
{
    switch (way) {
    case 0:
        return random_next(chance);
    case 1:
        return random_below(chance, 7);
    case 2:
        return 0xFEDCBA9876543210u;
    case 3:
        return 0x8000000000000001u | random_below(chance, 2048) << 33;
    case 4:
        return i;
    case 5:
        return n - i;
    default:
        return random_next(chance) & 0xFFC0000000000FFFu;
    }
}
enum { N_WAYS = 7 };

START_TEST(test_like_qsort)
{
    size_t n = sizes[_i / N_WAYS];
    Pair *pairs = calloc(n + 1, sizeof *pairs);
    uint64_t *keys = calloc(n + 1, sizeof *keys), chance = (uint64_t)_i + 1;
    uint32_t *values = calloc(n + 1, sizeof *values);

    for (size_t i = 0; i < n; i++) {
        pairs[i] = (Pair){key_of(_i % N_WAYS, i, n, &chance), (uint32_t)i};
        keys[i] = pairs[i].key;
        values[i] = (uint32_t)i;
    }
    keys[n] = 0x5EED; /* must not be touched */
    qsort(pairs, n, sizeof *pairs, by_key_then_place);
    ck_assert_int_eq(tr_sort_keys(keys, values, n, NULL), TR_OK);
    for (size_t i = 0; i < n; i++)
        EXPECT(keys[i] == pairs[i].key && values[i] == pairs[i].value);
    ck_assert_uint_eq(keys[n], 0x5EED);
    free(pairs);
    free(keys);
    free(values);
}
END_TEST

START_TEST(test_nothing_at_all)
{
    ck_assert_int_eq(tr_sort_keys(NULL, NULL, 0, NULL), TR_OK);
}
END_TEST

static TrStatus sort_hundred(void *context, TrError *err)
{
    uint64_t keys[100];
    uint32_t values[100] = {0};

    (void)context;
    for (unsigned i = 0; i < 100; i++)
        keys[i] = 100 - i;
    return tr_sort_keys(keys, values, 100, err);
}

START_TEST(test_without_memory)
{
    ck_assert_uint_eq(starve(sort_hundred, NULL), 2);
}
END_TEST

Suite *suite_sort(void)
{
    Suite *suite = suite_create("sort");
    TCase *tests = tcase_create("sort");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_like_qsort, 0, COUNT(sizes) * N_WAYS);
    tcase_add_test(tests, test_nothing_at_all);
    tcase_add_test(tests, test_without_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
