/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/input.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "claims/checks.h"
#include "claims/defaults.h"
#include "claims/foreign.h"
#include "claims/nearby.h"
#include "claims/read.h"

static TrStatus add_file(TrInput *input, const char *path, const char *name, TrPart part, TrInputFile **file,
                         TrError *err)
{
    TrStatus st = TR_OK;
    TrInputFile new_file = {.part = part};
    if (input->n_files >= UINT16_MAX)
        return tr_fail(err, TR_BAD_INPUT, "more than %d input files", UINT16_MAX);
    TR_TRY(TR_GROW(input->files, input->files_room, input->n_files + 1, err));
    if ((new_file.path = tr_text_copy(path)) == NULL || (new_file.name = tr_text_copy(name)) == NULL) {
        tr_free(new_file.path);
        return tr_fail_memory(err);
    }
    *file = &input->files[input->n_files];
    **file = new_file;
    input->n_files++;
out:
    return st;
}

/* ---- from disk ---- */

int tr_input_open(const char *path, TrError *err)
{
    struct stat status;
    int fd;
    if (lstat(path, &status) == 0 && S_ISFIFO(status.st_mode)) {
        tr_fail(err, TR_IO, "%s is a named pipe; expected a file, or - and the data on standard input", path);
        return -1;
    }
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        (void)tr_input_cannot_read(path, errno, err);
    return fd;
}

static TrStatus read_descriptor(TrInput *input, int fd, size_t file, TrReadState *state, TrError *err)
{
    TrCsvReader *reader = tr_csv_reader_new(fd, input->files[file].path, err);
    TrReadOptions options = {0};
    TrStatus st = TR_MEMORY;
    if (input->files[file].part == TR_CLAIMS)
        options = state->options;
    if (reader != NULL)
        st = tr_csv_reader_prepare(reader, &options, err);
    if (st == TR_OK)
        st = tr_read_file(input, file, reader, state, err);
    tr_csv_reader_free(reader);
    return st;
}

static TrStatus read_path(TrInput *input, const char *path, const char *name, TrPart part, TrReadState *state,
                          TrError *err)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = STDIN_FILENO;
    TrInputFile *file;
    TrStatus st;
    if (!standard && (fd = tr_input_open(path, err)) < 0)
        return err != NULL && err->status != TR_OK ? err->status : TR_IO;
    TR_TRY(add_file(input, standard ? "standard input" : path, standard ? "standard input" : name, part,
                    &file, err));
    TR_TRY(read_descriptor(input, fd, input->n_files - 1, state, err));
out:
    if (!standard)
        (void)close(fd);
    return st;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_input(const struct dirent *entry)
{
    return tr_part_of_file(entry->d_name) >= 0;
}

static TrStatus read_folder(TrInput *input, const char *folder, TrReadState *state, TrError *err)
{
    struct dirent **entries = NULL;
    int n = scandir(folder, &entries, is_input, by_name);
    bool claims = false;
    TrStatus st = TR_OK;
    if (n < 0)
        return tr_fail(err, TR_IO, "cannot read the folder %s: %s", folder, strerror(errno));
    for (int i = 0; i < n && st == TR_OK; i++) {
        char *path;
        TrPart part = (TrPart)tr_part_of_file(entries[i]->d_name);
        if (part == TR_MAPPING) /* was read first */
            continue;
        path = tr_path_join(folder, entries[i]->d_name);
        claims = claims || part == TR_CLAIMS;
        st =
            path == NULL ? tr_fail_memory(err) : read_path(input, path, entries[i]->d_name, part, state, err);
        tr_free(path);
    }
    if (st == TR_OK && !claims)
        st = tr_input_has_no_claims(folder, err);
    for (int i = 0; i < n; i++)
        free(entries[i]);
    free(entries);
    return st;
}

static TrStatus read_input(TrInput *input, const char *path, TrReadState *state, TrError *err)
{
    struct stat status;
    int part;
    if (strcmp(path, "-") == 0)
        return read_path(input, path, path, TR_CLAIMS, state, err);
    if (stat(path, &status) != 0)
        return tr_input_cannot_read(path, errno, err);
    if (S_ISDIR(status.st_mode))
        return read_folder(input, path, state, err);
    part = tr_part_of_file(tr_path_base(path));
    if (part == TR_MAPPING)
        return TR_OK;
    return read_path(input, path, tr_path_base(path), part < 0 ? TR_CLAIMS : (TrPart)part, state, err);
}

/* The mapping that a path brings, alone or in a folder. All of them are read before any claim. */
static TrStatus read_mapping(TrInput *input, const char *path, TrReadState *state, TrError *err)
{
    const char *name = tr_part_info(TR_MAPPING)->file;
    char *inside = tr_path_join(path, name);
    struct stat status;
    TrStatus st = TR_OK;
    if (inside == NULL)
        return tr_fail_memory(err);
    if (tr_part_of_file(tr_path_base(path)) == TR_MAPPING && stat(path, &status) == 0)
        st = read_path(input, path, tr_path_base(path), TR_MAPPING, state, err);
    else if (stat(inside, &status) == 0)
        st = read_path(input, inside, name, TR_MAPPING, state, err);
    tr_free(inside);
    return st;
}

/* Whether the input has a file of this part, if only to say that it holds nothing. */
static bool brings(const TrInput *input, TrPart part)
{
    for (size_t i = 0; i < input->n_files; i++)
        if (input->files[i].part == part)
            return true;
    return false;
}

/* Our own tables for the parts that the input does not bring. */
static TrStatus read_defaults(TrInput *input, TrReadState *state, TrError *err)
{
    TrStatus st = TR_OK;
    TrCsvReader *reader = NULL;
    for (size_t i = 0; i < tr_n_defaults; i++) {
        const TrDefault *preset = &tr_defaults[i];
        TrInputFile *file;
        if (brings(input, preset->part))
            continue;
        TR_TRY(add_file(input, preset->name, preset->name, preset->part, &file, err));
        file->embedded = true;
        if ((reader = tr_csv_reader_on_text(preset->text, *preset->length, preset->name, err)) == NULL)
            return TR_MEMORY;
        TR_TRY(tr_read_file(input, input->n_files - 1, reader, state, err));
        tr_csv_reader_free(reader);
        reader = NULL;
    }
out:
    tr_csv_reader_free(reader);
    return st;
}

static TrStatus new_input(TrInput **input, TrError *err)
{
    TrStatus st = TR_OK;
    if ((*input = tr_calloc(1, sizeof **input)) == NULL)
        return tr_fail_memory(err);
    if (((*input)->strings = tr_strings_new(err)) == NULL)
        return TR_MEMORY;
    for (int part = 0; part < TR_N_PARTS; part++)
        TR_TRY(tr_table_init(&(*input)->tables[part], (TrPart)part, err));
out:
    return st;
}

static TrStatus require_claims(const TrInput *input, TrError *err)
{
    TrAccount account = tr_input_account(input);
    if (account.claims > 0)
        return TR_OK;
    if (account.rows == 0)
        return tr_fail(err, TR_BAD_INPUT, "there is not one claim: the input holds a header and no row");
    return tr_fail(err, TR_BAD_INPUT, "there is not one valid claim: of %lu rows, %lu were rejected",
                   account.rows, account.rejected);
}

/* Warn of ids that lead nowhere: each source once, each `about` where it stands. */
static TrStatus check_references(TrInput *input, TrError *err)
{
    const TrTable *claims = &input->tables[TR_CLAIMS];
    size_t n_strings = tr_strings_count(input->strings);
    char quoted[TR_QUOTED_BYTES];
    bool *warned = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(warned, n_strings, err));
    for (size_t i = 0; i < claims->n; i++) {
        uint32_t source = tr_table_cell(claims, i, TR_SOURCE), about = tr_table_cell(claims, i, TR_ABOUT);
        if (source != 0 && input->tables[TR_SOURCES].n > 0 && !warned[source] &&
            tr_input_row_of_id(input, TR_SOURCES, source) == TR_NO_ID) {
            warned[source] = true;
            TR_TRY(tr_input_warn(input, tr_input_place(input, TR_CLAIMS, i), err,
                                 "source '%s' is not in sources.csv: it stands for itself",
                                 tr_cell_quote(tr_strings_text(input->strings, source), quoted)));
        }
        if (about != 0 && tr_input_row_of_id(input, TR_CLAIMS, about) == TR_NO_ID)
            TR_TRY(tr_input_warn(input, tr_input_place(input, TR_CLAIMS, i), err,
                                 "about '%s' is no claim_id of this input: the row answers nothing",
                                 tr_cell_quote(tr_strings_text(input->strings, about), quoted)));
    }
out:
    tr_free(warned);
    return st;
}

TrStatus tr_input_read(const char *const *paths, size_t n_paths, TrInput **input, TrError *err)
{
    return tr_input_read_threads(paths, n_paths, 0, input, err);
}

TrStatus tr_input_read_threads(const char *const *paths, size_t n_paths, size_t n_threads, TrInput **input,
                               TrError *err)
{
    return tr_input_read_with(paths, n_paths, n_threads, &(TrReadOptions){0}, input, err);
}

TrStatus tr_input_read_with(const char *const *paths, size_t n_paths, size_t n_threads,
                            const TrReadOptions *options, TrInput **input, TrError *err)
{
    TrReadState state = {.n_threads = tr_thread_count(n_threads), .options = *options};
    TrStatus st = TR_OK;
    bool keep = false;
    *input = NULL;
    TR_TRY(tr_map_check(options->map, err));
    TR_TRY(new_input(input, err));
    (*input)->n_threads = n_threads;
    for (size_t i = 0; i < n_paths; i++)
        TR_TRY(read_mapping(*input, paths[i], &state, err));
    for (size_t i = 0; i < n_paths; i++)
        TR_TRY(read_input(*input, paths[i], &state, err));
    TR_TRY(read_defaults(*input, &state, err));
    keep = true; /* without one claim, the rejected rows can still be written */
    TR_TRY(require_claims(*input, err));
    keep = false;
    TR_TRY(check_references(*input, err));
out:
    tr_read_state_release(&state);
    tr_memory_give_back();
    if (st != TR_OK && !keep) {
        tr_input_free(*input);
        *input = NULL;
    }
    return st;
}

TrStatus tr_input_read_text(const char *text, size_t length, TrPart part, const char *path, TrInput **input,
                            TrError *err)
{
    TrReadState state = {.n_threads = 1};
    TrCsvReader *reader = NULL;
    TrInputFile *file;
    TrStatus st = TR_OK;
    TR_TRY(new_input(input, err));
    TR_TRY(add_file(*input, path, tr_path_base(path), part, &file, err));
    if ((reader = tr_csv_reader_on_text(text, length, path, err)) == NULL)
        st = TR_MEMORY;
    TR_TRY(st);
    TR_TRY(tr_csv_reader_prepare(reader, &state.options, err));
    TR_TRY(tr_read_file(*input, 0, reader, &state, err));
out:
    tr_csv_reader_free(reader);
    tr_read_state_release(&state);
    if (st != TR_OK) {
        tr_input_free(*input);
        *input = NULL;
    }
    return st;
}

void tr_input_free(TrInput *input)
{
    if (input == NULL)
        return;
    for (int part = 0; part < TR_N_PARTS; part++) {
        tr_table_release(&input->tables[part]);
        tr_free(input->ids[part].row);
    }
    for (size_t i = 0; i < input->n_files; i++) {
        tr_free(input->files[i].path);
        tr_free(input->files[i].name);
        tr_free(input->files[i].header);
    }
    tr_free(input->files);
    tr_rejected_release(&input->rejected);
    tr_diagnostics_release(&input->diagnostics);
    tr_strings_free(input->strings);
    tr_free(input);
}
