/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes, in any dialect: records stand in order and within the file, cleaning accounts for every row, and
 * what it writes is plain CSV. The first byte picks the options. */
#include <stdio.h>
#include <string.h>

#include "claims/clean.h"
#include "fuzz.h"

static const TrReadOptions choices[] = {
    {0},
    {.delimiter = ";"},
    {.delimiter = "||", .escape = "\\"},
    {.escape = "\\", .quote = "'"},
    {.quote = "none", .delimiter = "tab"},
    {.encoding = "latin1"},
    {.encoding = "utf-16"},
    {.skip_lines = 2, .no_header = true},
};

static void read_all(const char *text, size_t size, const TrReadOptions *options)
{
    TrCsvReader *reader = tr_csv_reader_on_text(text, size, "fuzz", NULL);
    TrRecord record = {.kind = TR_RECORD};
    TrError err = {0};
    unsigned long line = 0;

    if (tr_csv_reader_prepare(reader, options, &err) == TR_OK) {
        while (record.kind != TR_END) {
            MUST(tr_csv_reader_next(reader, &record, &err) == TR_OK);
            MUST(record.kind == TR_END || record.line > line);
            MUST(record.kind != TR_BROKEN ||
                 (record.why.problem != NULL && record.field > 0 && record.field_at <= record.raw.length));
            line = record.line;
        }
    } else {
        MUST(err.message[0] != '\0');
    }
    tr_csv_reader_free(reader);
}

static void clean_all(const char *text, size_t size, const TrReadOptions *options)
{
    TrCsvReader *reader = tr_csv_reader_on_text(text, size, "fuzz", NULL);
    TrCleaning cleaning = {0};
    TrReadOptions plain = {.delimiter = ","};
    char *out = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&out, &length);

    if (tr_csv_reader_prepare(reader, options, NULL) == TR_OK) {
        MUST(tr_clean(reader, options, "fuzz", "fuzz", file, &cleaning, NULL) == TR_OK);
        MUST(cleaning.rows == cleaning.written + cleaning.rejected + cleaning.left_out);
        MUST(fflush(file) == 0);
        read_all(out, length, &plain);
    }
    (void)fclose(file);
    free(out);
    tr_cleaning_release(&cleaning);
    tr_csv_reader_free(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const TrReadOptions *options;

    if (size == 0)
        return 0;
    options = &choices[data[0] % (sizeof choices / sizeof *choices)];
    read_all((const char *)data + 1, size - 1, options);
    clean_all((const char *)data + 1, size - 1, options);
    return 0;
}
