/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sentences that reports say of what was computed, in the languages there are. */
#ifndef TR_REPORT_SENTENCES_H
#define TR_REPORT_SENTENCES_H

#include "base/language.h"

typedef enum {
    TR_SAYS_COMMA,
    TR_SAYS_AND,
    TR_SAYS_AND_MORE,   /* number */
    TR_SAYS_NOT_AT_ALL, /* the reason follows */
    TR_SAYS_ONE_ORIGIN, /* origin */
    TR_SAYS_NO_TIES,
    TR_SAYS_PROJECTION,
    TR_SAYS_DRAWS, /* draws, origins drawn, of how many */
    TR_SAYS_CERTAIN,
    TR_SAYS_DRAWN_CLAIMS, /* draws */
    TR_SAYS_NOT_DRAWN,    /* measure */
    TR_SAYS_TOO_COSTLY,   /* measure, seconds, measure as the option has it */
    TR_SAYS_APART,        /* measure, who, interval's name, interval */
    TR_SAYS_BY,           /* measure; the first follow */
    TR_SAYS_SHARE_FIRST,
    TR_SAYS_STANDS_FIRST,
    TR_SAYS_AND_ARE_NOT, /* those they cannot be told from follow */
    TR_SAYS_BUT_IS_NOT,  /* likewise */
    TR_SAYS_FIRST_ONLY,  /* who, measure, origin, rank */
    TR_SAYS_SHARES_ONLY, /* likewise */
    TR_SAYS_AMONG_ONLY,  /* who, first how many, measure, origin, rank */
    TR_SAYS_RUN,         /* measure; who follows */
    TR_SAYS_RUN_NEXT,    /* likewise */
    TR_SAYS_NO_ORDER,    /* measure */
    TR_SAYS_WEAK_ORDER,  /* measure, per cent of entities, of origins */
    TR_SAYS_FAIR_ORDER,  /* likewise */
    TR_SAYS_ORDER,       /* likewise */
    TR_SAYS_UNDONE,      /* alias, name, rank without, measure, rank */
    TR_SAYS_UNREPORTED,  /* what no resampling can show, and every such table must say */
    TR_N_SAYS
} TrSays;

/* A row of forms, by language. */
extern const char *const tr_says[TR_N_SAYS][TR_N_LANGUAGES];

/* Append a sentence to `out`, as tr_form_put() does. */
void tr_says_put(TrBuilder *out, TrLanguage language, TrSays says, const TrValue *values);

#endif
