/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/straight.h"

enum { LARGEST_SMALL_FILE = 16 * 1024 * 1024 };

char *tr_text_copy(const char *text)
{
    char *copy = tr_malloc(strlen(text) + 1);
    if (copy != NULL)
        memcpy(copy, text, strlen(text) + 1);
    return copy;
}

char *tr_path_join(const char *folder, const char *name)
{
    size_t n = strlen(folder);
    char *path = tr_malloc(n + strlen(name) + 2);
    if (path == NULL)
        return NULL;
    memcpy(path, folder, n);
    if (n > 0 && path[n - 1] != '/')
        path[n++] = '/';
    memcpy(path + n, name, strlen(name) + 1);
    return path;
}

const char *tr_path_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

const char *tr_path_extension(const char *path)
{
    const char *dot = strrchr(tr_path_base(path), '.');
    return dot == NULL ? "" : dot + 1;
}

int tr_path_missing_folder(const char *path)
{
    int length = (int)(tr_path_base(path) - path) - 1;
    char *folder = length > 0 ? tr_text_copy(path) : NULL;
    if (folder == NULL)
        return 0;
    folder[length] = '\0';
    if (access(folder, F_OK) == 0)
        length = 0;
    tr_free(folder);
    return length;
}

static TrStatus cannot_write(const char *path, int reason, TrError *err)
{
    int length = reason == ENOENT ? tr_path_missing_folder(path) : 0;
    if (length > 0)
        return tr_fail(err, TR_IO, "cannot write %s: %s; make the folder first: mkdir -p '%.*s'", path,
                       strerror(reason), length, path);
    return tr_fail(err, TR_IO, "cannot write %s: %s", path, strerror(reason));
}

/* Devices and pipes are written straight; a regular file gets a neighbour. */
static bool is_special(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static TrStatus open_neighbour(TrFile *out, TrError *err)
{
    static const char suffix[] = ".XXXXXX";
    size_t n = strlen(out->path);
    mode_t mask = umask(0);
    int fd;
    (void)umask(mask);
    if ((out->temporary = tr_malloc(n + sizeof suffix)) == NULL)
        return tr_fail_memory(err);
    memcpy(out->temporary, out->path, n);
    memcpy(out->temporary + n, suffix, sizeof suffix);
    if ((fd = mkstemp(out->temporary)) < 0) {
        int reason = errno;
        tr_free(out->temporary);
        out->temporary = NULL;
        return cannot_write(out->path, reason, err);
    }
    (void)fchmod(fd, 0666 & ~mask);
    out->file = fdopen(fd, "w");
    return out->file == NULL ? tr_fail_memory(err) : TR_OK;
}

TrStatus tr_file_begin(TrFile *out, const char *path, TrError *err)
{
    TrStatus st = TR_OK;
    *out = (TrFile){0};
    if ((out->path = tr_text_copy(path)) == NULL)
        return tr_fail_memory(err);
    if (strcmp(path, "-") == 0) {
        out->file = stdout;
        return TR_OK;
    }
    if (!is_special(path)) {
        TR_TRY(open_neighbour(out, err));
    } else if ((out->file = fopen(path, "w")) == NULL) {
        st = cannot_write(path, errno, err);
    }
out:
    if (st != TR_OK)
        tr_file_abandon(out);
    return st;
}

void tr_file_write_straight(TrFile *out)
{
    int fd = out->temporary == NULL ? -1 : dup(fileno(out->file));
    FILE *file = fd < 0 ? NULL : tr_straight_open(fd);
    if (file != NULL) {
        (void)fclose(out->file);
        out->file = file;
    } else if (fd >= 0) {
        (void)close(fd);
    }
}

/* Why a stream failed. Where it failed in the midst of writing, errno has gone since: what failed once is
 * tried again, to hear why. If that goes well, a disk without room left is the likely cause, which can still
 * be seen. */
static int reason_of_failure(FILE *file, int reason)
{
    struct statvfs disk;
    if (reason == 0) {
        clearerr(file);
        errno = 0;
        if (putc('\n', file) == EOF || fflush(file) != 0)
            reason = errno;
    }
    if (reason == 0 && fstatvfs(fileno(file), &disk) == 0 && disk.f_blocks > 0 && disk.f_bavail == 0)
        return ENOSPC;
    return reason != 0 ? reason : EIO;
}

TrStatus tr_stream_check(FILE *file, const char *name, TrError *err)
{
    errno = 0;
    if (ferror(file) || fflush(file) != 0)
        return cannot_write(name, reason_of_failure(file, errno), err);
    return TR_OK;
}

TrStatus tr_file_commit(TrFile *out, TrError *err)
{
    bool standard = out->file == stdout;
    TrStatus st = tr_stream_check(out->file, standard ? "standard output" : out->path, err);
    if (!standard) {
        int closed = fclose(out->file);
        out->file = NULL;
        if (st == TR_OK && closed != 0)
            st = cannot_write(out->path, errno, err);
    }
    if (st == TR_OK)
        st = tr_interrupt_check(err);
    if (st == TR_OK && out->temporary != NULL && rename(out->temporary, out->path) != 0)
        st = cannot_write(out->path, errno, err);
    if (st == TR_OK) {
        tr_free(out->temporary);
        out->temporary = NULL;
    }
    tr_file_abandon(out);
    return st;
}

void tr_file_abandon(TrFile *out)
{
    if (out->file != NULL && out->file != stdout)
        (void)fclose(out->file);
    if (out->temporary != NULL)
        (void)unlink(out->temporary);
    tr_free(out->temporary);
    tr_free(out->path);
    *out = (TrFile){0};
}

TrStatus tr_file_read(const char *path, char **text, size_t *length, TrError *err)
{
    FILE *file = fopen(path, "r");
    size_t room = 0, n = 0, got = 0;
    TrStatus st = TR_OK;
    *text = NULL;
    if (file == NULL)
        return tr_fail(err, TR_IO, "cannot read %s: %s", path, strerror(errno));
    do {
        n += got;
        TR_TRY(TR_GROW(*text, room, n + 4096, err));
        if (n > LARGEST_SMALL_FILE)
            TR_TRY(tr_fail(err, TR_BAD_INPUT, "%s is over 16 MB, too large for a file of its kind", path));
    } while ((got = fread(*text + n, 1, room - n - 1, file)) > 0);
    if (ferror(file))
        TR_TRY(tr_fail(err, TR_IO, "cannot read %s: %s", path, strerror(errno)));
    (*text)[n] = '\0';
    *length = n;
out:
    (void)fclose(file);
    if (st != TR_OK) {
        tr_free(*text);
        *text = NULL;
    }
    return st;
}
