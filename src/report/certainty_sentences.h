/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How sure a ranking is, in sentences that an editor can print. */
#ifndef TR_REPORT_CERTAINTY_SENTENCES_H
#define TR_REPORT_CERTAINTY_SENTENCES_H

#include "analysis/certainty.h"
#include "base/language.h"

/* A sentence to the reader, in plain text. */
typedef void (*TrSay)(void *context, const char *sentence);

/* Say what was drawn, and for each measure why it was not; where nothing can be said, only that. False
 * through *any if nothing was computed. TR_MEMORY if a sentence did not fit. */
TrStatus tr_certainty_say_how(const TrCertainty *certainty, TrLanguage language, TrSay say, void *context,
                              TrError *err);
/* Of one measure that was computed: who is first and on which origin that hangs, who is among the first k
 * only through one origin, which ranks cannot be told apart, how much may be missing, which merges matter. */
TrStatus tr_certainty_say_measure(const TrCertainty *certainty, const TrSureMeasure *sure,
                                  TrLanguage language, TrSay say, void *context, TrError *err);

#endif
