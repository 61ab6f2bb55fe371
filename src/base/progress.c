/* SPDX-License-Identifier: MIT */
#include "base/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

enum { BAR_COLUMNS = 20, FIRST_MILLISECONDS = 500, MILLISECONDS_BETWEEN = 200, MOST_NAME = 24 };

static atomic_bool allowed;

static double now_seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void tr_progress_allow(bool allow)
{
    atomic_store(&allowed, allow);
}

void tr_progress_begin(TrProgress *progress, const char *what, uint64_t total)
{
    progress->what = what;
    progress->total = total;
    progress->bytes = false;
    progress->began = now_seconds();
    atomic_init(&progress->done, 0);
    atomic_init(&progress->next, FIRST_MILLISECONDS);
    atomic_init(&progress->shown, false);
}

void tr_progress_begin_bytes(TrProgress *progress, const char *what, uint64_t total)
{
    tr_progress_begin(progress, what, total);
    progress->bytes = true;
}

/* "12 s", "3 min 20 s", "2 h 5 min" */
static void put_duration(double seconds, char *text, size_t room)
{
    uint64_t whole = (uint64_t)(seconds + 0.5);
    if (whole < 60)
        (void)snprintf(text, room, "%" PRIu64 " s", whole);
    else if (whole < 3600)
        (void)snprintf(text, room, "%" PRIu64 " min %" PRIu64 " s", whole / 60, whole % 60);
    else
        (void)snprintf(text, room, "%" PRIu64 " h %" PRIu64 " min", whole / 3600, whole / 60 % 60);
}

void tr_progress_text(const TrProgress *progress, uint64_t done, double seconds, char text[TR_PROGRESS_BYTES])
{
    const char *unit = progress->bytes ? " MB" : "";
    char bar[BAR_COLUMNS + 1], left[40];
    uint64_t total = progress->total;
    double rate = seconds > 0 ? (double)done / seconds : 0, share, per = progress->bytes ? 1e6 : 1;
    if (total == 0) {
        (void)snprintf(text, TR_PROGRESS_BYTES, "%.*s  %.0f%s  %.0f%s/s", MOST_NAME, progress->what,
                       (double)done / per, unit, rate / per, unit);
        return;
    }
    share = done < total ? (double)done / (double)total : 1;
    for (int i = 0; i < BAR_COLUMNS; i++)
        bar[i] = (double)(i + 1) / BAR_COLUMNS <= share ? '#' : '.';
    bar[BAR_COLUMNS] = '\0';
    left[0] = '\0';
    if (rate > 0)
        put_duration((double)(done < total ? total - done : 0) / rate, left, sizeof left);
    (void)snprintf(text, TR_PROGRESS_BYTES, "%.*s [%s] %3.0f %%  %.0f%s/s%s%s%s", MOST_NAME, progress->what,
                   bar, 100 * share, rate / per, unit, *left != '\0' ? "  " : "", left,
                   *left != '\0' ? " left" : "");
}

void tr_progress_add(TrProgress *progress, uint64_t steps)
{
    char text[TR_PROGRESS_BYTES];
    uint64_t done, next, milliseconds;
    double seconds;
    if (progress == NULL)
        return;
    done = atomic_fetch_add(&progress->done, steps) + steps;
    if (!atomic_load_explicit(&allowed, memory_order_relaxed))
        return;
    seconds = now_seconds() - progress->began;
    milliseconds = (uint64_t)(seconds * 1000);
    next = atomic_load(&progress->next);
    /* The thread that moves `next` on is the one that draws. */
    if (milliseconds < next ||
        !atomic_compare_exchange_strong(&progress->next, &next, milliseconds + MILLISECONDS_BETWEEN))
        return;
    tr_progress_text(progress, done, seconds, text);
    (void)fprintf(stderr, "\r\033[K%s", text);
    (void)fflush(stderr);
    atomic_store(&progress->shown, true);
}

void tr_progress_end(TrProgress *progress)
{
    if (progress == NULL || !atomic_load(&progress->shown))
        return;
    (void)fputs("\r\033[K", stderr);
    (void)fflush(stderr);
}
