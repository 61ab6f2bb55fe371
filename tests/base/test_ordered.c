/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/ordered.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "suites.h"
#include "support.h"

enum { NEVER = 1 << 30, LONG_BYTES = 700000 }; /* more than a buffer holds */

typedef struct {
    size_t fails_from, long_every; /* items */
} Items;

static TrStatus write_items(void *context, size_t worker, FILE *file, size_t first, size_t end, TrError *err)
{
    const Items *items = context;

    (void)worker;
    for (size_t i = first; i < end; i++) {
        if (i >= items->fails_from)
            return tr_fail(err, TR_BAD_INPUT, "item %zu", i);
        (void)fprintf(file, "%zu\n", i);
        for (size_t k = 0; i % items->long_every == items->long_every - 1 && k < LONG_BYTES; k++)
            (void)putc('x', file);
    }
    return TR_OK;
}

static TrOrdered ordered_of(FILE *file, Items *items, size_t n_items, size_t per_block, size_t n_workers)
{
    return (TrOrdered){file, n_items, per_block, n_workers, write_items, items};
}

/* Whether `text` is what one loop over the items writes. */
static bool is_whole(const char *text, size_t n_items, size_t long_every)
{
    for (size_t i = 0; i < n_items; i++) {
        char *end;
        if (strtoul(text, &end, 10) != i || *end != '\n')
            return false;
        text = end + 1;
        if (i % long_every == long_every - 1) {
            if (strspn(text, "x") != LONG_BYTES)
                return false;
            text += LONG_BYTES;
        }
    }
    return *text == '\0';
}

static const struct {
    size_t n_items, per_block, n_workers, long_every;
} cases[] = {
    {0, 1, 2, NEVER},     {1, 1, 2, NEVER},    {5, 1, 1, NEVER},  {5, 1, 8, NEVER}, {1000, 7, 2, NEVER},
    {1000, 3, 5, NEVER},  {1000, 999, 2, 400}, {40, 1, 2, 3},     {40, 4, 3, 1},    {6, 2, 1, 1},
    {20000, 1, 3, NEVER}, {1000, 1000, 4, 99}, {3, 1, 64, NEVER},
};

START_TEST(writes_in_order)
{
    FILE *file = tmpfile();
    Items items = {NEVER, cases[_i].long_every};
    TrOrdered ordered = ordered_of(file, &items, cases[_i].n_items, cases[_i].per_block, cases[_i].n_workers);
    TrError err = {0};
    char *text;

    ck_assert_int_eq(tr_ordered_write(&ordered, &err), TR_OK);
    text = stream_text(file, NULL);
    ck_assert(is_whole(text, cases[_i].n_items, cases[_i].long_every));
    free(text);
}
END_TEST

/* Whoever fails first in time: all items from 300 on do. */
START_TEST(the_first_failure_counts)
{
    for (int k = 0; k < 50; k++) {
        FILE *file = tmpfile();
        Items items = {300, NEVER};
        TrOrdered ordered = ordered_of(file, &items, 1000, 1 + (size_t)k, 1 + (size_t)_i);
        TrError err = {0};

        ck_assert_int_eq(tr_ordered_write(&ordered, &err), TR_BAD_INPUT);
        ck_assert_str_eq(err.message, "item 300");
        ck_assert_int_eq(tr_ordered_write(&ordered, NULL), TR_BAD_INPUT);
        (void)fclose(file);
    }
}
END_TEST

START_TEST(a_full_disk_stays_in_the_file)
{
    FILE *file = fopen("/dev/full", "w");
    Items items = {NEVER, 10};
    TrOrdered ordered = ordered_of(file, &items, 500, 5, 1 + (size_t)_i);
    TrError err = {0};

    ck_assert_int_eq(tr_ordered_write(&ordered, &err), TR_OK);
    ck_assert_int_eq(tr_stream_check(file, "it", &err), TR_IO);
    (void)fclose(file);
}
END_TEST

START_TEST(a_signal_ends_it)
{
    FILE *file = tmpfile();
    Items items = {NEVER, NEVER};
    TrOrdered ordered = ordered_of(file, &items, 500, 5, 1 + (size_t)_i);
    TrError err = {0};

    tr_interrupt_listen();
    (void)raise(SIGINT);
    ck_assert_int_eq(tr_ordered_write(&ordered, &err), TR_INTERRUPTED);
    (void)fclose(file);
}
END_TEST

static TrStatus write_it(void *context, TrError *err)
{
    return tr_ordered_write(context, err);
}

START_TEST(survives_want_of_memory)
{
    FILE *file = tmpfile();
    Items items = {NEVER, NEVER};
    TrOrdered ordered = ordered_of(file, &items, 500, 5, 3);

    ck_assert_uint_eq(starve(write_it, &ordered), 4); /* the workers, and a buffer for each */
    (void)fclose(file);
}
END_TEST

Suite *suite_ordered(void)
{
    Suite *suite = suite_create("ordered");
    TCase *tests = tcase_create("ordered");

    tcase_add_loop_test(tests, writes_in_order, 0, COUNT(cases));
    tcase_add_loop_test(tests, the_first_failure_counts, 0, 4);
    tcase_add_loop_test(tests, a_full_disk_stays_in_the_file, 0, 3);
    tcase_add_loop_test(tests, a_signal_ends_it, 0, 3);
    tcase_add_test(tests, survives_want_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
