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
#include "base/file.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/writers.h"

static const char manifest_name[] = "manifest.json", old_suffix[] = ".new-old";

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

static bool is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Delete a folder and what is in it. */
static void sweep(const char *path)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char *inner = is_dots(entry->d_name) ? NULL : tr_path_join(path, entry->d_name);
        struct stat status;
        if (inner != NULL && lstat(inner, &status) == 0) {
            if (S_ISDIR(status.st_mode))
                sweep(inner);
            else
                (void)unlink(inner);
        }
        tr_free(inner);
    }
    if (folder != NULL)
        (void)closedir(folder);
    (void)rmdir(path);
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

static TrStatus take_lock(TrFolderEdition *edition, TrError *err)
{
    if ((edition->lock = hidden_neighbour(edition->path, ".lock")) == NULL)
        return tr_fail_memory(err);
    for (;;) {
        struct stat ours, there;
        edition->lock_fd = open(edition->lock, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (edition->lock_fd < 0)
            return cannot_write_beside(edition->path, err);
        if (flock(edition->lock_fd, LOCK_EX | LOCK_NB) != 0) {
            (void)close(edition->lock_fd); /* the other's lock: not ours to remove */
            edition->lock_fd = -1;
            return tr_fail(err, TR_IO, "%s is being written by another trama; try again when it has ended",
                           edition->path);
        }
        if (fstat(edition->lock_fd, &ours) == 0 && stat(edition->lock, &there) == 0 &&
            ours.st_ino == there.st_ino)
            return TR_OK;
        (void)close(edition->lock_fd); /* its owner removed it between our two calls */
        edition->lock_fd = -1;
    }
}

/* Whether the manifest of the old folder names `name`. Names are written by us: a plain search will do. */
static bool manifest_names(const char *manifest, const char *name)
{
    TrBuilder quoted = {0};
    bool named;
    tr_build_text(&quoted, "\n\"");
    tr_build_text(&quoted, name);
    tr_build_text(&quoted, "\"");
    named = manifest != NULL && !quoted.failed && strstr(manifest, quoted.text) != NULL;
    tr_builder_release(&quoted);
    return named;
}

/* Bring what is not ours from the old folder into the new: files as links, folders by moving them, which is
 * left until the new folder is in place (`after`). */
static TrStatus carry_over(const char *from, const char *to, const char *manifest, bool after, TrError *err)
{
    DIR *folder = opendir(from);
    struct dirent *entry;
    TrStatus st = TR_OK;
    while (folder != NULL && st == TR_OK && (entry = readdir(folder)) != NULL) {
        char *old = tr_path_join(from, entry->d_name), *new = tr_path_join(to, entry->d_name);
        struct stat status, there;
        if (old == NULL || new == NULL)
            st = tr_fail_memory(err);
        else if (!is_dots(entry->d_name) && strcmp(entry->d_name, manifest_name) != 0 &&
                 !manifest_names(manifest, entry->d_name) && lstat(old, &status) == 0 &&
                 S_ISDIR(status.st_mode) == after && lstat(new, &there) != 0 &&
                 (after ? rename(old, new) : link(old, new)) != 0)
            st = fails("keep", old, err);
        tr_free(old);
        tr_free(new);
    }
    if (folder != NULL)
        (void)closedir(folder);
    return st;
}

/* A writer that died between the two renames of exchange() left no folder, but the old one beside. */
static void bring_back(const TrFolderEdition *edition)
{
    char *aside = hidden_neighbour(edition->path, old_suffix);
    if (aside != NULL && access(edition->path, F_OK) != 0)
        (void)rename(aside, edition->path);
    tr_free(aside);
}

/* Remove what writers that died have left. Folders in it are not ours: a writer died after the exchange and
 * before it moved them over. */
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
        if (left != NULL && carry_over(left, edition->path, NULL, true, NULL) == TR_OK)
            sweep(left);
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
    bring_back(edition);
    sweep_leftovers(edition);
    TR_TRY(make_temporary(edition, err));
    if ((name = tr_path_join(edition->temporary, manifest_name)) == NULL)
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
    st = tr_stream_check(file, manifest_name, err);
    if (fclose(file) != 0 && st == TR_OK)
        st = fails("write", manifest_name, err);
    return st;
}

/* What the old manifest names stays in the new one, unless it was written anew: a line each, in quotes. */
TrStatus tr_edition_keep_old(TrFolderEdition *edition, TrError *err)
{
    char *path = tr_path_join(edition->path, manifest_name), *manifest = NULL, *save = NULL;
    size_t n;
    TrStatus st = path == NULL ? tr_fail_memory(err) : TR_OK;
    TR_TRY(st);
    edition->keeps_old = true;
    if (access(path, F_OK) != 0)
        goto out;
    TR_TRY(tr_file_read(path, &manifest, &n, err));
    for (char *line = strtok_r(manifest, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save)) {
        char *end = line[0] == '"' ? strchr(line + 1, '"') : NULL, *written;
        if (end == NULL)
            continue;
        *end = '\0';
        if ((written = tr_path_join(edition->temporary, line + 1)) == NULL)
            TR_TRY(tr_fail_memory(err));
        if (access(written, F_OK) != 0)
            list_file(edition, line + 1);
        tr_free(written);
    }
out:
    tr_free(path);
    tr_free(manifest);
    return st;
}

TrStatus tr_edition_commit(TrFolderEdition *edition, TrError *err)
{
    char *manifest_path = tr_path_join(edition->path, manifest_name), *manifest = NULL;
    struct stat status;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(finish_manifest(edition, err));
    TR_TRY(tr_interrupt_check(err));
    if (manifest_path == NULL)
        TR_TRY(tr_fail_memory(err));
    if (stat(edition->path, &status) != 0) { /* the first edition */
        if (rename(edition->temporary, edition->path) != 0)
            TR_TRY(fails("write", edition->path, err));
        tr_free(edition->temporary);
        edition->temporary = NULL;
        goto out;
    }
    if (!edition->keeps_old && access(manifest_path, F_OK) == 0)
        TR_TRY(tr_file_read(manifest_path, &manifest, &n, err));
    TR_TRY(carry_over(edition->path, edition->temporary, manifest, false, err));
    TR_TRY(exchange(edition, err));
    if ((st = carry_over(edition->temporary, edition->path, manifest, true, err)) != TR_OK) {
        tr_free(edition->temporary); /* what could not be moved stays there */
        edition->temporary = NULL;
    }
out:
    tr_free(manifest_path);
    tr_free(manifest);
    tr_edition_abandon(edition);
    return st;
}

void tr_edition_abandon(TrFolderEdition *edition)
{
    if (edition->manifest != NULL)
        (void)fclose(edition->manifest);
    if (edition->temporary != NULL)
        sweep(edition->temporary);
    if (edition->lock_fd >= 0 && edition->lock != NULL) {
        (void)unlink(edition->lock);
        (void)close(edition->lock_fd);
    }
    tr_free(edition->path);
    tr_free(edition->temporary);
    tr_free(edition->lock);
    *edition = (TrFolderEdition){.lock_fd = -1};
}
