/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nodes, ties and rows one by one, on all threads, in order. */
#ifndef TR_EXPORT_EACH_H
#define TR_EXPORT_EACH_H

#include "export/content.h"

/* Writes item `i`. `export` is the thread's own: its hand may be used, all else is shared. */
typedef TrStatus (*TrExportItem)(TrExport *export, FILE *file, size_t i, TrError *err);

/* Write items 0 … n - 1, each by `write`: the same bytes for any number of threads. */
TrStatus tr_export_each(TrExport *export, FILE *file, size_t n, TrExportItem write, TrError *err);
TrStatus tr_export_each_node(TrExport *export, FILE *file, TrExportItem write, TrError *err);
/* Ties, and claims or sources that leave, with their memory asked for ahead. */
TrStatus tr_export_each_tie(TrExport *export, FILE *file, TrExportItem write, TrError *err);
TrStatus tr_export_each_row(TrExport *export, FILE *file, TrPart part, TrExportItem write, TrError *err);

#endif
