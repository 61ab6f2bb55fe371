/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The fixed words of a picture, in the languages there are: title texts, labels, legend, caption. What comes
 * from the input is never translated. One more language is one more column here. */
#ifndef TR_DRAW_WORDS_H
#define TR_DRAW_WORDS_H

#include "base/language.h"
#include "base/terms.h"

typedef enum {
    TR_SAY_CAVEAT,
    TR_SAY_NOTHING_MATCHES,
    TR_SAY_SOME_SHOWN, /* entities, all entities, ties, all ties */
    TR_SAY_ALL_SHOWN,  /* entities, ties, all ties */
    TR_SAY_AREA,       /* measure */
    TR_SAY_AREA_EQUAL,
    TR_SAY_AREA_UNSURE,        /* entities */
    TR_SAY_LETTERS,            /* measure */
    TR_SAY_LEFT_OUT_CONTESTED, /* ties */
    TR_SAY_LEFT_OUT_CHARGED,   /* ties */
    TR_SAY_FELL_BACK,
    TR_SAY_AREA_MARKS, /* measure */
    TR_SAY_MANY,       /* names, candidates, measure */
    TR_SAY_NOT_AS_ASKED,
    TR_SAY_WORDS_LEFT_OUT,
    TR_SAY_STATUS_ONLY,
    TR_SAY_NEIGHBOURHOODS, /* number, measure */
    TR_SAY_CORE,           /* k */
    TR_SAY_DISPARITY,      /* alpha, ties left out */
    TR_SAY_NEAREST,        /* measure */
    TR_SAY_COLLAPSED,      /* entities, groups */
    TR_SAY_NESTED,
    TR_SAY_PATH,
    TR_SAY_SOME_PATHS, /* steps */
    TR_SAY_NO_PATH,
    TR_SAY_FILTERED, /* what by */
    TR_SAY_BY_STATUS,
    TR_SAY_BY_SIGN,
    TR_SAY_BY_SOURCE,
    TR_SAY_BY_DATE,
    TR_SAY_PROJECTED_PEOPLE,
    TR_SAY_PROJECTED_ORGANIZATIONS,
    TR_SAY_PANELS,
    TR_SAY_MATRIX,
    TR_SAY_MARK_AGAINST,
    TR_SAY_MARK_CONTESTED,
    TR_SAY_SOURCES,
    TR_SAY_AND_MORE,   /* number */
    TR_SAY_DATES,      /* span */
    TR_SAY_WINDOW,     /* span, undated claims left out */
    TR_SAY_SPAN_TO,    /* first, last */
    TR_SAY_SPAN_FROM,  /* first */
    TR_SAY_SPAN_UNTIL, /* last */
    TR_SAY_CREDIT,     /* whom */
    TR_SAY_A_NETWORK,
    TR_SAY_A_MATRIX,
    TR_SAY_PERIODS,
    TR_SAY_GROUPS,           /* groups */
    TR_SAY_DESCRIPTION,      /* entities, ties, claims, sources */
    TR_SAY_TIES_BY_STATUS,   /* statuses with numbers */
    TR_SAY_TIES_CONTESTED,   /* ties */
    TR_SAY_AS_A_TABLE,       /* file */
    TR_SAY_DESCRIPTION_MOST, /* names */
    TR_SAY_WHO,
    TR_SAY_HOW_SURE,
    TR_SAY_KIND_OF_TIE,
    TR_SAY_HOW_MUCH,
    TR_SAY_CONFIRMED,
    TR_SAY_UNCONFIRMED,
    TR_SAY_TENTATIVE,
    TR_SAY_CLEARED,
    TR_SAY_INFERRED,
    TR_SAY_AGAINST_BAR,
    TR_SAY_LEAST, /* measure */
    TR_SAY_MOST,  /* measure */
    TR_SAY_THICKER,
    TR_SAY_CHARGED_PERSON,
    TR_SAY_GUESS,
    TR_SAY_CLAIMS_ORIGINS, /* claims, origins */
    TR_SAY_ROLE,           /* role and body, claims */
    TR_SAY_MORE_ROLES,     /* number */
    TR_SAY_FOR_AGAINST,    /* for, against */
    TR_SAY_ORIGINS,        /* number */
    TR_SAY_ALSO,           /* status */
    TR_SAY_MORE_CLAIMS,    /* number */
    TR_SAY_FROM_ENTITIES,
    TR_SAY_CORRECTED,
    TR_SAY_DENIED,
    TR_SAY_RANK,         /* measure, rank, of */
    TR_SAY_RANK_BETWEEN, /* measure, rank, of, highest, lowest */
    TR_SAY_ADDRESS,
    TR_SAY_ADDRESSES,
    TR_SAY_ENTITIES,    /* number */
    TR_SAY_TIES_CLAIMS, /* ties, claims */
    TR_SAY_OF_THEM,     /* number, status */
    TR_SAY_WITHIN,      /* ties */
    TR_SAY_CONTESTED,   /* number */
    TR_SAY_BUNDLE_LINES,
    TR_SAY_CHANGES,        /* ties added, removed, changed */
    TR_SAY_CHANGES_MORE,   /* changed ties shown, all of them */
    TR_SAY_ALIKE_LEFT_OUT, /* ties */
    TR_SAY_WHAT_CHANGED,
    TR_SAY_MARK_ALIKE,
    TR_SAY_MARK_ADDED,
    TR_SAY_MARK_REMOVED,
    TR_SAY_MARK_CHANGED,
    TR_SAY_NEW,
    TR_SAY_GONE,
    TR_SAY_NEW_ENTITY,
    TR_SAY_GONE_ENTITY,
    TR_SAY_STEP_CLAIMS,  /* before, now */
    TR_SAY_STEP_ORIGINS, /* before, now */
    TR_SAY_STEP_AGAINST, /* before, now */
    TR_SAY_COUNTS_NOW,
    TR_SAY_COUNTS_NO_MORE,
    TR_SAY_AXIS_RANK,
    TR_SAY_P_FIRST,       /* number */
    TR_SAY_RANK_FROM_TO,  /* rank, highest, lowest */
    TR_SAY_HOW_SURE_BY,   /* measure */
    TR_SAY_INTERVAL_NOTE, /* interval's name, draws, origins drawn, origins, first how many */
    TR_SAY_VISIBLE_TITLE,
    TR_SAY_VISIBLE_NOTE, /* first how many */
    TR_SAY_AXIS_DEGREE,
    TR_SAY_AXIS_BETWEENNESS,
    TR_SAY_BROKERS,
    TR_SAY_VISIBLE_BROKERS,
    TR_SAY_VISIBLE,
    TR_SAY_DOT_SCORES, /* degree, betweenness */
    TR_N_PHRASES
} TrPhrase;

/* `phrase` as it stands in `language`, with {1}, {2} … for what goes into it. */
const char *tr_phrase(TrLanguage language, TrPhrase phrase);
/* Append it to `out` with its values, as tr_form_put() does. */
void tr_phrase_put(TrBuilder *out, TrLanguage language, TrPhrase phrase, const TrValue *values);

#endif
