/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/origins.h"

#include <string.h>

#include "base/fold.h"
#include "base/memory.h"

/* The string id that names a claim's origin. */
static TrStatus origin_text(TrInput *input, size_t claim, uint32_t *text, TrError *err)
{
    const TrTable *claims = &input->tables[TR_CLAIMS];
    uint32_t source = tr_table_cell(claims, claim, TR_SOURCE), row;
    const char *file;
    if ((*text = tr_table_cell(claims, claim, TR_ORIGIN)) != 0)
        return TR_OK;
    row = tr_input_row_of_id(input, TR_SOURCES, source);
    if (row != TR_NO_ID && (*text = tr_table_cell(&input->tables[TR_SOURCES], row, TR_SOURCE_ORIGIN)) != 0)
        return TR_OK;
    if ((*text = source) != 0)
        return TR_OK;
    file = tr_input_file_name(input, TR_CLAIMS, claim);
    return tr_strings_add(input->strings, file, strlen(file), text, NULL, err);
}

typedef struct {
    TrStrings *keys; /* folded texts; an origin's number is its key's id minus one */
    TrFolder folder;
    uint32_t *known; /* by string id: origin plus one */
    size_t known_room, text_room;
} Resolving;

static TrStatus number_of(Resolving *resolving, const TrInput *input, uint32_t text, TrOrigins *origins,
                          uint32_t *origin, TrError *err)
{
    uint32_t key;
    bool added;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW_ZEROED(resolving->known, resolving->known_room, text + 1, err));
    if (resolving->known[text] == 0) {
        TR_TRY(tr_fold(&resolving->folder, tr_strings_text(input->strings, text),
                       tr_strings_length(input->strings, text), err));
        if (resolving->folder.length == 0) /* nothing but punctuation: its own bytes are its key */
            TR_TRY(tr_strings_add(resolving->keys, tr_strings_text(input->strings, text),
                                  tr_strings_length(input->strings, text), &key, &added, err));
        else
            TR_TRY(tr_strings_add(resolving->keys, resolving->folder.key, resolving->folder.length, &key,
                                  &added, err));
        resolving->known[text] = key;
        if (added) {
            TR_TRY(TR_GROW(origins->text, resolving->text_room, key, err));
            origins->text[key - 1] = text;
            origins->n = key;
        } else if (strcmp(tr_strings_text(input->strings, text),
                          tr_strings_text(input->strings, origins->text[key - 1])) < 0) {
            origins->text[key - 1] = text;
        }
    }
    *origin = resolving->known[text] - 1;
out:
    return st;
}

TrStatus tr_origins_resolve(TrInput *input, TrOrigins *origins, TrError *err)
{
    Resolving resolving = {0};
    TrStatus st = TR_OK;
    size_t n = input->tables[TR_CLAIMS].n;
    *origins = (TrOrigins){0};
    if ((resolving.keys = tr_strings_new(err)) == NULL)
        return TR_MEMORY;
    TR_TRY(TR_ARRAY(origins->origin_of, n, err));
    for (size_t i = 0; i < n; i++) {
        uint32_t text;
        TR_TRY(origin_text(input, i, &text, err));
        TR_TRY(number_of(&resolving, input, text, origins, &origins->origin_of[i], err));
    }
out:
    tr_strings_free(resolving.keys);
    tr_folder_release(&resolving.folder);
    tr_free(resolving.known);
    if (st != TR_OK)
        tr_origins_release(origins);
    return st;
}

void tr_origins_release(TrOrigins *origins)
{
    tr_free(origins->origin_of);
    tr_free(origins->text);
    *origins = (TrOrigins){0};
}
