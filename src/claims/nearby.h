/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Errors about an input that is not where it was said to be: what lies there instead, and what to do next. */
#ifndef TR_CLAIMS_NEARBY_H
#define TR_CLAIMS_NEARBY_H

#include "base/status.h"

/* `path` cannot be read, for `reason` (an errno). Where nothing is called so, the error names a file or
 * folder beside it whose name is nearly the same, else how to begin. Returns TR_IO. */
TrStatus tr_input_cannot_read(const char *path, int reason, TrError *err);
/* A folder without a file of claims: the error names the folder input in it that has one, or a CSV file of
 * another name, else how to begin. Returns TR_BAD_INPUT. */
TrStatus tr_input_has_no_claims(const char *folder, TrError *err);

#endif
