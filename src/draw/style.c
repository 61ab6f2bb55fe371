/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Prototypes of style.gv, composed: kind and sector for a node; layer, status and sign for a tie. */
#include <string.h>

#include "draw/picture.h"
#include "names/kinds.h"

static TrStatus add_prototype(const TrPicture *picture, const char *family, const char *member, bool edge,
                              TrAttributes *attributes, TrError *err)
{
    char name[160];
    (void)snprintf(name, sizeof name, "%s_%.100s", family, member);
    return tr_attributes_add_all(
        attributes, tr_dot_file_find(picture->style, edge ? family : name, edge ? name : NULL), err);
}

TrStatus tr_style_node(const TrPicture *picture, const char *kind, TrAttributes *attributes, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(add_prototype(picture, "kind", kind, false, attributes, err));
    TR_TRY(add_prototype(picture, "sector", tr_kind_sector(picture->network->input, kind), false, attributes,
                         err));
out:
    return st;
}

TrStatus tr_style_charged(const TrPicture *picture, TrAttributes *attributes, TrError *err)
{
    return add_prototype(picture, "sector", "crime", false, attributes, err);
}

TrLine tr_style_line(const TrTie *tie)
{
    if (tie->layer == TR_LAYER_INFERRED && !tr_status_clears(tie->standing))
        return TR_LINE_TENTATIVE; /* a guess, however well its words are attested */
    if (tie->standing == TR_REPORTED && tie->n_origins >= 2)
        return TR_LINE_CONFIRMED;
    return tr_status_info(tie->standing)->line;
}

const char *tr_style_line_name(TrLine line)
{
    static const char *const names[TR_N_LINES] = {"confirmed", "unconfirmed", "tentative", "cleared"};
    return names[line];
}

TrStatus tr_style_tie(const TrPicture *picture, const TrTie *tie, TrAttributes *attributes, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(add_prototype(picture, "layer", picture->network->layers[tie->layer], true, attributes, err));
    if (tie->layer != TR_LAYER_PART_OF)
        TR_TRY(
            add_prototype(picture, "status", tr_style_line_name(tr_style_line(tie)), true, attributes, err));
    if (tie->sign != 0)
        TR_TRY(add_prototype(picture, "sign", tie->sign > 0 ? "plus" : "minus", true, attributes, err));
    if (tr_status_clears(tie->standing)) /* whatever it was: grey */
        TR_TRY(add_prototype(picture, "status", "cleared", true, attributes, err));
    if (!tie->directed && tie->layer != TR_LAYER_PART_OF)
        TR_TRY(tr_attributes_set(attributes, "dir", tie->sign < 0 ? "both" : "none", err));
    if (!tie->directed && tie->sign < 0) /* a bar at either end */
        TR_TRY(tr_attributes_set(attributes, "arrowtail", "tee", err));
out:
    return st;
}
