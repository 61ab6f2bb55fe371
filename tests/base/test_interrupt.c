/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "suites.h"
#include "support.h"

static const int signals[] = {SIGINT, SIGTERM};

/* Each test has a process of its own, so that the flag of one is not seen by another. */
START_TEST(test_flag)
{
    TrError err = {0};
    ck_assert_int_eq(tr_interrupted(), 0);
    ck_assert_int_eq(tr_interrupt_check(&err), TR_OK);
    tr_interrupt_listen();
    (void)raise(signals[_i]);
    ck_assert_int_eq(tr_interrupted(), signals[_i]);
    ck_assert_int_eq(tr_interrupt_check(&err), TR_INTERRUPTED);
    ck_assert_int_eq(err.status, TR_INTERRUPTED);
}
END_TEST

START_TEST(test_ignored_stays_ignored)
{
    (void)signal(SIGINT, SIG_IGN);
    tr_interrupt_listen();
    (void)raise(SIGINT);
    ck_assert_int_eq(tr_interrupted(), 0);
}
END_TEST

START_TEST(test_second_signal_at_once_is_the_same_one)
{
    tr_interrupt_listen();
    (void)raise(SIGINT);
    (void)raise(SIGINT);
    ck_assert_int_eq(tr_interrupted(), SIGINT);
}
END_TEST

START_TEST(test_impatience_ends_the_process)
{
    tr_interrupt_listen();
    (void)raise(SIGINT);
    (void)sleep(3);
    (void)raise(SIGINT);
}
END_TEST

START_TEST(test_nothing_is_put_in_place)
{
    TrFile out;
    TrError err = {0};
    char path[] = "/tmp/trama-interrupt-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(path));
    ck_assert_int_eq(chdir(path), 0);
    tr_interrupt_listen();
    ck_assert_int_eq(tr_file_begin(&out, "ranking.csv", &err), TR_OK);
    (void)fputs("half", out.file);
    (void)raise(SIGINT);
    ck_assert_int_eq(tr_file_commit(&out, &err), TR_INTERRUPTED);
    ck_assert_int_ne(access("ranking.csv", F_OK), 0);
    ck_assert_int_eq(rmdir(path), 0); /* not even a neighbour is left */
}
END_TEST

Suite *suite_interrupt(void)
{
    Suite *suite = suite_create("interrupt");
    TCase *tcase = tcase_create("interrupt");
    tcase_add_loop_test(tcase, test_flag, 0, sizeof signals / sizeof *signals);
    tcase_add_test(tcase, test_ignored_stays_ignored);
    tcase_add_test(tcase, test_second_signal_at_once_is_the_same_one);
    tcase_add_test_raise_signal(tcase, test_impatience_ends_the_process, SIGINT);
    tcase_add_test(tcase, test_nothing_is_put_in_place);
    suite_add_tcase(suite, tcase);
    return suite;
}
