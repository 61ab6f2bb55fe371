/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A table on its way out: aligned for a terminal, CSV, JSON or Markdown, cell by cell. */
#ifndef TR_REPORT_GRID_H
#define TR_REPORT_GRID_H

#include <stdio.h>

#include "base/arena.h"
#include "base/writers.h"

typedef enum { TR_FORMAT_TABLE, TR_FORMAT_CSV, TR_FORMAT_JSON, TR_FORMAT_MD, TR_N_FORMATS } TrFormat;

/* Name of a format as --format takes it. */
const char *tr_format_name(TrFormat format);

/* Columns that a terminal gives to the text. */
size_t tr_text_columns(const char *text);
/* Text as Markdown, on one line, with nothing in it that Markdown would act on. */
void tr_md_text(FILE *file, const char *text);

typedef struct TrGrid TrGrid;

TrGrid *tr_grid_new(FILE *file, TrFormat format, TrError *err);
/* Before anything else: CSV is for Excel, with a byte order mark, and no cell a formula. */
void tr_grid_for_excel(TrGrid *grid);
/* Columns first, then the cells of each row in order. Text columns stand left, numbers right. */
TrStatus tr_grid_column(TrGrid *grid, const char *name, bool number, TrError *err);
TrStatus tr_grid_text(TrGrid *grid, const char *text, TrError *err);
TrStatus tr_grid_number(TrGrid *grid, double value, TrError *err); /* NaN: n/a; empty in CSV, null in JSON */
/* Write what is not written yet; free the grid in any case. */
void tr_grid_end(TrGrid *grid);

#endif
