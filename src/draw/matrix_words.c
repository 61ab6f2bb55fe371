/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/matrix_words.h"

#include "base/memory.h"
#include "draw/addresses.h"
#include "draw/ids.h"
#include "draw/titles.h"

TrStatus tr_matrix_words_make(TrMatrixWords *words, TrError *err)
{
    return tr_incidence_make(words->picture->network, &words->incidence, err);
}

static void clear(TrMatrixWords *words)
{
    tr_build_clear(&words->id);
    tr_build_clear(&words->class);
    tr_build_clear(&words->title);
    tr_build_clear(&words->link);
}

static void put_link(TrMatrixWords *words, const char *address)
{
    if (!words->picture->diagram->without_links && words->link.length == 0)
        tr_link_put(&words->link, address);
}

static TrStatus finish(const TrMatrixWords *words, TrSvgPart *part, TrError *err)
{
    if (words->id.failed || words->class.failed || words->title.failed || words->link.failed)
        return tr_fail_memory(err);
    *part = (TrSvgPart){.id = words->id.text,
                        .class = words->class.text,
                        .title = words->title.text,
                        .link = words->link.length > 0 ? words->link.text : NULL};
    return TR_OK;
}

TrStatus tr_matrix_name(TrMatrixWords *words, uint32_t node, bool column, TrSvgPart *part, TrError *err)
{
    const TrPicture *picture = words->picture;
    TrStatus st = TR_OK;
    clear(words);
    if (column)
        tr_node_part_id(&words->id, picture, "column", node);
    else
        tr_node_id(&words->id, picture, node);
    tr_build_text(&words->class, column ? "column" : "row");
    tr_build_class(&words->class, "kind", tr_node_kind(picture->network, node));
    TR_TRY(tr_title_node(&words->title, picture, &words->incidence, node, err));
    put_link(words, tr_node_address(picture->network, node));
    TR_TRY(finish(words, part, err));
out:
    return st;
}

TrStatus tr_matrix_cell(TrMatrixWords *words, uint32_t a, uint32_t b, const uint32_t *ties, size_t n,
                        TrSvgPart *part, TrError *err)
{
    const TrPicture *picture = words->picture;
    const char **addresses = NULL;
    size_t n_addresses;
    TrStatus st = TR_OK;
    clear(words);
    tr_cell_id(&words->id, picture, a, b);
    tr_build_text(&words->class, "cell");
    for (size_t i = 0; i < n; i++) {
        const TrTie *tie = &picture->network->ties[ties[i]];
        tr_build_text(&words->title, i > 0 ? "\n" : "");
        TR_TRY(tr_title_tie(&words->title, picture->network, tie, picture->diagram->language, err));
        TR_TRY(tr_tie_addresses(picture->network, tie, &addresses, &n_addresses, err));
        if (n_addresses > 0)
            put_link(words, addresses[0]);
        tr_free(addresses);
        addresses = NULL;
    }
    TR_TRY(finish(words, part, err));
out:
    tr_free(addresses);
    return st;
}

void tr_matrix_words_release(TrMatrixWords *words)
{
    tr_incidence_release(&words->incidence);
    tr_builder_release(&words->id);
    tr_builder_release(&words->class);
    tr_builder_release(&words->title);
    tr_builder_release(&words->link);
}
