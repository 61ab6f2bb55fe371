/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/nearby.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/builder.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/suggest.h"
#include "claims/columns.h"
#include "claims/table.h"

#define BEGIN "'trama new FOLDER' makes a folder to begin with"

static int is_seen(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int is_claims(const struct dirent *entry)
{
    return tr_part_of_file(entry->d_name) == (int)TR_CLAIMS;
}

/* A CSV file of a name that says nothing to us. */
static int is_other_csv(const struct dirent *entry)
{
    return is_seen(entry) && strcasecmp(tr_path_extension(entry->d_name), "csv") == 0 &&
           tr_part_of_file(entry->d_name) < 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static const char *name_of(const void *table, size_t i)
{
    return ((struct dirent *const *)table)[i]->d_name;
}

static void free_entries(struct dirent **entries, int n)
{
    for (int i = 0; i < n; i++)
        free(entries[i]);
    free(entries);
}

TrStatus tr_input_cannot_read(const char *path, int reason, TrError *err)
{
    struct dirent **entries = NULL;
    char *folder = tr_text_copy(path);
    const char *near = NULL;
    size_t length = (size_t)(tr_path_base(path) - path);
    int n = 0;
    if (folder == NULL)
        return tr_fail_memory(err);
    folder[length] = '\0';
    if (reason == ENOENT)
        n = scandir(length > 0 ? folder : ".", &entries, is_seen, by_name);
    if (n > 0)
        near = tr_suggest(tr_path_base(path), name_of, entries, (size_t)n);
    if (near != NULL)
        (void)tr_fail(err, TR_IO, "cannot read %s: %s; did you mean '%s%s'?", path, strerror(reason), folder,
                      near);
    else
        (void)tr_fail(err, TR_IO, "cannot read %s: %s%s", path, strerror(reason),
                      reason == ENOENT ? "; " BEGIN : "");
    free_entries(entries, n > 0 ? n : 0);
    tr_free(folder);
    return TR_IO;
}

/* The first entry of `folder` for which `wanted` holds, or NULL; the caller frees it. */
static char *first_of(const char *folder, int (*wanted)(const struct dirent *))
{
    struct dirent **entries = NULL;
    int n = scandir(folder, &entries, wanted, by_name);
    char *path = n > 0 ? tr_path_join(folder, entries[0]->d_name) : NULL;
    free_entries(entries, n > 0 ? n : 0);
    return path;
}

TrStatus tr_input_has_no_claims(const char *folder, TrError *err)
{
    char *input = tr_path_join(folder, "input"), *inside = NULL, *other = NULL;
    TrStatus st = TR_BAD_INPUT;
    if (input == NULL)
        return tr_fail_memory(err);
    inside = first_of(input, is_claims);
    other = inside != NULL ? NULL : first_of(folder, is_other_csv);
    if (inside != NULL)
        st = tr_fail(err, st, "the folder %s holds no claims, but %s does: name that one", folder, input);
    else if (other != NULL)
        st = tr_fail(
            err, st,
            "the folder %s holds no claims: expected a file claims.csv (or claims-….csv) in it; to read "
            "another as claims, name it: 'trama check %s'",
            folder, other);
    else
        st = tr_fail(
            err, st,
            "the folder %s holds no claims: expected a file claims.csv (or claims-….csv) in it; " BEGIN,
            folder);
    tr_free(input);
    tr_free(inside);
    tr_free(other);
    return st;
}
