/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TR_DRAW_DESCRIPTION_H
#define TR_DRAW_DESCRIPTION_H

#include "draw/picture.h"

/* Append the picture in sentences, in its language and as plain text: alternative text for a page. */
TrStatus tr_picture_describe(const TrPicture *picture, TrBuilder *text, TrError *err);

#endif
