/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "support.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

/* ---- files ---- */

static char folder[32];
static pid_t folder_owner;

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
    (void)status;
    (void)type;
    (void)where;
    return remove(path);
}

static void remove_folder(void)
{
    if (getpid() == folder_owner)
        (void)nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

const char *temp_path(const char *name)
{
    static char paths[8][256];
    static unsigned turn;
    char *path = paths[turn++ % 8];

    if (folder_owner != getpid()) {
        (void)snprintf(folder, sizeof folder, "/tmp/trama-test-XXXXXX");
        ck_assert_ptr_nonnull(mkdtemp(folder));
        folder_owner = getpid();
        ck_assert_int_eq(atexit(remove_folder), 0);
    }
    (void)snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

void give_up_root(void)
{
    if (geteuid() != 0)
        return;
    ck_assert_int_eq(chmod(temp_path("."), 0755), 0);
    ck_assert_int_eq(seteuid(65534), 0);
}

void temp_write(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "w");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

char *stream_text(FILE *file, size_t *length)
{
    long size;
    char *text;

    ck_assert_int_eq(fseek(file, 0, SEEK_END), 0);
    size = ftell(file);
    ck_assert_int_ge(size, 0);
    rewind(file);
    text = calloc((size_t)size + 1, 1);
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_eq(fread(text, 1, (size_t)size, file), (size_t)size);
    (void)fclose(file);
    if (length != NULL)
        *length = (size_t)size;
    return text;
}

char *file_text(const char *path, size_t *length)
{
    FILE *file = fopen(path, "r");

    ck_assert_msg(file != NULL, "cannot read %s", path);
    return stream_text(file, length);
}

/* ---- inputs ---- */

TrStatus input_from(const NamedText *files, TrInput **input, TrError *err)
{
    char paths[8][256];
    const char *list[8];
    size_t n = 0;

    for (; files[n].name != NULL; n++) {
        ck_assert_uint_lt(n, 8);
        (void)snprintf(paths[n], sizeof paths[n], "%s", temp_path(files[n].name));
        temp_write(paths[n], files[n].text, strlen(files[n].text));
        list[n] = paths[n];
    }
    return tr_input_read(list, n, input, err);
}

TrInput *input_of(const NamedText *files)
{
    TrInput *input = NULL;
    TrError err = {0};
    TrStatus st = input_from(files, &input, &err);

    ck_assert_msg(st == TR_OK, "status %d: %s", st, err.message);
    return input;
}

TrInput *input_of_claims(const char *text)
{
    return input_of((NamedText[]){{"claims.csv", text}, {NULL, NULL}});
}

const TrDiagnostic *diagnostic_like(const TrInput *input, const char *start)
{
    for (size_t i = 0; i < input->diagnostics.n; i++)
        if (strncmp(input->diagnostics.items[i].message, start, strlen(start)) == 0)
            return &input->diagnostics.items[i];
    return NULL;
}

char *rejected_text(const TrInput *input, size_t *length)
{
    FILE *file = tmpfile();
    TrError err = {0};

    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(tr_rejected_write(&input->rejected, input->strings, file, &err), TR_OK);
    return stream_text(file, length);
}

void expect_account(TrAccount account, unsigned long claims, unsigned long duplicates, unsigned long rejected)
{
    ck_assert_uint_eq(account.claims, claims);
    ck_assert_uint_eq(account.duplicates, duplicates);
    ck_assert_uint_eq(account.rejected, rejected);
    ck_assert_uint_eq(account.rows, claims + duplicates + rejected);
}

void expect_accounts(const TrInput *input)
{
    TrAccount total = tr_input_account(input), sum = {0};
    unsigned long rejected = 0;

    for (size_t i = 0; i < input->n_files; i++) {
        TrAccount account = input->files[i].account;

        ck_assert_uint_eq(account.rows, account.claims + account.duplicates + account.rejected);
        rejected += account.rejected;
        if (input->files[i].part != TR_CLAIMS)
            continue;
        sum.rows += account.rows;
        sum.claims += account.claims;
        sum.duplicates += account.duplicates;
        sum.rejected += account.rejected;
    }
    ck_assert_mem_eq(&total, &sum, sizeof sum);
    ck_assert_uint_eq(total.claims, input->tables[TR_CLAIMS].n);
    ck_assert_uint_eq(input->rejected.n, rejected);
    ck_assert_uint_eq(input->diagnostics.n_errors, rejected);
}

/* ---- chance and want ---- */

uint64_t random_next(uint64_t *state)
{
    uint64_t high;

    *state = *state * 6364136223846793005u + 1442695040888963407u;
    high = *state >> 32;
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return high << 32 | *state >> 32;
}

size_t random_below(uint64_t *state, size_t n)
{
    return (size_t)(random_next(state) >> 11) % n;
}

unsigned long starve(TrStatus (*attempt)(void *context, TrError *err), void *context)
{
    for (unsigned long n = 1;; n++) {
        TrError err = {0};
        TrStatus st;

        tr_memory_fail_at(n);
        st = attempt(context, &err);
        tr_memory_fail_at(0);
        if (st == TR_OK)
            return n - 1;
        if (st != TR_MEMORY || err.status != TR_MEMORY || strcmp(err.message, "out of memory") != 0)
            ck_abort_msg("allocation %lu: status %d, error %d: %s", n, st, err.status, err.message);
        EXPECT(n < 100000);
    }
}
