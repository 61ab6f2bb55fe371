/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What several suites need: files that vanish again, inputs made of text, random numbers that repeat. */
#ifndef TR_TESTS_SUPPORT_H
#define TR_TESTS_SUPPORT_H

#include <check.h>
#include <stdio.h>

#include "claims/input.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))
/* A string literal and its length, for text with NUL bytes. */
#define TEXT(literal) (literal), sizeof(literal) - 1

/* A check for inner loops: ck_assert() writes to a pipe even when it holds. */
#define EXPECT(condition)                                                                                    \
    do {                                                                                                     \
        if (!(condition))                                                                                    \
            ck_abort_msg("%s", #condition);                                                                  \
    } while (0)

/* A path in a folder of this process's own, which goes when the process ends. The last eight stay valid. */
const char *temp_path(const char *name);
/* As root, who may read anything, be nobody until seteuid(getuid()); that folder stays in reach. */
void give_up_root(void);
void temp_write(const char *path, const char *text, size_t length);
/* The whole of a file, NUL-terminated; the caller frees it. */
char *file_text(const char *path, size_t *length);
/* What `file` (from tmpfile()) holds by now; closes it. The caller frees the text. */
char *stream_text(FILE *file, size_t *length);

/* One input file; a NULL name ends a list of them. */
typedef struct {
    const char *name, *text;
} NamedText;

/* Read files of these names and texts, in this order, with tr_input_read(). */
TrStatus input_from(const NamedText *files, TrInput **input, TrError *err);
/* The same, which must succeed. */
TrInput *input_of(const NamedText *files);
/* The text as claims.csv, which must succeed. */
TrInput *input_of_claims(const char *text);

/* The first diagnostic whose message begins with `start`, or NULL. */
const TrDiagnostic *diagnostic_like(const TrInput *input, const char *start);
/* rejected.csv as it would be written; the caller frees it. */
char *rejected_text(const TrInput *input, size_t *length);
/* rows = claims + duplicates + rejected in every file and in total, and rejected.csv lists every one. */
void expect_accounts(const TrInput *input);
void expect_account(TrAccount account, unsigned long claims, unsigned long duplicates,
                    unsigned long rejected);

/* Knuth's MMIX generator, its high bits: the same numbers on every machine. */
uint64_t random_next(uint64_t *state);
/* 0 .. n - 1 */
size_t random_below(uint64_t *state, size_t n);

/* Call `attempt` with the 1st, 2nd, … allocation failing until it succeeds. Each failure must be TR_MEMORY
 * with a message. Returns how many allocations failed before it succeeded. */
unsigned long starve(TrStatus (*attempt)(void *context, TrError *err), void *context);

#endif
