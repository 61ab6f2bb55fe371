/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How files are to be read, as the user says it. All zero: find out. */
#ifndef TR_CLAIMS_READING_H
#define TR_CLAIMS_READING_H

#include "base/status.h"

/* What 12/08/2025 means. */
typedef enum { TR_DATES_ISO, TR_DATES_DMY, TR_DATES_MDY } TrDateOrder;

typedef struct {
    const char *delimiter; /* one character or several, or a name such as tab */
    const char *quote;     /* one character, or none */
    const char *escape;    /* one character, or none: quotes are doubled */
    const char *encoding;  /* a name that iconv knows */
    const char *map;       /* "person=Name,organization=Company": columns of ours = headers of theirs */
    size_t skip_lines;     /* lines before the table */
    bool no_header;
    TrDateOrder dates;
} TrReadOptions;

#endif
