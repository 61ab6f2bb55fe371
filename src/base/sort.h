/* SPDX-License-Identifier: MIT */
/* Radix sort of 64-bit keys with 32-bit companions: stable, linear. */
#ifndef TR_BASE_SORT_H
#define TR_BASE_SORT_H

#include "base/status.h"

/* Sort keys[0 .. n-1] ascending, values alongside. Needs as much memory again while it runs. */
TrStatus tr_sort_keys(uint64_t *keys, uint32_t *values, size_t n, TrError *err);

#endif
