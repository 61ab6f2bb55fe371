/* SPDX-License-Identifier: MIT */
/* CSV, JSON and XML, one writer each. All text passes the sanitiser of text.h. Write errors stay in the FILE:
 * whoever closes it checks once (see file.h). */
#ifndef TR_BASE_WRITERS_H
#define TR_BASE_WRITERS_H

#include <stdio.h>

#include "base/status.h"

/* One cell of an RFC 4180 row, quoted if it must be. Bytes are kept as they are. */
void tr_csv_cell(FILE *file, const char *text, size_t length, bool first_in_row);
void tr_csv_text(FILE *file, const char *text, bool first_in_row);
void tr_csv_end_row(FILE *file);
/* Likewise, with quotes only where RFC 4180 needs them. A byte order mark that begins a file would be lost
 * unquoted: `first_in_file`. */
void tr_csv_plain_cell(FILE *file, const char *text, size_t length, bool first_in_row, bool first_in_file);
/* tr_csv_cell() into memory, without the comma: at most TR_CSV_CELL_BYTES(length) bytes; returns how many. */
#define TR_CSV_CELL_BYTES(length) (2 * (size_t)(length) + 2)
size_t tr_csv_cell_bytes(char *out, const char *text, size_t length);
/* The byte order mark that makes Excel read UTF-8. */
void tr_csv_mark(FILE *file);
/* A cell of a table for Excel: what it would take for a formula has ' before it; numbers are left alone. */
void tr_csv_safe_text(FILE *file, const char *text, bool first_in_row);

/* A JSON writer that knows where commas go. Starts as {.file = …}. */
typedef struct {
    FILE *file;
    unsigned depth;
    bool full[32]; /* whether something stands before, at each depth */
    bool after_key;
    bool in_xml; /* < > & and ' are written as \u003c …, so that the JSON stands as it is in XML text, and in
                    an attribute between single quotes */
} TrJson;

void tr_json_begin(TrJson *json, char bracket); /* '{' or '[' */
void tr_json_end(TrJson *json, char bracket);   /* '}' or ']' */
void tr_json_key(TrJson *json, const char *key);
void tr_json_text(TrJson *json, const char *text);
/* "text:number" as one text. */
void tr_json_place(TrJson *json, const char *text, uint64_t number);
void tr_json_number(TrJson *json, double value); /* NaN and infinities: null */
void tr_json_bool(TrJson *json, bool value);
void tr_json_null(TrJson *json);
/* A line end between elements, for files that people read and compare. */
void tr_json_newline(TrJson *json);

/* One character as UTF-8, whatever the format. */
void tr_put_character(FILE *file, uint32_t character);

/* A whole number in decimals; quicker than fprintf(). */
void tr_put_whole(FILE *file, uint64_t number);

/* Text as XML character data or attribute value. */
void tr_xml_text(FILE *file, const char *text);
void tr_xml_text_n(FILE *file, const char *text, size_t length);

#endif
