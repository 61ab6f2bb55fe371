/* SPDX-License-Identifier: MIT */
/* A bar for what takes long: how much is done, how fast, how long it will still take. On a terminal only. */
#ifndef TR_BASE_PROGRESS_H
#define TR_BASE_PROGRESS_H

#include <stdatomic.h>

#include "base/status.h"

typedef struct {
    const char *what; /* borrowed: "betweenness" */
    uint64_t total;   /* steps, 0 where it is not known */
    bool bytes;       /* steps are bytes: the rate is given in MB */
    double began;     /* seconds of the monotonic clock */
    atomic_uint_fast64_t done;
    atomic_uint_fast64_t next; /* milliseconds after `began` at which to draw it again */
    atomic_bool shown;
} TrProgress;

enum { TR_PROGRESS_BYTES = 160 };

/* Whether bars are drawn at all: standard error is a terminal and nobody asked for quiet. Off at first. */
void tr_progress_allow(bool allow);

/* Begin `total` steps of `what`. Nothing is drawn in the first half second. */
void tr_progress_begin(TrProgress *progress, const char *what, uint64_t total);
/* The same of a file of `total` bytes. */
void tr_progress_begin_bytes(TrProgress *progress, const char *what, uint64_t total);
/* `steps` more are done; from any thread. NULL is fine. Draws at most five times a second. */
void tr_progress_add(TrProgress *progress, uint64_t steps);
/* Take the bar away. NULL is fine. */
void tr_progress_end(TrProgress *progress);

/* The bar's text after `seconds`, in at most 79 columns: what tr_progress_add() draws. */
void tr_progress_text(const TrProgress *progress, uint64_t done, double seconds,
                      char text[TR_PROGRESS_BYTES]);

#endif
