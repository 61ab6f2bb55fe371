/* SPDX-License-Identifier: MIT */
#include "base/carry.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

static bool is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* ---- deleting ---- */

void tr_folder_sweep(int parent, const char *name)
{
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL)
        if (!is_dots(entry->d_name) && unlinkat(fd, entry->d_name, 0) != 0)
            tr_folder_sweep(fd, entry->d_name);
    if (folder != NULL)
        (void)closedir(folder);
    else if (fd >= 0)
        (void)close(fd);
    (void)unlinkat(parent, name, AT_REMOVEDIR);
}

/* ---- handing on ---- */

TrStatus tr_carrying_begin(TrCarrying *carrying, const char *from, const char *to, char *manifest,
                           TrError *err)
{
    *carrying = (TrCarrying){.manifest = manifest};
    if ((carrying->from = opendir(from)) == NULL)
        return tr_fail(err, TR_IO, "cannot read the folder %s: %s", from, strerror(errno));
    if ((carrying->to = opendir(to)) == NULL)
        return tr_fail(err, TR_IO, "cannot read the folder %s: %s", to, strerror(errno));
    return TR_OK;
}

void tr_carrying_release(TrCarrying *carrying)
{
    if (carrying->from != NULL)
        (void)closedir(carrying->from);
    if (carrying->to != NULL)
        (void)closedir(carrying->to);
    tr_free(carrying->manifest);
    *carrying = (TrCarrying){0};
}

/* Whether the manifest has `name` in quotes at the beginning of a line. Names are written by us: a plain
 * search will do. */
static bool manifest_names(const char *manifest, const char *name)
{
    size_t n = strlen(name);
    for (const char *line = manifest; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (line[0] == '"' && strncmp(line + 1, name, n) == 0 && line[1 + n] == '"')
            return true;
    }
    return false;
}

static bool is_ours(const TrCarrying *carrying, const char *name)
{
    return is_dots(name) || strcmp(name, TR_MANIFEST) == 0 || manifest_names(carrying->manifest, name);
}

static TrStatus carry_one(const TrCarrying *carrying, const char *name, bool folders, TrError *err)
{
    int from = dirfd(carrying->from), to = dirfd(carrying->to);
    struct stat status, there;
    if (fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return tr_fail(err, TR_IO, "cannot keep %s: %s", name, strerror(errno));
    if (S_ISDIR(status.st_mode) != folders || fstatat(to, name, &there, AT_SYMLINK_NOFOLLOW) == 0)
        return TR_OK;
    if ((folders ? renameat(from, name, to, name) : linkat(from, name, to, name, 0)) != 0)
        return tr_fail(err, TR_IO, "cannot keep %s: %s", name, strerror(errno));
    return TR_OK;
}

static TrStatus carry(const TrCarrying *carrying, bool folders, TrError *err)
{
    struct dirent *entry;
    TrStatus st = TR_OK;
    rewinddir(carrying->from);
    while (errno = 0, (entry = readdir(carrying->from)) != NULL) {
        TrStatus one =
            is_ours(carrying, entry->d_name) ? TR_OK : carry_one(carrying, entry->d_name, folders, err);
        st = st == TR_OK ? one : st;
    }
    if (errno != 0 && st == TR_OK)
        st = tr_fail(err, TR_IO, "cannot read the old folder: %s", strerror(errno));
    return st;
}

TrStatus tr_carry_files(const TrCarrying *carrying, TrError *err)
{
    return carry(carrying, false, err);
}

TrStatus tr_carry_folders(const TrCarrying *carrying, TrError *err)
{
    return carry(carrying, true, err);
}

TrStatus tr_carry_folders_back(const TrCarrying *carrying)
{
    return carry(&(TrCarrying){.from = carrying->to, .to = carrying->from}, true, NULL);
}

TrStatus tr_path_absent(const char *path, bool *absent, TrError *err)
{
    struct stat status;
    *absent = lstat(path, &status) != 0;
    if (*absent && errno != ENOENT && errno != ENOTDIR)
        return tr_fail(err, TR_IO, "cannot tell what stands at %s: %s", path, strerror(errno));
    return TR_OK;
}
