/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a single cell must hold. Each distinct text is checked once per kind of check. */
#ifndef TR_CLAIMS_CHECKS_H
#define TR_CLAIMS_CHECKS_H

#include "claims/columns.h"

typedef enum { TR_CELL_GOOD, TR_CELL_ODD, TR_CELL_BAD } TrVerdict; /* odd: a warning, kept as text */

/* Check one non-empty cell. `problem` receives a sentence for anything but TR_CELL_GOOD. */
TrVerdict tr_cell_check(TrCheck check, const char *text, char *problem, size_t problem_bytes);

/* `text` cut for a message: at most 60 whole characters, without what must not leave, as one line. */
enum { TR_QUOTED_BYTES = 260 };
const char *tr_cell_quote(const char *text, char out[TR_QUOTED_BYTES]);
const char *tr_slice_quote(TrSlice text, char out[TR_QUOTED_BYTES]);

#endif
