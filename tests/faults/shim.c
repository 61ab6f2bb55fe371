/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A library for LD_PRELOAD that makes the n-th call of a kind fail, in the program it is told of. From the
   environment:

   FAULTS_IN     the program's name without its folder: others are left alone
   FAULTS_CALL   what fails: a name of the table `kinds` below
   FAULTS_AT     which call of that kind, from 1; 0 or unset: none
   FAULTS_ONWARD if set, all later ones too
   FAULTS_ERROR  the number of the error; 0: a short count where the call has one
   FAULTS_SIGNAL instead of failing, the call is made after this signal has been raised
   FAULTS_NO_EXCHANGE if set, renameat2() is as on a file system that cannot exchange two names
   FAULTS_COUNT  a file to which "KIND CALLS" lines are written at the end
   FAULTS_PROBE  if set: when the input has been read, say on standard error what opening a file and a socket
                 gives from within the program

   Ours and the libraries' allocations are told apart by who calls: our calls stand in the text of the program
   itself, where no other code is linked in. stdio does not write by the function that we can replace, so
   streams are given reading and writing functions of our own, which do as glibc's do. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef enum {
    OWN,     /* the program's allocations */
    LIBRARY, /* those of its libraries, the C library among them */
    OPEN,
    READ,
    WRITE,
    CLOSE,
    RENAME,
    NAME, /* link, unlink, mkdir and the like */
    STAT,
    FOLDER,  /* opendir, readdir, scandir */
    PROCESS, /* pipes, programs and threads */
    N_KINDS
} Kind;

static const char *const kinds[N_KINDS] = {"own",    "library", "open", "read",   "write",  "close",
                                           "rename", "name",    "stat", "folder", "process"};

static struct {
    atomic_bool on;
    Kind kind;
    unsigned long at;
    bool onward;
    int error;
    uintptr_t text, text_end; /* of the program itself */
    int signal;
    bool no_exchange, probe;
    int count_fd;
    atomic_ulong n[N_KINDS];
} faults;

/* Whether this call fails; errno says why. */
static bool fails(Kind kind)
{
    unsigned long n;
    if (!atomic_load_explicit(&faults.on, memory_order_relaxed))
        return false;
    n = atomic_fetch_add(&faults.n[kind], 1) + 1;
    if (kind != faults.kind || faults.at == 0 || n < faults.at || (n > faults.at && !faults.onward))
        return false;
    if (faults.signal != 0) {
        (void)raise(faults.signal);
        return false;
    }
    errno = faults.error;
    return true;
}

/* ---- memory ---- */

extern void *__libc_malloc(size_t bytes);
extern void *__libc_calloc(size_t n, size_t bytes);
extern void *__libc_realloc(void *block, size_t bytes);
extern void *__libc_memalign(size_t alignment, size_t bytes);

static bool no_memory(void *caller)
{
    bool ours = (uintptr_t)caller >= faults.text && (uintptr_t)caller < faults.text_end;
    if (!fails(ours ? OWN : LIBRARY))
        return false;
    errno = ENOMEM;
    return true;
}
#define CALLER __builtin_return_address(0)

void *malloc(size_t bytes)
{
    return no_memory(CALLER) ? NULL : __libc_malloc(bytes);
}

void *calloc(size_t n, size_t bytes)
{
    return no_memory(CALLER) ? NULL : __libc_calloc(n, bytes);
}

void *realloc(void *block, size_t bytes)
{
    return no_memory(CALLER) ? NULL : __libc_realloc(block, bytes);
}

void *memalign(size_t alignment, size_t bytes)
{
    return no_memory(CALLER) ? NULL : __libc_memalign(alignment, bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes)
{
    return no_memory(CALLER) ? NULL : __libc_memalign(alignment, bytes);
}

int posix_memalign(void **block, size_t alignment, size_t bytes)
{
    void *made;
    if (no_memory(CALLER) || (made = __libc_memalign(alignment, bytes)) == NULL)
        return ENOMEM;
    *block = made;
    return 0;
}

/* ---- descriptors ---- */

/* Half of what was asked for, at least a byte. */
static size_t some(size_t bytes)
{
    return bytes > 1 ? bytes / 2 : bytes;
}

static void say_errno(const char *what, long result)
{
    char line[80];
    int n = snprintf(line, sizeof line, "probe: %s: %s\n", what, result < 0 ? strerror(errno) : "opened");
    (void)syscall(SYS_write, STDERR_FILENO, line, (size_t)n);
}

/* The program has read its input: what could code in it open now, were it hostile? */
static void probe(void)
{
    int fds[2];
    say_errno("file", syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDONLY, 0));
    say_errno("socket", socket(AF_INET, SOCK_STREAM, 0));
    say_errno("local socket", socketpair(AF_UNIX, SOCK_STREAM, 0, fds));
    say_errno("pipe", syscall(SYS_pipe2, fds, 0));
    say_errno("copy", dup(STDOUT_FILENO));
}

ssize_t read(int fd, void *to, size_t bytes)
{
    ssize_t got;
    if (fails(READ)) {
        if (faults.error != 0)
            return -1;
        bytes = some(bytes);
    }
    got = syscall(SYS_read, fd, to, bytes);
    if (got == 0 && fd == STDIN_FILENO && faults.probe)
        probe();
    return got;
}

ssize_t write(int fd, const void *from, size_t bytes)
{
    if (fails(WRITE)) {
        if (faults.error != 0)
            return -1;
        bytes = some(bytes);
    }
    return syscall(SYS_write, fd, from, bytes);
}

static int open_by(const char *path, int flags, mode_t mode)
{
    return fails(OPEN) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list more;
    mode_t mode = 0;
    va_start(more, flags);
    if ((flags & (O_CREAT | O_TMPFILE)) != 0)
        mode = va_arg(more, mode_t);
    va_end(more);
    return open_by(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list more;
    mode_t mode = 0;
    va_start(more, flags);
    if ((flags & (O_CREAT | O_TMPFILE)) != 0)
        mode = va_arg(more, mode_t);
    va_end(more);
    return fails(OPEN) ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

int close(int fd)
{
    bool failed = fails(CLOSE);
    int reason = errno, closed = (int)syscall(SYS_close, fd); /* as Linux does: closed in any case */
    if (!failed || faults.error == 0)
        return closed;
    errno = reason;
    return -1;
}

/* ---- streams ---- */

typedef struct {
    FILE *file;
    int fd;
} Stream;

/* Streams that are open, so that fileno() can be answered. */
static struct {
    pthread_mutex_t lock;
    Stream streams[64];
} opened = {.lock = PTHREAD_MUTEX_INITIALIZER};

static Stream *find(const FILE *file)
{
    Stream *found = NULL;
    for (size_t i = 0; i < sizeof opened.streams / sizeof *opened.streams && found == NULL; i++)
        if (opened.streams[i].file == file)
            found = &opened.streams[i];
    return found;
}

static ssize_t stream_read(void *cookie, char *to, size_t bytes)
{
    return read(((Stream *)cookie)->fd, to, bytes);
}

/* Like glibc's: writes on after a short count, and gives up at an error. */
static ssize_t stream_write(void *cookie, const char *from, size_t bytes)
{
    size_t done = 0;
    while (done < bytes) {
        ssize_t n = write(((Stream *)cookie)->fd, from + done, bytes - done);
        if (n < 0)
            break;
        done += (size_t)n;
    }
    return (ssize_t)done;
}

static int stream_seek(void *cookie, off64_t *offset, int whence)
{
    off_t at = lseek(((Stream *)cookie)->fd, (off_t)*offset, whence);
    *offset = at;
    return at < 0 ? -1 : 0;
}

static int stream_close(void *cookie)
{
    Stream *stream = cookie;
    int fd = stream->fd;
    (void)pthread_mutex_lock(&opened.lock);
    stream->file = NULL;
    (void)pthread_mutex_unlock(&opened.lock);
    return close(fd);
}

static FILE *stream_of(int fd, const char *mode)
{
    static const cookie_io_functions_t functions = {stream_read, stream_write, stream_seek, stream_close};
    static FILE *const taken = (FILE *)1;
    Stream *stream;
    (void)pthread_mutex_lock(&opened.lock);
    if ((stream = find(NULL)) != NULL)
        *stream = (Stream){taken, fd};
    (void)pthread_mutex_unlock(&opened.lock);
    if (stream == NULL)
        return NULL;
    stream->file = fopencookie(stream, mode, functions);
    return stream->file;
}

FILE *fdopen(int fd, const char *mode)
{
    return stream_of(fd, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    static FILE *(*real)(const char *, const char *);
    int flags = *mode == 'r' ? O_RDONLY : *mode == 'w' ? O_WRONLY | O_CREAT | O_TRUNC : O_APPEND;
    int fd;
    if (!atomic_load(&faults.on) || strchr("rw", *mode) == NULL || strchr(mode, '+') != NULL) {
        if (real == NULL)
            *(void **)&real = dlsym(RTLD_NEXT, "fopen");
        return real(path, mode);
    }
    fd = open_by(path, flags | (strchr(mode, 'e') != NULL ? O_CLOEXEC : 0), 0666);
    return fd < 0 ? NULL : stream_of(fd, mode);
}

FILE *fopen64(const char *path, const char *mode) __attribute__((alias("fopen")));

int fileno(FILE *file)
{
    static int (*real)(FILE *);
    Stream *stream;
    int fd;
    (void)pthread_mutex_lock(&opened.lock);
    stream = find(file);
    fd = stream != NULL ? stream->fd : -1;
    (void)pthread_mutex_unlock(&opened.lock);
    if (stream != NULL)
        return fd;
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "fileno");
    return real(file);
}

/* ---- what else the program asks the system for ---- */

/* Our function stands before the C library's of the same name, which it calls. */
#define INSTEAD(kind, result, failure, name, parameters, arguments)                                          \
    result name parameters                                                                                   \
    {                                                                                                        \
        static result(*real) parameters;                                                                     \
        if (real == NULL)                                                                                    \
            *(void **)&real = dlsym(RTLD_NEXT, #name);                                                       \
        return fails(kind) ? (failure) : real arguments;                                                     \
    }

INSTEAD(RENAME, int, -1, rename, (const char *from, const char *to), (from, to))

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (fails(RENAME))
        return -1;
    if (faults.no_exchange) {
        errno = EINVAL;
        return -1;
    }
    return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}

INSTEAD(RENAME, int, -1, renameat, (int a, const char *from, int b, const char *to), (a, from, b, to))
INSTEAD(NAME, int, -1, linkat, (int a, const char *from, int b, const char *to, int how),
        (a, from, b, to, how))
INSTEAD(NAME, int, -1, unlinkat, (int folder, const char *name, int how), (folder, name, how))
INSTEAD(STAT, int, -1, fstatat, (int folder, const char *name, struct stat *to, int how),
        (folder, name, to, how))
INSTEAD(FOLDER, DIR *, NULL, fdopendir, (int fd), (fd))
INSTEAD(NAME, int, -1, link, (const char *from, const char *to), (from, to))
INSTEAD(NAME, int, -1, unlink, (const char *path), (path))
INSTEAD(NAME, int, -1, mkdir, (const char *path, mode_t mode), (path, mode))
INSTEAD(NAME, int, -1, rmdir, (const char *path), (path))
INSTEAD(NAME, int, -1, chmod, (const char *path, mode_t mode), (path, mode))
INSTEAD(NAME, int, -1, fchmod, (int fd, mode_t mode), (fd, mode))
INSTEAD(NAME, int, -1, flock, (int fd, int what), (fd, what))
INSTEAD(NAME, char *, NULL, mkdtemp, (char *path), (path))
INSTEAD(OPEN, int, -1, mkstemp, (char *path), (path))
INSTEAD(OPEN, FILE *, NULL, tmpfile, (void), ())
INSTEAD(STAT, int, -1, stat, (const char *path, struct stat *to), (path, to))
INSTEAD(STAT, int, -1, lstat, (const char *path, struct stat *to), (path, to))
INSTEAD(STAT, int, -1, fstat, (int fd, struct stat *to), (fd, to))
INSTEAD(STAT, int, -1, access, (const char *path, int mode), (path, mode))
INSTEAD(STAT, char *, NULL, realpath, (const char *path, char *to), (path, to))
INSTEAD(STAT, ssize_t, -1, readlink, (const char *path, char *to, size_t bytes), (path, to, bytes))
INSTEAD(FOLDER, DIR *, NULL, opendir, (const char *path), (path))
INSTEAD(FOLDER, struct dirent *, NULL, readdir, (DIR * folder), (folder))
INSTEAD(FOLDER, int, -1, scandir,
        (const char *path, struct dirent ***to, int (*choose)(const struct dirent *),
         int (*order)(const struct dirent **, const struct dirent **)),
        (path, to, choose, order))
INSTEAD(PROCESS, int, -1, pipe2, (int fds[2], int flags), (fds, flags))
INSTEAD(PROCESS, int, errno, pthread_create,
        (pthread_t * thread, const pthread_attr_t *how, void *(*run)(void *), void *with),
        (thread, how, run, with))
INSTEAD(PROCESS, int, errno, posix_spawn,
        (pid_t * pid, const char *path, const posix_spawn_file_actions_t *actions,
         const posix_spawnattr_t *how, char *const argv[], char *const environment[]),
        (pid, path, actions, how, argv, environment))

/* ---- beginning and end ---- */

/* The first that is told of is the program itself. */
static int note_text(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    (void)data;
    for (size_t i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type == PT_LOAD && (part->p_flags & PF_X) != 0) {
            faults.text = info->dlpi_addr + part->p_vaddr;
            faults.text_end = faults.text + part->p_memsz;
        }
    }
    return 1;
}

static unsigned long number(const char *name)
{
    const char *text = getenv(name);
    return text == NULL ? 0 : strtoul(text, NULL, 10);
}

__attribute__((constructor)) static void begin(void)
{
    const char *program = getenv("FAULTS_IN"), *call = getenv("FAULTS_CALL"), *count = getenv("FAULTS_COUNT");
    if (program == NULL || strcmp(program, program_invocation_short_name) != 0)
        return;
    (void)dl_iterate_phdr(note_text, NULL);
    faults.kind = N_KINDS;
    for (int i = 0; i < N_KINDS && call != NULL; i++)
        if (strcmp(kinds[i], call) == 0)
            faults.kind = (Kind)i;
    faults.at = number("FAULTS_AT");
    faults.onward = getenv("FAULTS_ONWARD") != NULL;
    faults.error = (int)number("FAULTS_ERROR");
    faults.signal = (int)number("FAULTS_SIGNAL");
    faults.no_exchange = getenv("FAULTS_NO_EXCHANGE") != NULL;
    faults.probe = getenv("FAULTS_PROBE") != NULL;
    faults.count_fd = -1;
    if (count != NULL) /* now: the program may forbid itself to open anything */
        faults.count_fd =
            (int)syscall(SYS_openat, AT_FDCWD, count, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    stdout = stream_of(STDOUT_FILENO, "w");
    atomic_store(&faults.on, true);
}

__attribute__((destructor)) static void end(void)
{
    char line[64];
    if (!atomic_exchange(&faults.on, false) || faults.count_fd < 0)
        return;
    for (int i = 0; i < N_KINDS; i++) {
        int n = snprintf(line, sizeof line, "%s %lu\n", kinds[i], atomic_load(&faults.n[i]));
        (void)syscall(SYS_write, faults.count_fd, line, (size_t)n);
    }
    (void)syscall(SYS_close, faults.count_fd);
}
