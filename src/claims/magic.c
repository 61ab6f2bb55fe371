/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/magic.h"

#include <string.h>

#define SAVE_AS_CSV "open it there and save the sheet as CSV (UTF-8)"

/* The first row that fits decides. `inside`, if given, stands anywhere in the start of the file. */
static const struct {
    const char *bytes;
    size_t n;
    const char *inside, *refusal;
} kinds[] = {
    {"PK\x03\x04", 4, "opendocument.spreadsheet",
     "this is an OpenDocument spreadsheet (.ods), not CSV: " SAVE_AS_CSV},
    {"PK\x03\x04", 4, "[Content_Types].xml", "this is an Excel workbook (.xlsx), not CSV: " SAVE_AS_CSV},
    {"PK\x03\x04", 4, "xl/", "this is an Excel workbook (.xlsx), not CSV: " SAVE_AS_CSV},
    {"PK\x03\x04", 4, NULL,
     "this is a zip archive, or a workbook (.xlsx, .ods), not CSV: unpack it, or save the sheet as CSV "
     "(UTF-8)"},
    {"\xD0\xCF\x11\xE0", 4, NULL, "this is an old Excel workbook (.xls), not CSV: " SAVE_AS_CSV},
    {"%PDF-", 5, NULL, "this is a PDF, not CSV: ask for the table it was made from, or copy it into a sheet"},
    {"\x1F\x8B", 2, NULL, "this is compressed with gzip: unpack it first, gunzip -c FILE | trama … -"},
    {"BZh", 3, "1AY&SY", "this is compressed with bzip2: unpack it first, bunzip2 -c FILE | trama … -"},
    {"\xFD"
     "7zXZ",
     5, NULL, "this is compressed with xz: unpack it first, xz -dc FILE | trama … -"},
    {"\x28\xB5\x2F\xFD", 4, NULL, "this is compressed with zstd: unpack it first, zstd -dc FILE | trama … -"},
    {"SQLite format 3", 15, NULL, "this is an SQLite database, not CSV: export the table as CSV"},
    {"PAR1", 4, NULL, "this is a Parquet file, not CSV: export the table as CSV"},
};

const char *tr_magic_refusal(const char *start, size_t length)
{
    size_t seen = length < TR_MAGIC_BYTES ? length : TR_MAGIC_BYTES;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (length < kinds[i].n || memcmp(start, kinds[i].bytes, kinds[i].n) != 0)
            continue;
        if (kinds[i].inside == NULL || memmem(start, seen, kinds[i].inside, strlen(kinds[i].inside)) != NULL)
            return kinds[i].refusal;
    }
    return NULL;
}
