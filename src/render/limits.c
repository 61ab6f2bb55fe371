/* SPDX-License-Identifier: MIT */
#include "limits.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(WATCHED_BY_VALGRIND)
#define SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED true
#endif
#endif
#ifndef SANITIZED
#define SANITIZED false
#endif

/* Handlers call only async-signal-safe functions. */
static void give_up(const char *sentence)
{
    ssize_t written = write(STDERR_FILENO, sentence, strlen(sentence));

    (void)written; /* nobody is left to be told */
    _exit(RENDER_LIMIT);
}

static void on_deadline(int signal_number)
{
    (void)signal_number;
    give_up("trama-render: the deadline passed before the drawing was done\n");
}

static void on_cpu_time(int signal_number)
{
    (void)signal_number;
    give_up("trama-render: the limit on CPU time was reached before the drawing was done\n");
}

static const char memory_sentence[] =
    "trama-render: the limit on memory was reached before the drawing was done\n";

bool limits_memory_reached(void)
{
    return errno == ENOMEM;
}

/* Graphviz answers a failed allocation with abort() or by following the null pointer. malloc leaves ENOMEM
   behind and nothing else here sets it, which tells the memory limit from a genuine crash; a crash goes on as
   one, for the handlers are installed with SA_RESETHAND. */
static void on_crash(int signal_number)
{
    (void)signal_number;
    if (limits_memory_reached())
        give_up(memory_sentence);
}

static bool done;

/* Its reader of DOT ends the whole program, by exit(2), where it finds no memory. */
static void on_exit_within(void)
{
    if (!done)
        give_up(memory_sentence);
}

void limits_done(void)
{
    done = true;
}

static const struct {
    void (*handler)(int);
    int signal;
    bool under_sanitizer;
} handlers[] = {
    {on_deadline, SIGALRM, true},
    {on_cpu_time, SIGXCPU, true},
    {on_crash, SIGABRT, false},
    {on_crash, SIGSEGV, false},
};

static bool install_handlers(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_flags = (int)SA_RESETHAND;
    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof handlers / sizeof *handlers; i++) {
        if (SANITIZED && !handlers[i].under_sanitizer)
            continue;
        action.sa_handler = handlers[i].handler;
        if (sigaction(handlers[i].signal, &action, NULL) != 0)
            return false;
    }
    return true;
}

/* Lower a limit; one that is already lower stays. The hard limit is `slack` above the soft one. */
static bool lower(int resource, rlim_t wanted, rlim_t slack)
{
    struct rlimit limit;

    if (getrlimit(resource, &limit) != 0)
        return false;
    if (wanted + slack < limit.rlim_max)
        limit.rlim_max = wanted + slack;
    if (wanted < limit.rlim_cur)
        limit.rlim_cur = wanted;
    return setrlimit(resource, &limit) == 0;
}

static bool start_deadline(unsigned long seconds)
{
    struct itimerval timer;

    memset(&timer, 0, sizeof timer);
    timer.it_value.tv_sec = (time_t)seconds;
    return setitimer(ITIMER_REAL, &timer, NULL) == 0; /* 0 seconds: no timer */
}

RenderStatus limits_apply(const Limits *limits, RenderError *err)
{
    bool set = install_handlers() && atexit(on_exit_within) == 0 && lower(RLIMIT_CORE, 0, 0) &&
               start_deadline(limits->deadline_seconds);

    if (limits->cpu_seconds > 0) /* one second of grace, so that SIGXCPU comes before SIGKILL */
        set = set && lower(RLIMIT_CPU, limits->cpu_seconds, 1);
    if (limits->memory_mb > 0 && !SANITIZED)
        set = set && lower(RLIMIT_AS, (rlim_t)limits->memory_mb << 20, 0);
    if (!SANITIZED) /* not even a socket */
        set = set && lower(RLIMIT_NOFILE, 0, 0);
    if (!set)
        return render_fail(err, RENDER_LIMIT, "the limits could not be set: %s", strerror(errno));
    errno = 0;
    return RENDER_OK;
}
