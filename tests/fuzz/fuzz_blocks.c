/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes behind a header, cut into blocks of any size, split on one to three threads: the rows are the
 * same as of one block. The first byte is the size of a block, the second how many fields a row has. */
#include <stdio.h>
#include <string.h>

#include "claims/blocks.h"
#include "fuzz.h"

enum { MOST_FIELDS = 4, MOST_THREADS = 3 };

static void put_row(FILE *out, const TrRecord *record)
{
    (void)fprintf(out, "%d %lu %u %zu %.*s\n", (int)record->kind, record->line, record->n_lines,
                  record->n_cells, (int)record->raw.length, record->raw.text);
    for (size_t i = 0; i < record->n_cells; i++)
        (void)fwrite(record->cells[i].text, 1, record->cells[i].length, out);
}

static TrStatus take(void *context, TrBlock *block, TrError *err)
{
    TrRecord record;

    for (size_t i = 0; i < block->n; i++) {
        MUST(tr_block_record(block, &block->rows[i], &record, err) == TR_OK);
        MUST((block->rows[i].kind == TR_ROW_ASKEW) !=
             (record.kind == TR_RECORD && record.n_cells == block->form->n_fields));
        put_row(context, &record);
    }
    return TR_OK;
}

static char *rows_of(const TrRowForm *form, const char *text, size_t size, size_t step, size_t n_threads,
                     size_t *length)
{
    TrCsvReader *reader = tr_csv_reader_on_text(text, size, "fuzz", NULL);
    TrRecord header;
    char *rows = NULL;
    FILE *out = open_memstream(&rows, length);

    MUST(reader != NULL && out != NULL);
    if (step > 0)
        tr_csv_reader_set_step(reader, step);
    MUST(tr_csv_reader_next(reader, &header, NULL) == TR_OK);
    MUST(tr_blocks_take(reader, form, n_threads, take, out, NULL) == TR_OK);
    MUST(fclose(out) == 0);
    tr_csv_reader_free(reader);
    return rows;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const size_t columns[MOST_FIELDS] = {TR_PERSON, TR_ROLE, TR_ORGANIZATION, TR_DATE};
    TrRowForm form = {.part = TR_CLAIMS, .column_of = columns};
    char *expected;
    size_t n, n_expected;

    if (size < 2)
        return 0;
    form.n_fields = 1 + data[1] % MOST_FIELDS;
    expected = rows_of(&form, (const char *)data + 2, size - 2, 0, 1, &n_expected);
    for (size_t n_threads = 1; n_threads <= MOST_THREADS; n_threads++) {
        char *rows = rows_of(&form, (const char *)data + 2, size - 2, 1 + data[0] % 64, n_threads, &n);

        MUST(n == n_expected && memcmp(rows, expected, n) == 0);
        free(rows);
    }
    free(expected);
    return 0;
}
