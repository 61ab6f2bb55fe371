/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Each rank reads a range of the file's bytes. Where a row begins behind a cut depends on whether the cut is
 * within quotes, and so on everything before it. What it would be in a file of RFC 4180 is found by counting
 * quotes in all ranges at once; the belief is checked when all have read: where the rows of one rank did not
 * end where those of the next began, the next reads its range again from there. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/fold.h"
#include "base/memory.h"
#include "claims/csv_reader.h"
#include "claims/scan.h"
#include "spread.h"

enum { MOST_FIELDS = 64, FORGET_BYTES = 64 << 20 };
typedef enum { PERSON, ORGANIZATION, TARGET, OTHER } Field;

typedef struct {
    const char *text; /* the whole file, mapped */
    uint64_t size;
    Field field[MOST_FIELDS];
    size_t n_fields;
    uint64_t first; /* where the first row begins */
    TrScanner scanner;
    TrCsvReader *reader; /* for what the scanner leaves */
    TrSlice cells[MOST_FIELDS];
    char *unquoted, *joined;
    size_t unquoted_room, joined_room;
} File;

/* ---- the file ---- */

static TrStatus map_file(const char *path, File *file, TrError *err)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *at;
    if (fd < 0 || fstat(fd, &status) != 0 || status.st_size == 0) {
        if (fd >= 0)
            (void)close(fd);
        return tr_fail(err, TR_IO, "'%.200s' is no file that can be read, or holds nothing", path);
    }
    file->size = (uint64_t)status.st_size;
    /* A page more, as the scanner looks at a few bytes behind the end. */
    at = mmap(NULL, file->size + 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at != MAP_FAILED)
        at = mmap(at, file->size, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 0);
    (void)close(fd);
    if (at == MAP_FAILED)
        return tr_fail_memory(err);
    file->text = at;
    return TR_OK;
}

/* The record of libcsv that begins at `at`; blank lines before it are not there. */
static TrStatus read_record(File *file, uint64_t at, unsigned long line, TrRecord *record, TrError *err)
{
    TrPiece piece = {.buffer = (char *)(uintptr_t)file->text, .end = file->size, .last = true};
    tr_csv_reader_lend(file->reader, &piece, at, line);
    return tr_csv_reader_next(file->reader, record, err);
}

static TrStatus make_reader(File *file, TrError *err)
{
    TrCsvReader *plain = tr_csv_reader_on_text("", 0, "claims", err);
    TrDialect dialect = tr_dialect_plain();
    if (plain != NULL)
        file->reader = tr_csv_reader_of_pieces(plain, err);
    tr_csv_reader_free(plain);
    (void)tr_scanner_of(&dialect, &file->scanner);
    return file->reader == NULL ? TR_MEMORY : TR_OK;
}

static TrStatus read_header(File *file, TrError *err)
{
    static const struct {
        const char *name;
        Field field;
    } known[] = {{"person", PERSON}, {"organization", ORGANIZATION},
                 {"target", TARGET}, {"role", OTHER},
                 {"action", OTHER},  {"date", OTHER},
                 {"source", OTHER},  {"place", OTHER},
                 {"locator", OTHER}, {"url", OTHER},
                 {"note", OTHER}};
    bool has[OTHER + 1] = {false};
    TrRecord record;
    TrStatus st = TR_OK;
    TR_TRY(read_record(file, 0, 1, &record, err));
    if (record.kind != TR_RECORD || record.n_cells > MOST_FIELDS)
        TR_TRY(tr_fail(err, TR_BAD_INPUT, "the first line is no header of at most %d columns", MOST_FIELDS));
    for (size_t i = 0; i < record.n_cells; i++) {
        TrSlice cell = tr_text_trim(record.cells[i]);
        size_t k = 0;
        while (k < sizeof known / sizeof *known &&
               (strlen(known[k].name) != cell.length || memcmp(known[k].name, cell.text, cell.length) != 0))
            k++;
        if (k == sizeof known / sizeof *known)
            TR_TRY(tr_fail(err, TR_BAD_INPUT,
                           "column '%.*s': the prototype knows nothing of it, and it may change what counts",
                           (int)(cell.length < 60 ? cell.length : 60), cell.text));
        file->field[i] = known[k].field;
        has[known[k].field] = true;
    }
    if (!has[PERSON] || !has[ORGANIZATION])
        TR_TRY(tr_fail(err, TR_BAD_INPUT, "there is no column person, or none organization"));
    file->n_fields = record.n_cells;
    file->first = (uint64_t)(record.raw.text - file->text) + record.n_bytes;
out:
    return st;
}

/* ---- where rows begin ---- */

static uint64_t count_quotes(const char *text, uint64_t from, uint64_t to)
{
    uint64_t n = 0;
    for (uint64_t i = from; i < to; i++)
        n += text[i] == '"';
    return n;
}

/* Where the first row begins at or behind `at`, if `within` quotes there. */
static uint64_t find_row(const File *file, uint64_t at, bool within)
{
    for (; at < file->size; at++) {
        if (file->text[at] == '"')
            within = !within;
        else if (file->text[at] == '\n' && !within)
            return at + 1;
    }
    return file->size;
}

static uint64_t cut_of(const Team *team, const File *file, int rank)
{
    uint64_t cut = (uint64_t)((double)file->size * rank / team->n_ranks);
    return rank == 0 || cut < file->first ? file->first : rank == team->n_ranks ? file->size : cut;
}

/* Where this rank's rows begin, by the quotes of all ranges before it. */
static uint64_t believe(const Team *team, const File *file)
{
    uint64_t from = cut_of(team, file, team->rank), to = cut_of(team, file, team->rank + 1);
    uint64_t mine = count_quotes(file->text, from, to), before = 0;
    (void)MPI_Exscan(&mine, &before, 1, MPI_UINT64_T, MPI_SUM, MPI_COMM_WORLD);
    /* The byte before the cut may be a line's end: it is looked at too. A quote there has been counted. */
    return team->rank == 0 ? from
                           : find_row(file, from - 1, (before - (file->text[from - 1] == '"')) % 2 == 1);
}

/* ---- rows ---- */

static TrStatus add_row(File *file, const TrSlice *cells, Rows *rows, TrError *err)
{
    Row row = {0};
    uint32_t *party[OTHER] = {&row.person, &row.organization, &row.target};
    size_t length = 0;
    XXH128_hash_t hash;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < file->n_fields; i++) {
        TrSlice cell = cells[i].length == 0 ? cells[i] : tr_text_trim(cells[i]);
        TR_TRY(TR_GROW(file->joined, file->joined_room, length + cell.length + 1, err));
        memcpy(file->joined + length, cell.text, cell.length);
        length += cell.length;
        file->joined[length++] = '\0';
        if (file->field[i] != OTHER && cell.length > 0)
            TR_TRY(tr_strings_add(rows->names, cell.text, cell.length, party[file->field[i]], NULL, err));
    }
    if (row.person == 0 && row.organization == 0) {
        rows->askew++;
        return TR_OK;
    }
    hash = XXH3_128bits(file->joined, length);
    TR_TRY(TR_GROW(rows->rows, rows->room, rows->n + 1, err));
    TR_TRY(TR_GROW(rows->hashes, rows->hashes_room, rows->n + 1, err));
    rows->hashes[rows->n] = (Hash){hash.high64, hash.low64};
    rows->rows[rows->n++] = row;
out:
    return st;
}

/* What begins at *at as libcsv has it: by the same rules as trama's own reader. */
static TrStatus take_record(File *file, uint64_t *at, Rows *rows, TrError *err)
{
    TrRecord record;
    TrStatus st = TR_OK;
    TR_TRY(read_record(file, *at, 2, &record, err));
    if (record.kind == TR_RECORD) {
        while (record.n_cells > file->n_fields && tr_text_trim(record.cells[record.n_cells - 1]).length == 0)
            record.n_cells--;
        if (record.n_lines > 1 && record.n_cells != file->n_fields) {
            tr_csv_reader_resume_after_first_line(file->reader, &record);
            record.kind = TR_BROKEN;
        }
    }
    *at = record.kind == TR_END ? file->size : (uint64_t)(record.raw.text - file->text) + record.n_bytes;
    if (record.kind == TR_END)
        goto out;
    rows->read++;
    if (record.kind == TR_RECORD && record.n_cells == file->n_fields)
        TR_TRY(add_row(file, record.cells, rows, err));
    else
        rows->askew++;
out:
    return st;
}

/* Bytes that have been read are the file's, not ours. */
static void forget(const File *file, uint64_t from, uint64_t to)
{
    uint64_t page = 4096, begin = (from + page - 1) / page * page, end = to / page * page;
    if (end > begin)
        (void)madvise((void *)(uintptr_t)(file->text + begin), end - begin, MADV_DONTNEED);
}

/* The rows that begin in [begin, cut); rows->end is where the next one begins. */
static TrStatus read_range(File *file, uint64_t begin, uint64_t cut, Rows *rows, TrError *err)
{
    uint64_t at = begin, forgotten = begin;
    const char *end = file->text + file->size;
    TrStatus st = TR_OK;
    tr_strings_free(rows->names);
    rows->n = 0;
    rows->read = rows->askew = 0;
    rows->begin = begin;
    if ((rows->names = tr_strings_new(err)) == NULL)
        return TR_MEMORY;
    while (at < cut) {
        const char *text = file->text + at, *line = memchr(text, '\n', file->size - at);
        TrScannedRow row = {.cells = file->cells, .room = file->n_fields};
        if (*text == '\n' || *text == '\r') {
            at += *text == '\r' && at + 1 < file->size && text[1] == '\n' ? 2 : 1;
            continue;
        }
        TR_TRY(TR_GROW(file->unquoted, file->unquoted_room, (size_t)((line == NULL ? end : line) - text) + 1,
                       err));
        row.unquoted = file->unquoted;
        if (tr_scan_row(&file->scanner, text, end, &row) && row.n == file->n_fields) {
            at = (uint64_t)(row.end - file->text);
            rows->read++;
            TR_TRY(add_row(file, row.cells, rows, err));
        } else {
            TR_TRY(take_record(file, &at, rows, err));
        }
        if (at - forgotten > FORGET_BYTES) {
            forget(file, forgotten, at);
            forgotten = at;
        }
    }
    forget(file, forgotten, at);
    rows->end = at;
out:
    return st;
}

/* Read until the rows of each rank end where those of the next begin. */
static TrStatus read_ranges(const Team *team, File *file, Rows *rows, TrError *err)
{
    uint64_t begin = believe(team, file), cut = cut_of(team, file, team->rank + 1), *ends = NULL;
    int wrong = 1;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(ends, (size_t)team->n_ranks, err));
    while (wrong) {
        if (wrong > 0)
            st = read_range(file, begin, cut > begin ? cut : begin, rows, err);
        TR_TRY(agree(team, st, err));
        (void)MPI_Allgather(&rows->end, 1, MPI_UINT64_T, ends, 1, MPI_UINT64_T, MPI_COMM_WORLD);
        begin = team->rank == 0 ? file->first : ends[team->rank - 1];
        wrong = begin != rows->begin;
        rows->again += (unsigned long)wrong;
        {
            int mine = wrong, any;
            (void)MPI_Allreduce(&mine, &any, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
            wrong = wrong ? 1 : any ? -1 : 0;
        }
    }
out:
    tr_free(ends);
    return st;
}

TrStatus rows_read(const Team *team, const char *path, Rows *rows, TrError *err)
{
    File file = {0};
    TrStatus st = map_file(path, &file, err);
    if (st == TR_OK)
        st = make_reader(&file, err);
    if (st == TR_OK)
        st = read_header(&file, err);
    TR_TRY(agree(team, st, err));
    TR_TRY(read_ranges(team, &file, rows, err));
out:
    if (file.text != NULL)
        (void)munmap((void *)(uintptr_t)file.text, file.size + 8192);
    tr_csv_reader_free(file.reader);
    tr_free(file.unquoted);
    tr_free(file.joined);
    return st;
}

void rows_release(Rows *rows)
{
    tr_strings_free(rows->names);
    tr_free(rows->rows);
    tr_free(rows->hashes);
    *rows = (Rows){0};
}
