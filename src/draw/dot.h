/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A picture as DOT, in one of its variants. */
#ifndef TR_DRAW_DOT_H
#define TR_DRAW_DOT_H

#include "draw/layout.h"

TrStatus tr_picture_write_dot_as(const TrPicture *picture, const TrVariant *variant, FILE *file,
                                 TrError *err);

#endif
