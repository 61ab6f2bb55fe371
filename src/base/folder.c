/* SPDX-License-Identifier: MIT */
/* The new folder is a hidden neighbour of the old one, ".NAME.new-XXXXXX", so that one rename or exchange
 * puts it in place. A lock file ".NAME.lock" keeps a second writer out; the system drops the lock of a writer
 * that dies, and the next one sweeps up what that left. */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/builder.h"
#include "base/carry.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/writers.h"

static const char old_suffix[] = ".new-old";

static TrStatus fails(const char *what, const char *path, TrError *err)
{
    return tr_fail(err, TR_IO, "cannot %s %s: %s", what, path, strerror(errno));
}

static TrStatus cannot_write_beside(const char *path, TrError *err)
{
    int reason = errno, length = reason == ENOENT ? tr_path_missing_folder(path) : 0;
    if (length > 0)
        return tr_fail(err, TR_IO, "cannot write beside %s: %s; make the folder first: mkdir -p '%.*s'", path,
                       strerror(reason), length, path);
    errno = reason;
    return fails("write beside", path, err);
}

/* "parent/.NAME" + suffix */
static char *hidden_neighbour(const char *path, const char *suffix)
{
    TrBuilder builder = {0};
    const char *base = tr_path_base(path);
    tr_build_bytes(&builder, path, (size_t)(base - path));
    tr_build_text(&builder, ".");
    tr_build_text(&builder, base);
    tr_build_text(&builder, suffix);
    if (builder.failed)
        tr_builder_release(&builder);
    return builder.text;
}

/* ---- beginning ---- */

/* An existing folder by its real path, so that a link to a folder stays a link. */
static TrStatus settle_path(TrFolderEdition *edition, const char *path, TrError *err)
{
    char *real = realpath(path, NULL);
    size_t n;
    edition->path = tr_text_copy(real != NULL ? real : path);
    free(real);
    if (edition->path == NULL)
        return tr_fail_memory(err);
    n = strlen(edition->path);
    while (n > 1 && edition->path[n - 1] == '/')
        edition->path[--n] = '\0';
    if (*edition->path == '\0' || strcmp(edition->path, "/") == 0)
        return tr_fail(err, TR_BAD_USAGE, "'%s' is no folder to write into", path);
    return TR_OK;
}

/* Whether the file that is locked is still the one of that name: its owner may have removed it between our
 * two calls. */
static TrStatus still_there(const TrFolderEdition *edition, bool *there, TrError *err)
{
    struct stat ours, named;
    *there = false;
    if (fstat(edition->lock_fd, &ours) != 0 || (stat(edition->lock, &named) != 0 && errno != ENOENT))
        return fails("lock", edition->lock, err);
    *there = stat(edition->lock, &named) == 0 && ours.st_ino == named.st_ino;
    return TR_OK;
}

static void let_go_of_lock(TrFolderEdition *edition)
{
    if (edition->lock_fd >= 0)
        (void)close(edition->lock_fd);
    edition->lock_fd = -1;
}

static TrStatus take_lock(TrFolderEdition *edition, TrError *err)
{
    bool there = false;
    TrStatus st = TR_OK;
    if ((edition->lock = hidden_neighbour(edition->path, ".lock")) == NULL)
        return tr_fail_memory(err);
    while (st == TR_OK && !there) {
        let_go_of_lock(edition);
        edition->lock_fd = open(edition->lock, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (edition->lock_fd < 0)
            return cannot_write_beside(edition->path, err);
        if (flock(edition->lock_fd, LOCK_EX | LOCK_NB) != 0)
            st =
                errno == EWOULDBLOCK
                    ? tr_fail(err, TR_IO, "%s is being written by another trama; try again when it has ended",
                              edition->path)
                    : fails("lock", edition->lock, err);
        else
            st = still_there(edition, &there, err);
    }
    if (st != TR_OK)
        let_go_of_lock(edition); /* it may be the other's: not ours to remove */
    return st;
}

/* A writer that died between the two renames of exchange() left no folder, but the old one beside. Were it
 * not brought back, it would be swept up. */
static TrStatus bring_back(const TrFolderEdition *edition, TrError *err)
{
    char *aside = hidden_neighbour(edition->path, old_suffix);
    bool gone = false;
    TrStatus st = aside == NULL ? tr_fail_memory(err) : tr_path_absent(edition->path, &gone, err);
    if (gone && rename(aside, edition->path) != 0 && errno != ENOENT)
        st = fails("bring back", aside, err);
    tr_free(aside);
    return st;
}

/* Folders in it are not ours: a writer died after the exchange and before it moved them over. */
static void sweep_leftover(const TrFolderEdition *edition, const char *left)
{
    TrCarrying carrying;
    bool absent = true;
    TrStatus st = tr_path_absent(edition->path, &absent, NULL);
    if (st == TR_OK && !absent) {
        st = tr_carrying_begin(&carrying, left, edition->path, NULL, NULL);
        if (st == TR_OK)
            st = tr_carry_folders(&carrying, NULL);
        tr_carrying_release(&carrying);
    }
    if (st == TR_OK)
        tr_folder_sweep(AT_FDCWD, left);
}

/* Remove what writers that died have left. */
static void sweep_leftovers(const TrFolderEdition *edition)
{
    char *pattern = hidden_neighbour(edition->path, ".new-"), *parent = tr_text_copy(edition->path);
    const char *prefix = pattern == NULL ? NULL : tr_path_base(pattern);
    DIR *folder = NULL;
    struct dirent *entry;
    if (parent != NULL && prefix != NULL) {
        parent[tr_path_base(parent) - parent] = '\0';
        folder = opendir(*parent == '\0' ? "." : parent);
    }
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char *left =
            strncmp(entry->d_name, prefix, strlen(prefix)) == 0 ? tr_path_join(parent, entry->d_name) : NULL;
        if (left != NULL)
            sweep_leftover(edition, left);
        tr_free(left);
    }
    if (folder != NULL)
        (void)closedir(folder);
    tr_free(pattern);
    tr_free(parent);
}

static TrStatus make_temporary(TrFolderEdition *edition, TrError *err)
{
    mode_t mask = umask(0);
    char *template = hidden_neighbour(edition->path, ".new-XXXXXX");
    (void)umask(mask);
    if (template == NULL)
        return tr_fail_memory(err);
    if (mkdtemp(template) == NULL) {
        tr_free(template);
        return cannot_write_beside(edition->path, err);
    }
    (void)chmod(template, 0777 & ~mask);
    edition->temporary = template;
    return TR_OK;
}

TrStatus tr_edition_begin(TrFolderEdition *edition, const char *path, TrError *err)
{
    struct stat status;
    char *name = NULL;
    TrStatus st = TR_OK;
    *edition = (TrFolderEdition){.lock_fd = -1};
    TR_TRY(settle_path(edition, path, err));
    if (stat(edition->path, &status) == 0 && !S_ISDIR(status.st_mode))
        TR_TRY(tr_fail(err, TR_IO, "cannot write into %s: it is a file; expected a folder", path));
    TR_TRY(take_lock(edition, err));
    TR_TRY(bring_back(edition, err));
    sweep_leftovers(edition);
    TR_TRY(make_temporary(edition, err));
    if ((name = tr_path_join(edition->temporary, TR_MANIFEST)) == NULL)
        TR_TRY(tr_fail_memory(err));
    if ((edition->manifest = fopen(name, "w")) == NULL)
        TR_TRY(fails("write", name, err));
    (void)fprintf(edition->manifest, "{\"made_by\":\"trama %s\",\"files\":[", TRAMA_VERSION);
out:
    tr_free(name);
    if (st != TR_OK)
        tr_edition_abandon(edition);
    return st;
}

/* ---- files ---- */

TrStatus tr_edition_open(TrFolderEdition *edition, const char *name, FILE **file, TrError *err)
{
    char *path = tr_path_join(edition->temporary, name);
    TrStatus st = TR_OK;
    if (path == NULL)
        return tr_fail_memory(err);
    if ((*file = fopen(path, "w")) == NULL)
        st = tr_fail(err, TR_IO, "cannot write %s in %s: %s", name, edition->path, strerror(errno));
    tr_free(path);
    return st;
}

static void list_file(TrFolderEdition *edition, const char *name)
{
    TrJson json = {.file = edition->manifest};
    (void)fputs(edition->n_files++ > 0 ? ",\n" : "\n", edition->manifest);
    tr_json_text(&json, name);
}

TrStatus tr_edition_close(TrFolderEdition *edition, const char *name, FILE *file, TrError *err)
{
    TrStatus st = tr_stream_check(file, name, err);
    if (fclose(file) != 0 && st == TR_OK)
        st = tr_fail(err, TR_IO, "cannot write %s in %s: %s", name, edition->path, strerror(errno));
    list_file(edition, name);
    return st;
}

/* ---- putting it in place ---- */

/* Exchange the two folders, so that edition->temporary is the old one; where the file system cannot, two
 * renames. */
static TrStatus exchange(TrFolderEdition *edition, TrError *err)
{
    char *aside;
    TrStatus st = TR_OK;
    if (renameat2(AT_FDCWD, edition->temporary, AT_FDCWD, edition->path, RENAME_EXCHANGE) == 0)
        return TR_OK;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return fails("replace", edition->path, err);
    if ((aside = hidden_neighbour(edition->path, old_suffix)) == NULL)
        return tr_fail_memory(err);
    if (rename(edition->path, aside) != 0 || rename(edition->temporary, edition->path) != 0) {
        st = fails("replace", edition->path, err);
        (void)rename(aside, edition->path);
    } else {
        (void)rename(aside, edition->temporary);
    }
    tr_free(aside);
    return st;
}

static TrStatus finish_manifest(TrFolderEdition *edition, TrError *err)
{
    FILE *file = edition->manifest;
    TrStatus st;
    edition->manifest = NULL;
    (void)fputs("\n]}\n", file);
    st = tr_stream_check(file, TR_MANIFEST, err);
    if (fclose(file) != 0 && st == TR_OK)
        st = fails("write", TR_MANIFEST, err);
    return st;
}

/* *manifest = that of the folder that is replaced, for tr_free(); NULL if it has none. */
static TrStatus read_old_manifest(const TrFolderEdition *edition, char **manifest, TrError *err)
{
    char *path = tr_path_join(edition->path, TR_MANIFEST);
    bool absent;
    size_t n;
    TrStatus st = path == NULL ? tr_fail_memory(err) : TR_OK;
    *manifest = NULL;
    TR_TRY(st);
    TR_TRY(tr_path_absent(path, &absent, err));
    if (!absent)
        TR_TRY(tr_file_read(path, manifest, &n, err));
out:
    tr_free(path);
    return st;
}

/* What the old manifest names stays in the new one, unless it was written anew: a line each, in quotes. */
TrStatus tr_edition_keep_old(TrFolderEdition *edition, TrError *err)
{
    char *manifest = NULL, *save = NULL;
    bool absent;
    TrStatus st = TR_OK;
    edition->keeps_old = true;
    TR_TRY(read_old_manifest(edition, &manifest, err));
    if (manifest == NULL)
        goto out;
    for (char *line = strtok_r(manifest, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save)) {
        char *end = line[0] == '"' ? strchr(line + 1, '"') : NULL, *written;
        if (end == NULL)
            continue;
        *end = '\0';
        if ((written = tr_path_join(edition->temporary, line + 1)) == NULL)
            TR_TRY(tr_fail_memory(err));
        st = tr_path_absent(written, &absent, err);
        tr_free(written);
        TR_TRY(st);
        if (absent)
            list_file(edition, line + 1);
    }
out:
    tr_free(manifest);
    return st;
}

static TrStatus put_first(TrFolderEdition *edition, TrError *err)
{
    if (rename(edition->temporary, edition->path) != 0)
        return fails("write", edition->path, err);
    tr_free(edition->temporary);
    edition->temporary = NULL;
    return TR_OK;
}

/* Everything that takes memory is done before the exchange. */
static TrStatus replace(TrFolderEdition *edition, TrError *err)
{
    TrCarrying carrying = {0};
    char *manifest = NULL;
    TrStatus st = TR_OK;
    if (!edition->keeps_old)
        TR_TRY(read_old_manifest(edition, &manifest, err));
    TR_TRY(tr_carrying_begin(&carrying, edition->path, edition->temporary, manifest, err));
    TR_TRY(tr_carry_files(&carrying, err));
    TR_TRY(exchange(edition, err));
    if ((st = tr_carry_folders(&carrying, err)) != TR_OK &&
        (tr_carry_folders_back(&carrying) != TR_OK || exchange(edition, NULL) != TR_OK)) {
        tr_free(edition->temporary); /* what could not be moved stays there: the next edition tries again */
        edition->temporary = NULL;
    }
out:
    tr_carrying_release(&carrying);
    return st;
}

TrStatus tr_edition_commit(TrFolderEdition *edition, TrError *err)
{
    bool first;
    TrStatus st = TR_OK;
    TR_TRY(finish_manifest(edition, err));
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(tr_path_absent(edition->path, &first, err));
    TR_TRY(first ? put_first(edition, err) : replace(edition, err));
out:
    tr_edition_abandon(edition);
    return st;
}

void tr_edition_abandon(TrFolderEdition *edition)
{
    if (edition->manifest != NULL)
        (void)fclose(edition->manifest);
    if (edition->temporary != NULL)
        tr_folder_sweep(AT_FDCWD, edition->temporary);
    if (edition->lock_fd >= 0 && edition->lock != NULL) {
        (void)unlink(edition->lock);
        (void)close(edition->lock_fd);
    }
    tr_free(edition->path);
    tr_free(edition->temporary);
    tr_free(edition->lock);
    *edition = (TrFolderEdition){.lock_fd = -1};
}
