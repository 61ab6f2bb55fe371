/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama clean: any delimited file as plain CSV. */
#include "claims/clean.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "claims/input.h"
#include "commands/case.h"

typedef struct {
    const TrSettings *settings;
    const char *path, *name; /* of the input, in messages and in outputs */
    TrCleaning cleaning;
    TrFile out, rejected;
    FILE *held; /* what --strict holds back from standard output */
} Cleaning;

/* FOLDER/NAME.csv for an input NAME.txt; the caller frees it. */
static char *output_path(const char *folder, const char *name, const char *suffix)
{
    const char *dot = strrchr(name, '.');
    size_t stem = dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name);
    char *file = tr_malloc(stem + strlen(suffix) + 1), *path;
    if (file == NULL)
        return NULL;
    memcpy(file, name, stem);
    memcpy(file + stem, suffix, strlen(suffix) + 1);
    path = tr_path_join(folder, file);
    tr_free(file);
    return path;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

static TrStatus begin_output(Cleaning *it, TrError *err)
{
    const char *folder = it->settings->output;
    char *path = NULL;
    TrStatus st = TR_OK;
    if (folder == NULL) {
        TR_TRY(tr_file_begin(&it->out, "-", err));
        if (it->settings->strict && (it->held = tmpfile()) == NULL)
            st = tr_fail(err, TR_IO, "cannot make a temporary file: %s", strerror(errno));
        return st;
    }
    if ((path = output_path(folder, it->name, ".csv")) == NULL)
        TR_TRY(tr_fail_memory(err));
    if (is_same_file(path, it->path))
        TR_TRY(tr_fail(err, TR_BAD_USAGE, "%s would be written over what is read; expected another folder",
                       path));
    TR_TRY(tr_file_begin(&it->out, path, err));
out:
    tr_free(path);
    return st;
}

static TrStatus copy_held(Cleaning *it, TrError *err)
{
    char buffer[65536];
    size_t n;
    if (it->held == NULL)
        return TR_OK;
    if (fflush(it->held) != 0)
        return tr_fail(err, TR_IO, "cannot write a temporary file: %s", strerror(errno));
    rewind(it->held);
    while ((n = fread(buffer, 1, sizeof buffer, it->held)) > 0)
        (void)fwrite(buffer, 1, n, it->out.file);
    return ferror(it->held) ? tr_fail(err, TR_IO, "cannot read a temporary file") : TR_OK;
}

/* --rejected FILE, else beside the output; without a folder and the option they are only named. */
static TrStatus write_rejected(Cleaning *it, TrError *err)
{
    const TrSettings *settings = it->settings;
    char *path = NULL;
    TrStatus st = TR_OK;
    if (it->cleaning.rejected_rows.n == 0 || (settings->rejected == NULL && settings->output == NULL))
        return TR_OK;
    path = settings->rejected != NULL ? tr_text_copy(settings->rejected)
                                      : output_path(settings->output, it->name, ".rejected.csv");
    if (path == NULL)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(tr_file_begin(&it->rejected, path, err));
    TR_TRY(tr_rejected_write(&it->cleaning.rejected_rows, NULL, it->rejected.file, err));
    TR_TRY(tr_file_commit(&it->rejected, err));
out:
    tr_free(path);
    return st;
}

static TrStatus clean(Cleaning *it, int fd, TrError *err)
{
    TrCsvReader *reader = tr_csv_reader_new(fd, it->path, err);
    TrStatus st = TR_OK;
    if (reader == NULL)
        return TR_MEMORY;
    TR_TRY(tr_csv_reader_prepare(reader, &it->settings->reading, err));
    TR_TRY(begin_output(it, err));
    TR_TRY(tr_clean(reader, &it->settings->reading, it->path, it->name,
                    it->held != NULL ? it->held : it->out.file, &it->cleaning, err));
    if (it->settings->strict && it->cleaning.rejected > 0)
        TR_TRY(tr_fail(err, TR_BAD_INPUT,
                       "rows of %s rejected: %lu; with --strict that ends it, and nothing is written",
                       it->path, it->cleaning.rejected));
    TR_TRY(copy_held(it, err));
    TR_TRY(write_rejected(it, err));
    TR_TRY(tr_file_commit(&it->out, err));
out:
    tr_csv_reader_free(reader);
    return st;
}

static TrStatus clean_file(const TrSettings *settings, const char *path, TrExit *status, TrError *err)
{
    bool standard = strcmp(path, "-") == 0;
    Cleaning it = {.settings = settings,
                   .path = standard ? "standard input" : path,
                   .name = standard ? "standard-input" : tr_path_base(path)};
    int fd = standard ? STDIN_FILENO : tr_input_open(path, err);
    TrStatus st = TR_IO;
    if (fd >= 0)
        st = clean(&it, fd, err);
    tr_say(NULL, &it.cleaning.diagnostics, settings);
    if (st == TR_OK && it.cleaning.rejected > 0)
        *status = TR_EXIT_REJECTED;
    if (settings->verbose && st == TR_OK)
        (void)fprintf(stderr, "%s: %lu rows = %lu written + %lu rejected + %lu left out\n", it.path,
                      it.cleaning.rows, it.cleaning.written, it.cleaning.rejected, it.cleaning.left_out);
    tr_file_abandon(&it.out);
    tr_file_abandon(&it.rejected);
    if (it.held != NULL)
        (void)fclose(it.held);
    tr_cleaning_release(&it.cleaning);
    if (fd >= 0 && !standard)
        (void)close(fd);
    return st;
}

static TrStatus check_arguments(const TrSettings *settings, TrError *err)
{
    if (settings->n_arguments == 0)
        return tr_fail(err, TR_BAD_USAGE,
                       "clean needs a file to read, or - for standard input, such as: trama clean export.txt "
                       ">export.csv");
    if (settings->n_arguments > 1 && settings->output == NULL)
        return tr_fail(err, TR_BAD_USAGE, "several files need a folder to go to: -o FOLDER");
    if (settings->n_arguments > 1 && settings->rejected != NULL)
        return tr_fail(err, TR_BAD_USAGE,
                       "--rejected takes the rows of one file; -o FOLDER keeps them apart");
    for (size_t i = 0; i < settings->n_arguments; i++) {
        for (size_t k = 0; k < i; k++) {
            char *a = output_path("", tr_path_base(settings->arguments[i]), "");
            char *b = output_path("", tr_path_base(settings->arguments[k]), "");
            bool same = a != NULL && b != NULL && strcmp(a, b) == 0;
            tr_free(a);
            tr_free(b);
            if (same)
                return tr_fail(err, TR_BAD_USAGE, "%s and %s would both go to one file",
                               settings->arguments[k], settings->arguments[i]);
        }
    }
    return TR_OK;
}

static TrStatus make_folder(const TrSettings *settings, bool *made, TrError *err)
{
    *made = settings->output != NULL && mkdir(settings->output, 0777) == 0;
    if (settings->output != NULL && !*made && errno != EEXIST)
        return tr_fail(err, TR_IO, "cannot make the folder %s: %s", settings->output, strerror(errno));
    return TR_OK;
}

TrExit tr_run_clean(TrSettings *settings, TrError *err)
{
    TrExit status = TR_EXIT_DONE;
    bool made_folder = false;
    TrStatus st = TR_OK;
    TR_TRY(check_arguments(settings, err));
    TR_TRY(make_folder(settings, &made_folder, err));
    for (size_t i = 0; i < settings->n_arguments; i++)
        TR_TRY(clean_file(settings, settings->arguments[i], &status, err));
out:
    if (st != TR_OK && made_folder)
        (void)rmdir(settings->output); /* unless an earlier file is in it */
    return st == TR_OK ? status : TR_EXIT_FAILED;
}
