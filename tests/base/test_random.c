/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The generators against the numbers that others publish for them. */
#include "../suites.h"
#include "../support.h"
#include "base/random.h"

/* Of seed 1234567: the task "Pseudo-random numbers/Splitmix64" of Rosetta Code. */
START_TEST(splitmix64)
{
    static const uint64_t expected[] = {6457827717110365317u, 3203168211198807973u, 9817491932198370423u,
                                        4593380528125082431u, 16408922859458223821u};
    uint64_t state = 1234567;
    for (int i = 0; i < COUNT(expected); i++)
        ck_assert_uint_eq(tr_splitmix64(&state), expected[i]);
}
END_TEST

/* Of the state 1, 2, 3, 4: the reference implementation, as the tests of Rust's rand_xoshiro quote it. */
START_TEST(xoshiro256)
{
    static const uint64_t expected[] = {11520u,
                                        0u,
                                        1509978240u,
                                        1215971899390074240u,
                                        1216172134540287360u,
                                        607988272756665600u,
                                        16172922978634559625u,
                                        8476171486693032832u,
                                        10595114339597558777u,
                                        2904607092377533576u};
    TrRandom random = {{1, 2, 3, 4}};
    for (int i = 0; i < COUNT(expected); i++)
        ck_assert_uint_eq(tr_random_next(&random), expected[i]);
}
END_TEST

START_TEST(streams)
{
    TrRandom one, same, other_stream, other_seed, swapped;
    tr_random_begin(&one, 1, 2);
    tr_random_begin(&same, 1, 2);
    tr_random_begin(&other_stream, 1, 3);
    tr_random_begin(&other_seed, 2, 2);
    tr_random_begin(&swapped, 2, 1);
    for (int i = 0; i < 1000; i++) {
        uint64_t number = tr_random_next(&one);
        EXPECT(number == tr_random_next(&same));
        EXPECT(number != tr_random_next(&other_stream));
        EXPECT(number != tr_random_next(&other_seed));
        EXPECT(number != tr_random_next(&swapped));
    }
}
END_TEST

/* 0 and 0 are a seed and a stream like others. */
START_TEST(zero)
{
    TrRandom random;
    uint64_t bits = 0;
    tr_random_begin(&random, 0, 0);
    for (int i = 0; i < 64; i++)
        bits |= tr_random_next(&random);
    ck_assert_uint_eq(bits, UINT64_MAX);
    ck_assert_uint_eq(tr_random_below(&random, 0), 0);
    ck_assert_uint_eq(tr_random_below(&random, 1), 0);
}
END_TEST

/* chi² of 60,000 draws over n boxes: its 1 - 1e-6 quantile for n - 1 degrees of freedom (scipy: chi2.ppf). */
static const struct {
    uint64_t n;
    double most;
} boxes[] = {{2, 23.93}, {3, 27.64}, {6, 35.89}, {10, 44.82}, {100, 180.8}};

START_TEST(below_is_even)
{
    enum { DRAWS = 60000 };
    TrRandom random;
    size_t counts[100] = {0};
    double n = (double)boxes[_i].n, sum = 0;
    tr_random_begin(&random, 7, (uint64_t)_i);
    for (int i = 0; i < DRAWS; i++) {
        uint64_t drawn = tr_random_below(&random, boxes[_i].n);
        EXPECT(drawn < boxes[_i].n);
        counts[drawn]++;
    }
    for (uint64_t k = 0; k < boxes[_i].n; k++)
        sum += ((double)counts[k] - DRAWS / n) * ((double)counts[k] - DRAWS / n) / (DRAWS / n);
    ck_assert_double_lt(sum, boxes[_i].most);
}
END_TEST

/* Where 2^64 is far from a multiple of n, plain scaling would be off by a third. */
START_TEST(below_of_many)
{
    enum { DRAWS = 60000 };
    const uint64_t n = 3ull << 62;
    TrRandom random;
    size_t thirds[3] = {0};
    tr_random_begin(&random, 8, 0);
    for (int i = 0; i < DRAWS; i++) {
        uint64_t drawn = tr_random_below(&random, n);
        EXPECT(drawn < n);
        thirds[drawn >> 62]++;
    }
    for (int i = 0; i < 3; i++)
        ck_assert_uint_lt(thirds[i], DRAWS / 3 + 600);
}
END_TEST

START_TEST(unit)
{
    enum { DRAWS = 60000 };
    TrRandom random;
    double sum = 0, low = 1, high = 0;
    tr_random_begin(&random, 9, 0);
    for (int i = 0; i < DRAWS; i++) {
        double drawn = tr_random_unit(&random);
        EXPECT(drawn >= 0 && drawn < 1);
        sum += drawn;
        low = drawn < low ? drawn : low;
        high = drawn > high ? drawn : high;
    }
    ck_assert_double_eq_tol(sum / DRAWS, 0.5, 0.006); /* five standard errors */
    ck_assert_double_lt(low, 0.001);
    ck_assert_double_gt(high, 0.999);
}
END_TEST

Suite *suite_random(void)
{
    Suite *suite = suite_create("random");
    TCase *tcase = tcase_create("random");
    tcase_add_test(tcase, splitmix64);
    tcase_add_test(tcase, xoshiro256);
    tcase_add_test(tcase, streams);
    tcase_add_test(tcase, zero);
    tcase_add_loop_test(tcase, below_is_even, 0, COUNT(boxes));
    tcase_add_test(tcase, below_of_many);
    tcase_add_test(tcase, unit);
    suite_add_tcase(suite, tcase);
    return suite;
}
