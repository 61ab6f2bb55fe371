/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The network in figures. */
#ifndef TR_REPORT_SUMMARY_REPORT_H
#define TR_REPORT_SUMMARY_REPORT_H

#include "analysis/summary.h"
#include "report/grid.h"

/* A row a figure; in CSV by its key, for people in words. As JSON one object. */
TrStatus tr_summary_write(const TrSummary *summary, TrFormat format, FILE *file, TrError *err);
/* The same object, in a larger one. */
void tr_summary_write_json(const TrSummary *summary, TrJson *json);

#endif
