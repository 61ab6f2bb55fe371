/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How sure a ranking is, as columns, sections and tables. */
#ifndef TR_REPORT_CERTAINTY_REPORT_H
#define TR_REPORT_CERTAINTY_REPORT_H

#include "analysis/certainty.h"
#include "report/grid.h"

/* Columns of a ranking's table: of the leading measure for people, of each measure in CSV. */
TrStatus tr_certainty_columns(const TrCertainty *certainty, TrFormat format, TrGrid *grid, TrError *err);
/* The cells under them for one node. */
TrStatus tr_certainty_cells(const TrCertainty *certainty, TrFormat format, TrGrid *grid, uint32_t node,
                            TrError *err);
/* The section behind a table, for a terminal or in Markdown: what was drawn, each measure in figures, and the
 * sentences of the leading measure (or of all). */
TrStatus tr_certainty_write(const TrCertainty *certainty, bool all_measures, TrFormat format, FILE *file,
                            TrError *err);

/* The key "stability" of an object that stands open: of the whole, and of one node. */
TrStatus tr_certainty_write_json(const TrCertainty *certainty, TrJson *json, TrError *err);
void tr_certainty_write_node_json(const TrCertainty *certainty, TrJson *json, uint32_t node);

/* stability.csv: a row for each measure and entity. */
TrStatus tr_certainty_write_entities(const TrCertainty *certainty, bool excel, FILE *file, TrError *err);
/* stability-measures.csv: a row for each measure and way to disturb it. */
TrStatus tr_certainty_write_measures(const TrCertainty *certainty, bool excel, FILE *file, TrError *err);

#endif
