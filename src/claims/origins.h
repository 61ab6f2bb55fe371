/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who stands behind a claim: five papers quoting one communiqué are five sources and one origin. */
#ifndef TR_CLAIMS_ORIGINS_H
#define TR_CLAIMS_ORIGINS_H

#include "claims/input.h"

/* origin_of[claim] = a number below n: equal for two claims when their origins' folded texts are equal. */
typedef struct {
    uint32_t *origin_of;
    uint32_t *text; /* by origin: the string id of its first spelling in byte order, or of a file's name */
    size_t n;
} TrOrigins;

/* A claim's origin, else its source's, else its source, else its file. Release with tr_origins_release(). */
TrStatus tr_origins_resolve(TrInput *input, TrOrigins *origins, TrError *err);
void tr_origins_release(TrOrigins *origins);

#endif
