/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What encoding bytes are in, and their way to UTF-8. */
#ifndef TR_CLAIMS_ENCODING_H
#define TR_CLAIMS_ENCODING_H

#include "base/status.h"
#include "base/text.h"

/* What the start of a file says of its encoding: a name for iconv, or NULL where it says nothing, with the
 * bytes of its mark in *mark. A mark of UTF-8 gives "UTF-8". */
const char *tr_encoding_of_start(const char *start, size_t length, size_t *mark);

typedef enum { TR_BYTES_ASCII, TR_BYTES_UTF8, TR_BYTES_1252 } TrByteKind;
/* What bytes are in a file that says nothing of its encoding. Windows-1252 (which holds Latin-1's letters)
 * where hardly anything is valid UTF-8, and all is text in it: none of the five bytes it leaves free, nor
 * 0xFF. *first = the first byte that is not ASCII. Mixtures are UTF-8, some of it broken. `last`: the file
 * ends here. */
TrByteKind tr_bytes_kind(const char *bytes, size_t length, bool last, size_t *first);

/* Whether two names mean UTF-8 (or ASCII, which is part of it). */
bool tr_encoding_is_utf8(const char *name);

typedef struct TrConverter TrConverter;
/* From the encoding `name` to UTF-8; NULL with TR_BAD_USAGE where iconv does not know it. */
TrConverter *tr_converter_new(const char *name, TrError *err);
/* Convert what fits. Moves *in and *out past what was read and written. Bytes that mean nothing become a byte
 * that is not valid UTF-8, so that the cell they stand in is found. `last`: nothing follows. Returns false
 * when it waits for more input, true when for more room. */
bool tr_converter_run(TrConverter *converter, const char **in, size_t *in_length, char **out,
                      size_t *out_room, bool last);
const char *tr_converter_name(const TrConverter *converter);
void tr_converter_free(TrConverter *converter);

/* Whether UTF-8 text looks as if it had been read as Windows-1252 and saved so: "GarcÃ­a". Then *at is the
 * offset of the first such place, and `mended` what it probably meant. */
bool tr_text_looks_misread(const char *text, size_t length, size_t *at, char mended[5]);

#endif
