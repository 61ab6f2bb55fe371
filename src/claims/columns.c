/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/columns.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/fold.h"
#include "base/suggest.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const TrColumnInfo claim_columns[] = {
    {"person", TR_CHECK_TEXT, true, "who; may be empty if organization is not", "persona"},
    {"role", TR_CHECK_TEXT, true, "post or part of the person in the organization", "rol|cargo"},
    {"organization", TR_CHECK_TEXT, true, "of what body; may be empty if person is not",
     "organisation|organización"},
    {"action", TR_CHECK_TEXT, true, "what was done, as a verb phrase", "acción"},
    {"target", TR_CHECK_TEXT, false, "on whom or with whom", "objetivo"},
    {"recipient", TR_CHECK_TEXT, false, "to whom the target went", "destinatario"},
    {"date", TR_CHECK_DATE, false, "2025, 2025-08, 2025-08-12, a range a/b, open a/..", "fecha"},
    {"place", TR_CHECK_TEXT, false, "where", "lugar"},
    {"source", TR_CHECK_TEXT, false, "who says so: an id of sources.csv, or any text", "fuente"},
    {"origin", TR_CHECK_TEXT, false, "where the source got it; several sources of one origin count once",
     "origen"},
    {"locator", TR_CHECK_TEXT, false, "page or paragraph", NULL},
    {"url", TR_CHECK_URL, false, "http or https; anything else is kept as text", NULL},
    {"status", TR_CHECK_STATUS, false, "reported (default), alleged, charged, convicted, acquitted …", NULL},
    {"stance", TR_CHECK_STANCE, false, "supports (default), denies, corrects", NULL},
    {"about", TR_CHECK_TEXT, false, "the claim_id that is denied or corrected", NULL},
    {"grade", TR_CHECK_GRADE, false, "Admiralty grade, A1 to F6", NULL},
    {"confidence", TR_CHECK_CONFIDENCE, false, "0 to 1", "confianza"},
    {"sign", TR_CHECK_SIGN, false, "+ alliance, - rivalry, or empty", NULL},
    {"weight", TR_CHECK_WEIGHT, false, "a number over 0", "peso"},
    {"handling", TR_CHECK_TEXT, false, "set: the row stays out of every output but check", NULL},
    {"reply", TR_CHECK_TEXT, false, "what the person answered", NULL},
    {"note", TR_CHECK_TEXT, false, "anything", "nota"},
    {"claim_id", TR_CHECK_TEXT, false, "an id of the claim's own", NULL},
};

static const TrColumnInfo entity_columns[] = {
    {"name", TR_CHECK_TEXT, true, "the name to show", NULL},
    {"kind", TR_CHECK_TEXT, false, "person, cartel, government, agency, …", NULL},
    {"aliases", TR_CHECK_TEXT, false, "other spellings, separated by |", NULL},
    {"distinct_from", TR_CHECK_TEXT, false, "names that are not this entity, separated by |", NULL},
    {"parent", TR_CHECK_TEXT, false, "what it is part of", NULL},
    {"country", TR_CHECK_TEXT, false, "country", NULL},
    {"description", TR_CHECK_TEXT, false, "a line about it", NULL},
    {"url", TR_CHECK_URL, false, "http or https", NULL},
    {"handling", TR_CHECK_TEXT, false, "set: what the row says stays out of every output", NULL},
};

static const TrColumnInfo source_columns[] = {
    {"id", TR_CHECK_TEXT, true, "as the source column of claims.csv names it", NULL},
    {"title", TR_CHECK_TEXT, false, "title", NULL},
    {"publisher", TR_CHECK_TEXT, false, "publisher", NULL},
    {"date", TR_CHECK_DATE, false, "date of publication", NULL},
    {"url", TR_CHECK_URL, false, "http or https", NULL},
    {"origin", TR_CHECK_TEXT, false, "where it got what it says", NULL},
    {"grade", TR_CHECK_GRADE, false, "Admiralty grade, A1 to F6", NULL},
    {"handling", TR_CHECK_TEXT, false, "set: what the row says stays out of every output", NULL},
};

static const TrColumnInfo action_columns[] = {
    {"pattern", TR_CHECK_TEXT, true, "a verb phrase: its words, in order; the longest match wins", NULL},
    {"layer", TR_CHECK_TEXT, true, "the layer of the ties it makes", NULL},
    {"sign", TR_CHECK_SIGN, false, "+, - or empty", NULL},
    {"directed", TR_CHECK_YES_NO, false, "yes (default) or no", NULL},
};

static const TrColumnInfo kind_columns[] = {
    {"pattern", TR_CHECK_TEXT, true, "words of a name", NULL},
    {"kind", TR_CHECK_TEXT, true, "the kind of what is so named", NULL},
    {"sector", TR_CHECK_TEXT, false, "the group of kinds that shares a colour", NULL},
};

static const TrColumnInfo mapping_columns[] = {
    {"column", TR_CHECK_TEXT, true, "a header as it stands in the claims", "header|columna"},
    {"means", TR_CHECK_COLUMN, true, "the column of the claims that it means", "significa"},
};

static const TrPartInfo parts[TR_N_PARTS] = {
    {"claims", "claims.csv", TR_CLAIM_ID, COUNT(claim_columns), claim_columns},
    {"entities", "entities.csv", -1, COUNT(entity_columns), entity_columns},
    {"sources", "sources.csv", TR_SOURCE_ID, COUNT(source_columns), source_columns},
    {"actions", "actions.csv", -1, COUNT(action_columns), action_columns},
    {"kinds", "kinds.csv", -1, COUNT(kind_columns), kind_columns},
    {"mapping", "mapping.csv", -1, COUNT(mapping_columns), mapping_columns},
};

const TrPartInfo *tr_part_info(TrPart part)
{
    return &parts[part];
}

int tr_part_of_file(const char *name)
{
    size_t length = strlen(name);
    if (length < 4 || strcasecmp(name + length - 4, ".csv") != 0)
        return -1;
    if (strncasecmp(name, "claims", 6) == 0)
        return TR_CLAIMS;
    for (int part = 0; part < TR_N_PARTS; part++)
        if (strcasecmp(name, parts[part].file) == 0)
            return part;
    return -1;
}

/* Headers longer than this name none of our columns. Folded, so many bytes fit the room with plenty to spare,
 * so that folding asks for no memory, and want of it cannot be taken for another name. */
enum { LONGEST_HEADER = 64, FOLDED_ROOM = 4096 };

/* Whether header means word: case, accents, blanks, hyphens and underscores do not matter. */
static bool means(TrSlice header, const char *word, size_t word_length)
{
    char x_room[FOLDED_ROOM], y_room[FOLDED_ROOM];
    TrFolder x = {.key = x_room, .room = FOLDED_ROOM}, y = {.key = y_room, .room = FOLDED_ROOM};
    return header.length <= LONGEST_HEADER && tr_fold(&x, header.text, header.length, NULL) == TR_OK &&
           tr_fold(&y, word, word_length, NULL) == TR_OK && x.length > 0 && strcmp(x.key, y.key) == 0;
}

static bool means_synonym(TrSlice header, const char *synonyms)
{
    while (synonyms != NULL && *synonyms != '\0') {
        size_t length = strcspn(synonyms, "|");
        if (means(header, synonyms, length))
            return true;
        synonyms += length + (synonyms[length] == '|');
    }
    return false;
}

int tr_column_find(TrPart part, TrSlice header)
{
    const TrPartInfo *info = &parts[part];
    for (size_t i = 0; i < info->n_columns; i++)
        if (means(header, info->columns[i].name, strlen(info->columns[i].name)) ||
            means_synonym(header, info->columns[i].synonyms))
            return (int)i;
    return -1;
}

static const char *column_name(const void *table, size_t i)
{
    return ((const TrColumnInfo *)table)[i].name;
}

const char *tr_column_suggest(TrPart part, const char *header)
{
    return tr_suggest(header, column_name, parts[part].columns, parts[part].n_columns);
}
