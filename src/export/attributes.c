/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/attributes.h"

#include <string.h>

/* ---- of nodes ---- */

static TrStatus get_label(TrExport *export, size_t node, TrValue *value, TrError *err)
{
    (void)err;
    value->text = tr_node_name(export->network, node);
    return TR_OK;
}

static TrStatus get_kind(TrExport *export, size_t node, TrValue *value, TrError *err)
{
    (void)err;
    value->text = tr_node_kind(export->network, node);
    return TR_OK;
}

static TrStatus get_kind_guessed(TrExport *export, size_t node, TrValue *value, TrError *err)
{
    uint32_t entity = export->network->nodes[node].entity;
    (void)err;
    value->number = entity != TR_NO_ID && export->network->names.entities[entity].kind_guessed;
    return TR_OK;
}

static TrStatus get_sector(TrExport *export, size_t node, TrValue *value, TrError *err)
{
    (void)err;
    value->text = tr_node_sector(export->network, node);
    return TR_OK;
}

static TrStatus get_aliases(TrExport *export, size_t node, TrValue *value, TrError *err)
{
    (void)err;
    value->items = tr_export_aliases(export, node, &value->n);
    return TR_OK;
}

static TrStatus get_loose(TrExport *export, size_t node, TrValue *value, TrError *err)
{
    (void)err;
    value->items = tr_export_loose(export, node, &value->n);
    return TR_OK;
}

const TrAttribute tr_node_attributes[] = {
    {"label", TR_ATTRIBUTE_TEXT, get_label},
    {"kind", TR_ATTRIBUTE_TEXT, get_kind},
    {"kind_guessed", TR_ATTRIBUTE_YES_NO, get_kind_guessed},
    {"sector", TR_ATTRIBUTE_TEXT, get_sector},
    {"aliases", TR_ATTRIBUTE_NAMES, get_aliases},
    {"evidence", TR_ATTRIBUTE_CLAIMS, get_loose},
};
const size_t tr_n_node_attributes = sizeof tr_node_attributes / sizeof *tr_node_attributes;

const char *tr_export_node_cell(const TrExport *export, size_t node, const TrExportColumn *column)
{
    uint32_t row = tr_export_entity_row(export, node);
    return row == TR_NO_ID ? "" : tr_input_cell(export->network->input, TR_ENTITIES, row, column->column);
}

/* ---- of edges ---- */

static TrStatus get_layer(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    (void)err;
    value->text = export->network->layers[export->network->ties[tie].layer];
    return TR_OK;
}

static TrStatus get_directed(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    (void)err;
    value->number = export->network->ties[tie].directed;
    return TR_OK;
}

static TrStatus get_sign(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    (void)err;
    value->number = export->network->ties[tie].sign;
    return TR_OK;
}

static TrStatus get_status(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    (void)err;
    value->text = tr_status_info(export->network->ties[tie].standing)->name;
    return TR_OK;
}

static TrStatus get_counted(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    (void)err;
    value->number = export->network->ties[tie].counted;
    return TR_OK;
}

static TrStatus get_weight(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    (void)err;
    value->number = tr_tie_strength(&export->hand.strengths, tie);
    return TR_OK;
}

static TrStatus get_origins(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    (void)err;
    value->number = export->network->ties[tie].n_origins;
    return TR_OK;
}

static TrStatus get_claims(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    (void)err;
    value->number = export->network->ties[tie].n_claims;
    return TR_OK;
}

static TrStatus get_against(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    (void)err;
    value->number = export->network->ties[tie].n_against;
    return TR_OK;
}

static TrStatus get_first(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    TrDate span;
    (void)err;
    value->text = "";
    if (tr_export_span(export, tie, &span) && span.first_day != TR_DAY_OPEN_FIRST)
        value->text = tr_day_text(span.first_day, value->buffer);
    return TR_OK;
}

static TrStatus get_last(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    TrDate span;
    (void)err;
    value->text = "";
    if (tr_export_span(export, tie, &span) && span.last_day != TR_DAY_OPEN_LAST)
        value->text = tr_day_text(span.last_day, value->buffer);
    return TR_OK;
}

static TrStatus get_sources(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    (void)err;
    value->items = export->network->tie_claims + export->network->ties[tie].first_claim;
    value->n = export->network->ties[tie].n_claims;
    return TR_OK;
}

static TrStatus get_evidence(TrExport *export, size_t tie, TrValue *value, TrError *err)
{
    return tr_export_evidence(export, tie, &value->items, &value->n, err);
}

const TrAttribute tr_edge_attributes[] = {
    {"layer", TR_ATTRIBUTE_TEXT, get_layer},         {"directed", TR_ATTRIBUTE_YES_NO, get_directed},
    {"sign", TR_ATTRIBUTE_WHOLE, get_sign},          {"status", TR_ATTRIBUTE_TEXT, get_status},
    {"counted", TR_ATTRIBUTE_YES_NO, get_counted},   {"weight", TR_ATTRIBUTE_NUMBER, get_weight},
    {"origins", TR_ATTRIBUTE_WHOLE, get_origins},    {"claims", TR_ATTRIBUTE_WHOLE, get_claims},
    {"against", TR_ATTRIBUTE_WHOLE, get_against},    {"first_date", TR_ATTRIBUTE_TEXT, get_first},
    {"last_date", TR_ATTRIBUTE_TEXT, get_last},      {"sources", TR_ATTRIBUTE_PLACES, get_sources},
    {"evidence", TR_ATTRIBUTE_CLAIMS, get_evidence},
};
const size_t tr_n_edge_attributes = sizeof tr_edge_attributes / sizeof *tr_edge_attributes;

const TrAttribute *tr_edge_attribute(const char *name)
{
    for (size_t i = 0; i < tr_n_edge_attributes; i++)
        if (strcmp(tr_edge_attributes[i].name, name) == 0)
            return &tr_edge_attributes[i];
    return NULL;
}

/* ---- as text ---- */

bool tr_value_is_empty(TrAttributeType type, const TrValue *value)
{
    switch (type) {
    case TR_ATTRIBUTE_TEXT:
        return *value->text == '\0';
    case TR_ATTRIBUTE_NAMES:
    case TR_ATTRIBUTE_PLACES:
    case TR_ATTRIBUTE_CLAIMS:
        return value->n == 0;
    case TR_ATTRIBUTE_NUMBER:
    case TR_ATTRIBUTE_WHOLE:
    case TR_ATTRIBUTE_YES_NO:
        break;
    }
    return false;
}

/* A name that holds a bar or a backslash, piece by piece. */
static void put_escaped_name(FILE *file, const char *name, void (*put)(FILE *file, const char *text))
{
    for (char piece[3] = "\\"; *name != '\0';) {
        char part[256];
        size_t n = strcspn(name, "|\\");
        if (n == 0) {
            piece[1] = *name++;
            put(file, piece);
            continue;
        }
        if (n >= sizeof part) /* whole characters only: not within a run of continuation bytes */
            for (n = sizeof part - 1; n > 1 && ((unsigned char)name[n] & 0xC0) == 0x80; n--)
                continue;
        memcpy(part, name, n);
        part[n] = '\0';
        put(file, part);
        name += n;
    }
}

void tr_export_put_names(FILE *file, const TrExport *export, const TrValue *names,
                         void (*put)(FILE *file, const char *text))
{
    for (size_t i = 0; i < names->n; i++) {
        const char *name = tr_network_text(export->network, names->items[i]);
        if (i > 0)
            put(file, "|");
        if (strpbrk(name, "|\\") == NULL)
            put(file, name);
        else
            put_escaped_name(file, name, put);
    }
}

void tr_export_put_places(FILE *file, const TrExport *export, const TrValue *claims,
                          void (*put)(FILE *file, const char *text))
{
    for (size_t i = 0; i < claims->n; i++) {
        if (i > 0)
            put(file, " ");
        tr_export_put_place(file, export, TR_CLAIMS, claims->items[i], put);
    }
}

void tr_export_put_layer(FILE *file, const TrExport *export, size_t number,
                         void (*put)(FILE *file, const char *text))
{
    const TrTie *tie = &export->network->ties[number];
    put(file, export->network->layers[tie->layer]);
    if (tie->sign != 0)
        put(file, tie->sign > 0 ? " +" : " -");
}

bool tr_export_is_directed(const TrExport *export)
{
    for (size_t i = 0; i < export->network->n_ties; i++)
        if (export->network->ties[i].directed)
            return true;
    return false;
}
