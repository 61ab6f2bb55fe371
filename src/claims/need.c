/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/need.h"

#include <dirent.h>
#include <fnmatch.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/strings.h"

#define LARGE_BYTES ((uint64_t)64 << 20)

/* Measured on a million generated claims of seven columns: per claim the ids of its cells, its place,
 * and 140 bytes of links, ties, pairs and scores; per byte of distinct text its copy, its slot in the table
 * of strings, its number and its entity. Later rows repeat more than the first ones: half as much is new. */
enum { SAMPLE_BYTES = 1 << 20, BYTES_OF_CELL = 4, BYTES_OF_CLAIM = 146 };
#define BYTES_OF_TEXT 1.5

typedef struct {
    uint64_t bytes; /* of all files */
    char *largest;  /* its path */
    uint64_t largest_bytes;
} Sizes;

static TrStatus add_file(Sizes *sizes, const char *path, TrError *err)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return TR_OK;
    sizes->bytes += (uint64_t)status.st_size;
    if ((uint64_t)status.st_size <= sizes->largest_bytes)
        return TR_OK;
    tr_free(sizes->largest);
    sizes->largest_bytes = (uint64_t)status.st_size;
    return (sizes->largest = tr_text_copy(path)) == NULL ? tr_fail_memory(err) : TR_OK;
}

static TrStatus add_path(Sizes *sizes, const char *path, TrError *err)
{
    DIR *folder = opendir(path);
    TrStatus st = TR_OK;
    if (folder == NULL)
        return add_file(sizes, path, err);
    for (const struct dirent *entry; st == TR_OK && (entry = readdir(folder)) != NULL;) {
        char *joined;
        if (fnmatch("claims*.csv", entry->d_name, 0) != 0)
            continue;
        joined = tr_path_join(path, entry->d_name);
        st = joined == NULL ? tr_fail_memory(err) : add_file(sizes, joined, err);
        tr_free(joined);
    }
    (void)closedir(folder);
    return st;
}

/* ---- the first rows ---- */

typedef struct {
    size_t bytes, rows, columns;
    double distinct_share; /* of the bytes */
} Sample;

/* The delimiter that the first line has most of. */
static char delimiter_of(const char *text)
{
    static const char delimiters[] = ",;\t|";
    size_t line = strcspn(text, "\r\n"), most = 0;
    char best = ',';
    for (const char *d = delimiters; *d != '\0'; d++) {
        size_t n = 0;
        for (size_t i = 0; i < line; i++)
            n += text[i] == *d;
        if (n > most) {
            most = n;
            best = *d;
        }
    }
    return best;
}

/* Whether a line begins at `at`, in `text`, and holds nothing. */
static bool is_blank_line(const char *text, const char *at)
{
    return (at == text || at[-1] == '\n') && (*at == '\n' || (*at == '\r' && at[1] == '\n'));
}

/* Quotes are not looked at: an estimate does without. */
static TrStatus look_at(const char *text, Sample *sample, TrError *err)
{
    const char ends[] = {delimiter_of(text), '\n', '\0'};
    size_t distinct = 0;
    TrStrings *cells = tr_strings_new(err);
    TrStatus st = cells == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    for (const char *at = text; *at != '\0';) {
        size_t n = strcspn(at, ends);
        uint32_t id;
        bool added;
        TR_TRY(tr_strings_add(cells, at, n, &id, &added, err));
        distinct += added ? n : 0;
        sample->columns += sample->rows == 0;
        sample->rows += at[n] == '\n' && !is_blank_line(text, at);
        at += n + (at[n] != '\0');
    }
    sample->bytes = strlen(text);
    sample->distinct_share = sample->bytes == 0 ? 0 : (double)distinct / (double)sample->bytes;
out:
    tr_strings_free(cells);
    return st;
}

static TrStatus look_at_file(const char *path, Sample *sample, TrError *err)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;
    TrStatus st = TR_OK;
    *sample = (Sample){0};
    if (file == NULL)
        return TR_OK;
    TR_TRY(TR_ARRAY(text, SAMPLE_BYTES + 1, err));
    text[fread(text, 1, SAMPLE_BYTES, file)] = '\0';
    TR_TRY(look_at(text, sample, err));
out:
    tr_free(text);
    (void)fclose(file);
    return st;
}

/* ---- the estimate ---- */

TrStatus tr_need_of(const char *const *paths, size_t n_paths, TrNeed *need, TrError *err)
{
    Sizes sizes = {0};
    Sample sample;
    TrStatus st = TR_OK;
    *need = (TrNeed){0};
    for (size_t i = 0; i < n_paths; i++)
        TR_TRY(add_path(&sizes, paths[i], err));
    if (sizes.bytes < LARGE_BYTES)
        goto out;
    TR_TRY(look_at_file(sizes.largest, &sample, err));
    if (sample.rows < 2)
        goto out;
    need->file_bytes = sizes.bytes;
    need->claims = (uint64_t)((double)sizes.bytes / ((double)sample.bytes / (double)sample.rows));
    need->memory_bytes = need->claims * (BYTES_OF_CELL * sample.columns + BYTES_OF_CLAIM) +
                         (uint64_t)(BYTES_OF_TEXT * sample.distinct_share * (double)sizes.bytes);
out:
    tr_free(sizes.largest);
    return st;
}

TrStatus tr_need_check(const TrNeed *need, uint64_t available_bytes, TrError *err)
{
    if (need->memory_bytes / 5 * 4 <= available_bytes)
        return TR_OK;
    return tr_fail(err, TR_MEMORY,
                   "about %.3g million claims in %.3g GB would need about %.3g GB of memory, and %.3g GB are "
                   "there: free some, raise its limit (ulimit -v, or the container's), or give fewer claims "
                   "or columns",
                   (double)need->claims / 1e6, (double)need->file_bytes / 1e9,
                   (double)need->memory_bytes / 1e9, (double)available_bytes / 1e9);
}
