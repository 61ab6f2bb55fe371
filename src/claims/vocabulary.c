/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/vocabulary.h"

#include <string.h>
#include <strings.h>

#include "base/suggest.h"

static const TrStatusInfo statuses[TR_N_STATUSES] = {
    /* name                 in words               line                  weight */
    {"rumoured", "rumoured", TR_LINE_TENTATIVE, 4},
    {"reported", "reported", TR_LINE_UNCONFIRMED, 7}, /* confirmed from two origins on */
    {"alleged", "alleged", TR_LINE_TENTATIVE, 5},
    {"under_investigation", "under investigation", TR_LINE_TENTATIVE, 6},
    {"wanted", "wanted", TR_LINE_UNCONFIRMED, 8},
    {"sanctioned", "sanctioned", TR_LINE_UNCONFIRMED, 9},
    {"charged", "charged", TR_LINE_UNCONFIRMED, 10},
    {"convicted", "convicted", TR_LINE_CONFIRMED, 11},
    {"acquitted", "acquitted", TR_LINE_CLEARED, 3},
    {"dismissed", "dismissed", TR_LINE_CLEARED, 2},
    {"overturned", "overturned", TR_LINE_CLEARED, 1},
    {"retracted", "retracted", TR_LINE_CLEARED, 0},
};

static const char *const stances[TR_N_STANCES] = {"supports", "denies", "corrects"};

static const char *status_name(const void *table, size_t i)
{
    return ((const TrStatusInfo *)table)[i].name;
}

static const char *stance_name(const void *table, size_t i)
{
    return ((const char *const *)table)[i];
}

static int find(const char *word, const char *(*name_of)(const void *, size_t), const void *table, int n,
                int if_empty)
{
    if (*word == '\0')
        return if_empty;
    for (int i = 0; i < n; i++)
        if (strcasecmp(word, name_of(table, (size_t)i)) == 0)
            return i;
    return -1;
}

const TrStatusInfo *tr_status_info(TrClaimStatus status)
{
    return &statuses[status];
}

const char *tr_stance_name(TrStance stance)
{
    return stances[stance];
}

int tr_status_find(const char *word)
{
    return find(word, status_name, statuses, TR_N_STATUSES, TR_REPORTED);
}

int tr_stance_find(const char *word)
{
    return find(word, stance_name, stances, TR_N_STANCES, TR_SUPPORTS);
}

const char *tr_status_suggest(const char *word)
{
    return tr_suggest(word, status_name, statuses, TR_N_STATUSES);
}

const char *tr_stance_suggest(const char *word)
{
    return tr_suggest(word, stance_name, stances, TR_N_STANCES);
}

bool tr_status_clears(TrClaimStatus status)
{
    return statuses[status].line == TR_LINE_CLEARED;
}

bool tr_layer_is_reserved(const char *layer)
{
    static const char *const reserved[] = {"affiliation", "part_of", "shared", "inferred"};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(layer, reserved[i]) == 0)
            return true;
    return false;
}
