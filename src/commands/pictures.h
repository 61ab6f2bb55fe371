/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What draw and build share: from a definition to a picture. */
#ifndef TR_COMMANDS_PICTURES_H
#define TR_COMMANDS_PICTURES_H

#include "analysis/certainty.h"
#include "commands/case.h"
#include "draw/gallery.h"
#include "draw/positions.h"

/* A picture, the ranking that sizes it, and the network where that is not the case's. Starts as {0}. */
typedef struct {
    TrNetwork *own;
    TrRanking ranking;
    uint32_t *rank_low, *rank_high; /* by node, where they were computed */
    TrPositions last, positions;    /* of the last edition, where it is to be kept; and of this one */
    TrPicture picture;
} TrSizedPicture;

/* Choose what `diagram` shows of the case's network. If its measure would take longer than the budget, degree
 * takes its place. */
TrStatus tr_sized_picture_make(const TrCase *it, const TrSettings *settings, const TrGallery *gallery,
                               const TrDiagram *diagram, const char *renderer, TrSizedPicture *sized,
                               TrError *err);
/* Have the picture keep the places in the file `path`. Where there is none, a note says so. `sized` must stay
 * where it is from then on. */
TrStatus tr_sized_picture_keep(TrSizedPicture *sized, const TrSettings *settings, const char *path,
                               TrError *err);
void tr_sized_picture_release(TrSizedPicture *sized);

/* *date = what to print: --date, else the day of SOURCE_DATE_EPOCH, else NULL. */
TrStatus tr_date_to_print(const TrSettings *settings, char out[TR_DATE_TEXT_BYTES], const char **date,
                          TrError *err);

/* Let the intervals that `certainty` has of the picture's measure decide where a size may say something.
 * Nothing happens where it has none, or where the picture has a network of its own. */
TrStatus tr_sized_picture_take_intervals(TrSizedPicture *sized, const TrCertainty *certainty, TrError *err);
/* Find these intervals, unless it has them: they may take the budget, and thirty times that where --stability
 * asks for them. What is found depends on the input, the picture's measure and the settings alone, so that
 * draw and build say the same. A note tells where it would take too long. */
TrStatus tr_sized_picture_find_intervals(TrSizedPicture *sized, const TrSettings *settings, TrError *err);
/* Say on standard error which of the pictures show nothing, in one note. */
void tr_pictures_say_empty(const TrPicture *const *pictures, size_t n, const TrSettings *settings);
/* Say there what a reader of the picture should know before it is printed: that it shows more than a reader
 * can follow, or letters too small for its page. */
void tr_picture_say(const TrPicture *picture, const TrOutcome *outcome, const TrSettings *settings);

#endif
