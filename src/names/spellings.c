/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an entity is called: looking a name up, and listing an entity's other names. */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "names/names.h"

TrStatus tr_names_find(const TrInput *input, const TrNames *names, const char *text, uint32_t *entity,
                       TrError *err)
{
    TrFolder wanted = {0}, folder = {0};
    uint32_t exact = tr_strings_find(input->strings, text, strlen(text));
    TrStatus st = TR_OK;
    *entity = exact == TR_NO_ID ? TR_NO_ID : tr_names_entity(names, exact);
    if (*entity != TR_NO_ID)
        return TR_OK;
    TR_TRY(tr_fold(&wanted, text, strlen(text), err));
    for (uint32_t s = 0; s < names->n_strings && *entity == TR_NO_ID; s++) {
        if (names->entity_of[s] == 0 ||
            wanted.length == 0) /* nothing but punctuation is known by its bytes */
            continue;
        TR_TRY(
            tr_fold(&folder, tr_strings_text(input->strings, s), tr_strings_length(input->strings, s), err));
        if (folder.length == wanted.length && memcmp(folder.key, wanted.key, wanted.length) == 0)
            *entity = names->entity_of[s] - 1;
    }
out:
    tr_folder_release(&wanted);
    tr_folder_release(&folder);
    return st;
}

static int by_text(const void *a, const void *b, void *strings)
{
    return strcmp(tr_strings_text(strings, *(const uint32_t *)a),
                  tr_strings_text(strings, *(const uint32_t *)b));
}

static bool is_other_spelling(const TrNames *names, uint32_t spelling)
{
    return names->entity_of[spelling] != 0 &&
           names->entities[names->entity_of[spelling] - 1].name != spelling;
}

TrStatus tr_names_spellings(const TrInput *input, const TrNames *names, TrSpellings *list, TrError *err)
{
    TrStatus st = TR_OK;
    size_t n = 0;
    *list = (TrSpellings){0};
    TR_TRY(TR_ARRAY(list->first, names->n + 2, err));
    for (uint32_t s = 0; s < names->n_strings; s++)
        if (is_other_spelling(names, s))
            list->first[names->entity_of[s] + 1]++; /* entity e counts at e + 2 */
    for (size_t e = 0; e < names->n; e++) {
        n += list->first[e + 2];
        list->first[e + 2] = n;
    }
    TR_TRY(TR_ARRAY(list->items, n, err));
    for (uint32_t s = 0; s < names->n_strings; s++)
        if (is_other_spelling(names, s))
            list->items[list->first[names->entity_of[s]]++] = s; /* entity e fills from e + 1 */
    for (size_t e = 0; e < names->n; e++)
        qsort_r(list->items + list->first[e], list->first[e + 1] - list->first[e], sizeof *list->items,
                by_text, input->strings);
out:
    if (st != TR_OK)
        tr_spellings_release(list);
    return st;
}

void tr_spellings_release(TrSpellings *list)
{
    tr_free(list->first);
    tr_free(list->items);
    *list = (TrSpellings){0};
}
