/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The whole network for other programs. One more format is one row in export.c and one file here. */
#ifndef TR_EXPORT_EXPORT_H
#define TR_EXPORT_EXPORT_H

#include <stdio.h>

#include "network/network.h"

typedef struct {
    const char *name, *extension, *help;
    TrStatus (*write)(const TrNetwork *network, FILE *file, TrError *err);
} TrExportFormat;

extern const TrExportFormat tr_export_formats[];
extern const size_t tr_n_export_formats;

/* The format called `name`, or, where name is NULL, that of the extension of `path`. */
const TrExportFormat *tr_export_find(const char *name, const char *path, TrError *err);

/* GraphML (http://graphml.graphdrawing.org/specification.html): a node per entity or event, an edge per tie,
 * with typed keys; the key `directed` says whether the order of an edge's ends means anything. */
TrStatus tr_export_graphml(const TrNetwork *network, FILE *file, TrError *err);

#endif
