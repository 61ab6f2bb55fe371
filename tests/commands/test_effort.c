/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is said of measures that take long, on standard error. */
#include "commands/effort.h"

#include <stdlib.h>
#include <unistd.h>

#include "suites.h"
#include "support.h"

/* Standard error goes into a file until it is read. */
static int real_stderr;
static FILE *caught;

static void catch_stderr(void)
{
    (void)fflush(stderr);
    ck_assert_ptr_nonnull(caught = tmpfile());
    ck_assert_int_ge(real_stderr = dup(STDERR_FILENO), 0);
    ck_assert_int_ge(dup2(fileno(caught), STDERR_FILENO), 0);
}

/* The caller frees it. */
static char *caught_text(void)
{
    (void)fflush(stderr);
    ck_assert_int_ge(dup2(real_stderr, STDERR_FILENO), 0);
    (void)close(real_stderr);
    return stream_text(caught, NULL);
}

static const struct {
    double seconds;
    const char *said;
} durations[] = {
    {0.99, ""},
    {1, "note: closeness will take about 1 s on one core; Ctrl-C ends it\n"},
    {89.4, "note: closeness will take about 89 s on one core; Ctrl-C ends it\n"},
    {90, "note: closeness will take about 2 min on one core; Ctrl-C ends it\n"},
    {1500, "note: closeness will take about 25 min on one core; Ctrl-C ends it\n"},
    {5400, "note: closeness will take about 1.5 h on one core; Ctrl-C ends it\n"},
    {11520, "note: closeness will take about 3.2 h on one core; Ctrl-C ends it\n"},
};

START_TEST(says_how_long_it_takes)
{
    const TrSettings settings = {.exact = true};
    const TrMeasure measure = {.name = "closeness"};
    TrEffort effort;
    TrError err = {0};
    char *text;

    ck_assert_int_eq(tr_effort_of(&settings, &effort, &err), TR_OK);
    catch_stderr();
    effort.say(&measure, durations[_i].seconds);
    text = caught_text();
    ck_assert_str_eq(text, durations[_i].said);
    free(text);
}
END_TEST

/* ---- of a ranking of three ---- */

#define SAMPLED                                                                                              \
    "note: betweenness is sampled from 500 pairs: with 95 % probability all its intervals hold at once; "    \
    "--exact takes about 7 s on one core\n"
#define OVERLAP "those whose intervals overlap cannot be told apart\n"

static const struct {
    uint32_t worst[3]; /* the best are 1, 2 and 3 */
    const char *said;
} settled[] = {
    {{2, 3, 3}, SAMPLED "note: by betweenness no rank is settled: " OVERLAP},
    {{1, 3, 3}, SAMPLED "note: by betweenness rank 1 is settled; behind it " OVERLAP},
    {{1, 2, 4}, SAMPLED "note: by betweenness ranks 1 to 2 are settled; behind them " OVERLAP},
    {{1, 2, 3}, SAMPLED},
};

START_TEST(says_which_ranks_are_settled)
{
    const TrMeasure measure = {.name = "betweenness"};
    const TrSettings loud = {.budget_seconds = 10}, quiet = {.quiet = true};
    double scores[] = {9, 5, 1};
    uint32_t places[] = {0, 1, 2}, best[] = {1, 2, 3}, worst[3];
    TrRankedMeasure ranked = {.measure = &measure,
                              .scores = scores,
                              .places = places,
                              .n_ranked = 3,
                              .n_samples = 500,
                              .samples = "pairs",
                              .cost = 7,
                              .best = best,
                              .worst = worst};
    TrRanking ranking = {.measures = &ranked, .n = 1};
    char *text;

    for (int i = 0; i < 3; i++)
        worst[i] = settled[_i].worst[i];
    catch_stderr();
    tr_effort_say(&ranking, &quiet);
    tr_effort_say(&ranking, &loud);
    text = caught_text();
    ck_assert_str_eq(text, settled[_i].said);
    free(text);
}
END_TEST

START_TEST(says_what_is_left_out)
{
    const TrMeasure measure = {.name = "constraint"};
    const TrSettings settings = {.budget_seconds = 10};
    TrRankedMeasure ranked = {.measure = &measure, .cost = 41.3};
    TrRanking ranking = {.measures = &ranked, .n = 1};
    char *text;

    catch_stderr();
    tr_effort_say(&ranking, &settings);
    text = caught_text();
    ck_assert_str_eq(text, "note: constraint is left out: it would take about 41 s, over the budget of 10 s; "
                           "--budget 0 computes it all the same\n");
    free(text);
}
END_TEST

Suite *suite_effort(void)
{
    Suite *suite = suite_create("effort");
    TCase *tests = tcase_create("effort");

    tcase_add_loop_test(tests, says_how_long_it_takes, 0, COUNT(durations));
    tcase_add_loop_test(tests, says_which_ranks_are_settled, 0, COUNT(settled));
    tcase_add_test(tests, says_what_is_left_out);
    suite_add_tcase(suite, tests);
    return suite;
}
