/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cells of the tables that Gephi and Neo4j read, and tables of the input's own rows. Text stands as it is,
 * quoted as RFC 4180 has it, since what a machine reads as a name must not begin with a ' that nobody wrote;
 * where the export is for Excel, what looks like a formula has one. */
#ifndef TR_EXPORT_CSV_CELLS_H
#define TR_EXPORT_CSV_CELLS_H

#include "export/attributes.h"

/* The mark that Excel needs, where the export is for it. */
void tr_export_csv_begin(FILE *file, const TrExport *export);
void tr_export_csv_text(FILE *file, const TrExport *export, const char *text, bool first_in_row);
void tr_export_csv_number(FILE *file, double number, bool first_in_row);
/* n12 */
void tr_export_csv_id(FILE *file, const char *prefix, size_t number, bool first_in_row);
/* An attribute of a node or tie: names between bars, claims by their numbers with ; between. */
TrStatus tr_export_csv_value(FILE *file, TrExport *export, const TrAttribute *attribute, size_t item,
                             TrError *err);
/* The layer of a tie, with its sign. */
TrStatus tr_export_csv_layer(FILE *file, TrExport *export, size_t tie, TrError *err);
/* Number, file, line and the columns of a row, without an end. */
void tr_export_csv_row(FILE *file, const TrExport *export, TrPart part, size_t row);

/* A table of all claims, or sources, that leave: number, file, line, then their columns. */
TrStatus tr_export_claims_csv(TrExport *export, FILE *file, TrError *err);
TrStatus tr_export_sources_csv(TrExport *export, FILE *file, TrError *err);

#endif
