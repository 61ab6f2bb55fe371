/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Taking a file as it comes: cells put as we put them, and what there is to say of how it was read. */
#ifndef TR_CLAIMS_ADAPT_H
#define TR_CLAIMS_ADAPT_H

#include "claims/block.h"
#include "claims/input.h"

typedef struct {
    TrPart part;
    const size_t *column_of; /* by field */
    size_t n_fields;
    TrDateOrder dates;
    bool decimal_comma; /* 0,8 is a number */
} TrAdapting;

/* What puts dates and numbers of such a file our way; `adapting` must live as long. */
TrRewriter tr_adapting_rewriter(const TrAdapting *adapting);
/* Remarks on dialect and encoding, put before diagnostic number `before`. */
TrStatus tr_say_how_read(TrInput *input, const TrInputFile *file, const TrCsvReader *reader, size_t before,
                         TrError *err);
/* Warn of text that was read in the wrong encoding once and saved so. It is kept. */
TrStatus tr_warn_of_misreading(TrInput *input, TrPlace place, TrSlice cell, TrError *err);

#endif
