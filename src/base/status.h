/* SPDX-License-Identifier: MIT */
/* The one error type, filled by whoever notices first and carried up to whoever can decide. */
#ifndef TR_BASE_STATUS_H
#define TR_BASE_STATUS_H

#include "trama.h"

/* The only control-flow macro: needs a `TrStatus st` and a label `out`. */
#define TR_TRY(call)                                                                                         \
    do {                                                                                                     \
        if ((st = (call)) != TR_OK)                                                                          \
            goto out;                                                                                        \
    } while (0)

/* The first of the two: inline, so that a linter sees which status a failure returns. */
static inline TrStatus tr_status_of(TrStatus status, TrStatus recorded)
{
    (void)recorded;
    return status;
}

/* Record a failure and return its status, which must not be TR_OK. `err` may be NULL; an error already
 * recorded is kept. */
#define tr_fail_at(err, status, where, ...)                                                                  \
    tr_status_of(status, tr_error_set((err), (status), (where), __FILE__, __LINE__, __VA_ARGS__))
#define tr_fail(err, status, ...) tr_fail_at((err), (status), (TrPlace){0}, __VA_ARGS__)
#define tr_fail_memory(err)       tr_fail((err), TR_MEMORY, "out of memory")

TrStatus tr_error_set(TrError *err, TrStatus status, TrPlace place, const char *source, int line,
                      const char *format, ...) __attribute__((format(printf, 6, 7)));

/* A copy that owns its file name. */
void tr_error_copy(TrError *to, const TrError *from);

#endif
