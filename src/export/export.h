/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The whole network for other programs. One more format is one row in export.c and one file here. */
#ifndef TR_EXPORT_EXPORT_H
#define TR_EXPORT_EXPORT_H

#include "export/content.h"

/* One file of a format. */
typedef struct {
    const char *name; /* in its folder; NULL: the format is this one file */
    TrStatus (*write)(TrExport *export, FILE *file, TrError *err);
} TrExportFile;

typedef struct {
    const char *name;
    const char *extension; /* behind the last dots of the file's name; NULL: the format is a folder */
    const char *help;
    const TrExportFile *files; /* the first without a name ends them; NULL: a database */
    TrStatus (*write_database)(TrExport *export, const char *path, TrError *err);
    bool has_scores; /* it holds the ranking */
} TrExportFormat;

/* What to export, and how. */
typedef struct {
    const TrNetwork *network;
    const TrRanking *ranking; /* for formats that hold scores; NULL: none */
    bool excel;               /* for folders, which are CSV: ' before what Excel takes for a formula */
    size_t n_threads;         /* 0: one per core */
} TrExportWish;

extern const TrExportFormat tr_export_formats[];
extern const size_t tr_n_export_formats;

/* The format called `name`; where name is NULL, that of the longest extension of `path`, or the folder of
 * that name. NULL with `err` filled. */
const TrExportFormat *tr_export_find(const char *name, const char *path, TrError *err);

/* Write the file, folder or database `path` in whole, or leave what was there. "-" is standard output, for
 * formats of a single file. */
TrStatus tr_export_write(const TrExportFormat *format, const TrExportWish *wish, const char *path,
                         TrError *err);

/* GraphML of a network, into a file that the caller checks and closes. */
TrStatus tr_export_graphml(const TrNetwork *network, FILE *file, TrError *err);

#endif
