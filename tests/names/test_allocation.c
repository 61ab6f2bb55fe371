/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From CSV to names with the n-th allocation failing, for every n: an error, no crash, no leak, and never a
 * row rejected for want of memory. The index of a test is the number of threads. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "claims/origins.h"
#include "names/names.h"
#include "suites.h"
#include "support.h"

static const char *folder;

static TrStatus use(TrInput *input, TrError *err)
{
    TrOrigins origins = {0};
    TrNames names = {0};
    TrSpellings list = {0};
    uint32_t entity;
    FILE *file = fopen("/dev/null", "w");
    TrStatus st = tr_origins_resolve(input, &origins, err);

    if (st == TR_OK)
        st = tr_names_resolve(input, false, &names, err);
    if (st == TR_OK)
        st = tr_names_spellings(input, &names, &list, err);
    if (st == TR_OK)
        st = tr_names_find(input, &names, "eva", &entity, err);
    if (st == TR_OK)
        st = tr_rejected_write(&input->rejected, input->strings, file, err);
    (void)fclose(file);
    tr_spellings_release(&list);
    tr_names_release(&names);
    tr_origins_release(&origins);
    return st;
}

static TrStatus read_and_use(void *context, TrError *err)
{
    TrInput *input = NULL;
    TrStatus st = tr_input_read_threads(&folder, 1, *(const size_t *)context, &input, err);

    EXPECT(st != TR_OK || input != NULL);
    if (input != NULL) { /* what was counted holds even then */
        TrAccount account = tr_input_account(input);

        EXPECT(account.rejected <= 3);
        EXPECT(st != TR_OK || account.rejected == 3);
    }
    if (st == TR_OK)
        st = use(input, err);
    tr_input_free(input);
    return st;
}

START_TEST(test_starved)
{
    static char long_claims[200000];
    size_t n_threads = (size_t)_i;
    size_t n = (size_t)sprintf(long_claims,
                               "person,role,organization,action,source,mine,handling,stance,about,url\n"
                               "Ana,r,Bank,paid,s,1,,,,x.org\nANA,r,Bank,paid,t,,,,,\n\"open,r,Bank,x\n"
                               "Ana,r,Bank\n,r,,x,,,,,,\nAna,r,Bank,paid,t,,,,,\nAna,r,Bank,paid,t,,,,,\n"
                               "Eva,r,Ana,paid,,,,denies,7,\n\"E\nva\",r,Bank,x,,,h,,,\nZoe,r,Bank,\"");

    memset(long_claims + n, 'z', 150000); /* a field of several blocks */
    n += 150000;
    n += (size_t)sprintf(long_claims + n, "\",,,,,,\n");
    folder = temp_path("case");
    ck_assert_int_eq(mkdir(folder, 0777), 0);
    temp_write(temp_path("case/claims.csv"), long_claims, n);
    temp_write(temp_path("case/entities.csv"),
               TEXT("name,aliases,parent\nBank,B.A.N.K|Ana,State\nState,,Bank\nBank,,\n"));
    temp_write(temp_path("case/sources.csv"), TEXT("id,origin\ns,agency\n"));
    temp_write(temp_path("case/kinds.csv"), TEXT("pattern,kind\nbank,bank\n"));
    temp_write(temp_path("case/actions.csv"), TEXT("pattern,layer\npaid,money\n"));
    folder = temp_path("case");
    ck_assert_uint_gt(starve(read_and_use, &n_threads), 100);
}
END_TEST

/* With the vocabularies that come with trama. */
START_TEST(test_starved_with_defaults)
{
    size_t n_threads = (size_t)_i;

    folder = temp_path("case");
    ck_assert_int_eq(mkdir(folder, 0777), 0);
    temp_write(temp_path("case/claims.csv"),
               TEXT("person,role,organization,action\nAna,r,Bank,paid\nA\n,,,\n\"x\n"));
    folder = temp_path("case");
    ck_assert_uint_gt(starve(read_and_use, &n_threads), 100);
}
END_TEST

Suite *suite_allocation(void)
{
    Suite *suite = suite_create("allocation");
    TCase *tests = tcase_create("allocation");

    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, test_starved, 1, 3);
    tcase_add_loop_test(tests, test_starved_with_defaults, 1, 3);
    suite_add_tcase(suite, tests);
    return suite;
}
