/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The little of PNG (ISO/IEC 15948) that we write ourselves. */
#ifndef TR_DRAW_PNG_H
#define TR_DRAW_PNG_H

#include <stdio.h>

#include "base/status.h"

/* Write the PNG `bytes` with `dpi` as its density, in a chunk pHYs behind IHDR, so that programs that set it
 * on a page know how large it is. One that it had already is left out. TR_ANALYSIS where `bytes` are no PNG.
 */
TrStatus tr_png_write_with_density(const char *bytes, size_t length, size_t dpi, FILE *file, TrError *err);

#endif
