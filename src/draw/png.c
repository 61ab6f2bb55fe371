/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/png.h"

#include <math.h>
#include <string.h>

#define METRES_PER_INCH 0.0254

/* A chunk: length, name, data, check sum; numbers with their highest byte first. */
enum { SIGNATURE_BYTES = 8, AROUND_DATA = 12, NAME_AT = 4, DATA_AT = 8, IHDR_BYTES = 13, PHYS_BYTES = 9 };

static const char signature[] = "\x89PNG\r\n\x1a\n";

/* CRC-32 as PNG has it (annex D of ISO/IEC 15948), bit by bit: it sees thirteen bytes. */
static uint32_t check_sum(const unsigned char *bytes, size_t n)
{
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < n; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
    }
    return ~crc;
}

static void put_number(unsigned char at[4], uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (24 - 8 * i) & 0xFF);
}

static uint32_t take_number(const char *at)
{
    uint32_t number = 0;
    for (int i = 0; i < 4; i++)
        number = number << 8 | (unsigned char)at[i];
    return number;
}

static void write_density(size_t dpi, FILE *file)
{
    unsigned char chunk[PHYS_BYTES + AROUND_DATA] = {0, 0, 0, PHYS_BYTES, 'p', 'H', 'Y', 's'};
    uint32_t per_metre = (uint32_t)lround((double)dpi / METRES_PER_INCH);
    put_number(chunk + DATA_AT, per_metre);
    put_number(chunk + DATA_AT + 4, per_metre);
    chunk[DATA_AT + 8] = 1; /* per metre */
    put_number(chunk + DATA_AT + PHYS_BYTES, check_sum(chunk + NAME_AT, 4 + PHYS_BYTES));
    (void)fwrite(chunk, 1, sizeof chunk, file);
}

TrStatus tr_png_write_with_density(const char *bytes, size_t length, size_t dpi, FILE *file, TrError *err)
{
    size_t at = SIGNATURE_BYTES;
    if (length < SIGNATURE_BYTES + AROUND_DATA + IHDR_BYTES ||
        memcmp(bytes, signature, SIGNATURE_BYTES) != 0 || memcmp(bytes + at + NAME_AT, "IHDR", 4) != 0)
        return tr_fail(err, TR_ANALYSIS, "rsvg-convert returned no PNG");
    (void)fwrite(bytes, 1, SIGNATURE_BYTES, file);
    while (length - at >= AROUND_DATA) {
        size_t whole = (size_t)take_number(bytes + at) + AROUND_DATA;
        const char *name = bytes + at + NAME_AT;
        if (whole > length - at)
            break;
        if (memcmp(name, "pHYs", 4) != 0)
            (void)fwrite(bytes + at, 1, whole, file);
        if (memcmp(name, "IHDR", 4) == 0)
            write_density(dpi, file);
        at += whole;
    }
    return at == length ? TR_OK : tr_fail(err, TR_ANALYSIS, "rsvg-convert returned half a PNG");
}
