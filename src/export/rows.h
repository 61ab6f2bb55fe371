/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows of the input, and what the network was made with, as JSON objects. */
#ifndef TR_EXPORT_ROWS_H
#define TR_EXPORT_ROWS_H

#include "export/attributes.h"

/* {"number":12,"file":"claims.csv","line":13,"person":"Ana", …}: cells that are not empty. */
void tr_export_row_json(TrJson *json, const TrExport *export, TrPart part, size_t row);
/* An array of these: the claims of a value; the sources that may leave. */
void tr_export_claims_json(TrJson *json, const TrExport *export, const TrValue *claims);
void tr_export_sources_json(TrJson *json, const TrExport *export);
/* {"made_by":"trama 0.1.0","network":{…},"counts":{…}}: the options of the network, with the window of dates;
 * how many of what are in the export. */
void tr_export_metadata_json(TrJson *json, const TrExport *export);

/* Called for each option or count of the metadata: a text or, where that is NULL, a number. */
typedef void (*TrMetadataSink)(void *context, const char *section, const char *name, const char *text,
                               double number);
void tr_export_each_metadata(const TrExport *export, TrMetadataSink sink, void *context);

/* The metadata as a file of its own. */
TrStatus tr_export_metadata_file(TrExport *export, FILE *file, TrError *err);

#endif
