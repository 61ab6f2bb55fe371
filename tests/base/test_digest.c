/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/digest.h"
#include "suites.h"

/* The value for the empty text is that of the specification's implementation: XXH128 with seed 0, sanity
 * check of length 0. */
START_TEST(is_xxh3_of_128_bits)
{
    char digest[TR_DIGEST_BYTES], other[TR_DIGEST_BYTES];

    ck_assert_str_eq(tr_digest("", 0, digest), "99aa06d3014798d86001c324468d497f");
    ck_assert_str_ne(tr_digest("ab", 2, digest), tr_digest("ac", 2, other));
    ck_assert_str_eq(tr_digest("ab", 1, digest), tr_digest("a", 1, other));
}
END_TEST

Suite *suite_digest(void)
{
    Suite *suite = suite_create("digest");
    TCase *tests = tcase_create("digest");

    tcase_add_test(tests, is_xxh3_of_128_bits);
    suite_add_tcase(suite, tests);
    return suite;
}
