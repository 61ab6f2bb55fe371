/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/builder.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/memory.h"

extern char **environ;

enum { MOST_ARGUMENTS = 16, CHUNK_BYTES = 64 * 1024, MOST_COMPLAINT = 160, GRACE_MILLISECONDS = 2000 };

/* What comes out of one of the program's streams. */
typedef struct {
    int fd; /* -1 once it is closed */
    char *text;
    size_t length, room;
} Stream;

typedef struct {
    pid_t pid;
    int in; /* -1 once all is written */
    Stream out, complaint;
} Process;

static void close_fd(int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
    *fd = -1;
}

static TrStatus make_pipes(int in[2], int out[2], int complaint[2], TrError *err)
{
    in[0] = in[1] = out[0] = out[1] = complaint[0] = complaint[1] = -1;
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0 || pipe2(complaint, O_CLOEXEC) != 0)
        return tr_fail(err, TR_IO, "cannot make a pipe: %s", strerror(errno));
    return TR_OK;
}

static TrStatus spawn(const TrProgram *program, const int in[2], const int out[2], const int complaint[2],
                      pid_t *pid, TrError *err)
{
    posix_spawn_file_actions_t actions;
    const char *const *arguments = program->arguments;
    char *argv[MOST_ARGUMENTS + 2] = {(char *)program->path};
    char *const *environment = program->environment != NULL ? program->environment : environ;
    int failed;
    for (size_t i = 0; i < MOST_ARGUMENTS && arguments[i] != NULL; i++)
        argv[i + 1] = (char *)arguments[i];
    if (posix_spawn_file_actions_init(&actions) != 0)
        return tr_fail_memory(err);
    failed = posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    failed = failed != 0 ? failed : posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    failed = failed != 0 ? failed : posix_spawn_file_actions_adddup2(&actions, complaint[1], STDERR_FILENO);
    failed = failed != 0 ? failed : posix_spawn(pid, program->path, &actions, NULL, argv, environment);
    (void)posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? TR_OK : tr_fail(err, TR_IO, "cannot run %s: %s", program->path, strerror(failed));
}

static TrStatus start(const TrProgram *program, Process *process, TrError *err)
{
    int in[2], out[2], complaint[2];
    TrStatus st = TR_OK;
    TR_TRY(make_pipes(in, out, complaint, err));
    TR_TRY(spawn(program, in, out, complaint, &process->pid, err));
    process->in = in[1];
    process->out.fd = out[0];
    process->complaint.fd = complaint[0];
    (void)fcntl(process->in, F_SETFL, O_NONBLOCK);
    in[1] = out[0] = complaint[0] = -1;
out:
    close_fd(&in[0]);
    close_fd(&in[1]);
    close_fd(&out[0]);
    close_fd(&out[1]);
    close_fd(&complaint[0]);
    close_fd(&complaint[1]);
    return st;
}

static TrStatus take(Stream *stream, TrError *err)
{
    ssize_t got;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(stream->text, stream->room, stream->length + CHUNK_BYTES + 1, err));
    got = read(stream->fd, stream->text + stream->length, CHUNK_BYTES);
    if (got < 0 && errno != EINTR)
        TR_TRY(tr_fail(err, TR_IO, "cannot read what was drawn: %s", strerror(errno)));
    if (got == 0)
        close_fd(&stream->fd);
    stream->length += got > 0 ? (size_t)got : 0;
    stream->text[stream->length] = '\0';
out:
    return st;
}

/* Write what the pipe takes; a program that stops reading is no error here: its exit status tells. */
static TrStatus give(Process *process, const char *input, size_t length, size_t *written, TrError *err)
{
    ssize_t put = write(process->in, input + *written, length - *written);
    if (put < 0 && errno != EINTR && errno != EAGAIN && errno != EPIPE)
        return tr_fail(err, TR_IO, "cannot hand on what is to be drawn: %s", strerror(errno));
    *written += put > 0 ? (size_t)put : 0;
    if ((put < 0 && errno == EPIPE) || *written == length)
        close_fd(&process->in);
    return TR_OK;
}

static long long milliseconds_left(const struct timespec *began, unsigned deadline_seconds)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)deadline_seconds * 1000 -
           ((now.tv_sec - began->tv_sec) * 1000LL + (now.tv_nsec - began->tv_nsec) / 1000000);
}

static TrStatus converse(Process *process, const char *input, size_t length, unsigned deadline_seconds,
                         TrError *err)
{
    struct timespec began;
    size_t written = 0;
    TrStatus st = TR_OK;
    (void)clock_gettime(CLOCK_MONOTONIC, &began);
    if (length == 0)
        close_fd(&process->in);
    while (process->out.fd >= 0 || process->complaint.fd >= 0) {
        struct pollfd fds[] = {
            {process->in, POLLOUT, 0}, {process->out.fd, POLLIN, 0}, {process->complaint.fd, POLLIN, 0}};
        long long left = milliseconds_left(&began, deadline_seconds);
        if (left <= 0) {
            (void)kill(process->pid, SIGKILL);
            return tr_fail(err, TR_ANALYSIS, "drawing took longer than %u s and was stopped",
                           deadline_seconds);
        }
        if (poll(fds, 3, (int)left) < 0 && errno != EINTR)
            return tr_fail(err, TR_IO, "cannot wait for the renderer: %s", strerror(errno));
        TR_TRY(tr_interrupt_check(err));
        if (process->in >= 0 && fds[0].revents != 0)
            TR_TRY(give(process, input, length, &written, err));
        if (process->out.fd >= 0 && fds[1].revents != 0)
            TR_TRY(take(&process->out, err));
        if (process->complaint.fd >= 0 && fds[2].revents != 0)
            TR_TRY(take(&process->complaint, err));
    }
out:
    return st;
}

/* Wait, without reaping it, until a program that has closed its streams ends; false if it does not. */
static bool ends_within(pid_t pid, int milliseconds)
{
    const struct timespec nap = {.tv_nsec = 1000000};
    siginfo_t info;
    for (int i = 0; i < milliseconds; i++) {
        info.si_pid = 0;
        if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0)
            return true;
        (void)nanosleep(&nap, NULL);
    }
    return false;
}

static TrStatus finish(Process *process, const char *program, TrStatus st, TrError *err)
{
    int status = 0;
    close_fd(&process->in);
    close_fd(&process->out.fd);
    close_fd(&process->complaint.fd);
    if (st != TR_OK || !ends_within(process->pid, GRACE_MILLISECONDS))
        (void)kill(process->pid, SIGKILL);
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    if (st == TR_OK)
        st = tr_interrupt_check(err); /* Ctrl-C reaches the program too */
    if (st != TR_OK || (WIFEXITED(status) && WEXITSTATUS(status) == 0))
        return st;
    if (process->complaint.length > 0) { /* its first line that is not empty */
        const char *first = process->complaint.text + strspn(process->complaint.text, "\n");
        size_t length = strcspn(first, "\n");
        if (length > 0)
            return tr_fail(err, TR_ANALYSIS, "%.*s", (int)(length < MOST_COMPLAINT ? length : MOST_COMPLAINT),
                           first);
    }
    return tr_fail(err, TR_ANALYSIS, "%s ended with %s %d", program,
                   WIFSIGNALED(status) ? "signal" : "status",
                   WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

/* A program that dies early must not take us with it: while any runs, on whatever thread, writing to a closed
 * pipe is an error and no signal. */
static struct {
    pthread_mutex_t lock;
    unsigned n;
    struct sigaction before;
} deaf = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void ignore_sigpipe(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    (void)pthread_mutex_lock(&deaf.lock);
    if (deaf.n++ == 0)
        (void)sigaction(SIGPIPE, &ignore, &deaf.before);
    (void)pthread_mutex_unlock(&deaf.lock);
}

static void restore_sigpipe(void)
{
    (void)pthread_mutex_lock(&deaf.lock);
    if (--deaf.n == 0)
        (void)sigaction(SIGPIPE, &deaf.before, NULL);
    (void)pthread_mutex_unlock(&deaf.lock);
}

TrStatus tr_program_run(const TrProgram *program, const char *input, size_t input_length, char **output,
                        size_t *output_length, TrError *err)
{
    Process process = {.in = -1, .out.fd = -1, .complaint.fd = -1};
    TrStatus st;
    *output = NULL;
    ignore_sigpipe();
    if ((st = start(program, &process, err)) == TR_OK) {
        st = converse(&process, input, input_length, program->deadline_seconds, err);
        st = finish(&process, program->path, st, err);
    }
    restore_sigpipe();
    tr_free(process.complaint.text);
    if (st != TR_OK) {
        tr_free(process.out.text);
        return st;
    }
    *output = process.out.text;
    *output_length = process.out.length;
    return TR_OK;
}

TrStatus tr_process_run(const char *program, const char *const *arguments, const char *input,
                        size_t input_length, unsigned deadline_seconds, char **output, size_t *output_length,
                        TrError *err)
{
    return tr_program_run(&(TrProgram){program, arguments, NULL, deadline_seconds}, input, input_length,
                          output, output_length, err);
}

/* ---- where programs are ---- */

TrStatus tr_program_find(const char *name, char **path, TrError *err)
{
    const char *at = getenv("PATH");
    *path = NULL;
    while (at != NULL && *at != '\0') {
        size_t n = strcspn(at, ":");
        TrBuilder candidate = {0};
        tr_build_bytes(&candidate, at, n);
        tr_build_format(&candidate, "/%s", name);
        if (candidate.failed || (n > 0 && access(candidate.text, X_OK) == 0)) {
            *path = candidate.failed ? NULL : tr_text_copy(candidate.text);
            tr_builder_release(&candidate);
            return *path == NULL ? tr_fail_memory(err) : TR_OK;
        }
        tr_builder_release(&candidate);
        at += n + (at[n] == ':');
    }
    return TR_OK;
}

/* Where this program stands, without its own name; "" if that cannot be told. */
static void own_folder(char *folder, size_t bytes)
{
    ssize_t n = readlink("/proc/self/exe", folder, bytes - 1);
    folder[n > 0 ? n : 0] = '\0';
    if (n > 0)
        *strrchr(folder, '/') = '\0';
}

TrStatus tr_renderer_find(const char *given, char **path, TrError *err)
{
    static const char *const places[] = {"trama-render", "../libexec/trama/trama-render"};
    const char *named = given != NULL ? given : getenv("TRAMA_RENDER");
    char folder[2048], candidate[2200];
    if (named != NULL && *named != '\0') {
        *path = tr_text_copy(named);
        return *path == NULL ? tr_fail_memory(err) : TR_OK;
    }
    own_folder(folder, sizeof folder);
    for (size_t i = 0; i < 2; i++) {
        (void)snprintf(candidate, sizeof candidate, "%s/%s", folder, places[i]);
        if (access(candidate, X_OK) == 0) {
            *path = tr_text_copy(candidate);
            return *path == NULL ? tr_fail_memory(err) : TR_OK;
        }
    }
    return tr_fail(err, TR_IO, "cannot find trama-render beside trama (%s); --renderer names it", folder);
}
