/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/ids.h"

#include <string.h>

#include "base/fold.h"
#include "base/strings.h"

enum { MOST_LETTERS = 48, MOST_OF_FIGURE = 40 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* 48 bits: among 100,000 names two have the same with a chance of one in 50,000. */
static void put_hash(TrBuilder *id, const char *text, size_t length)
{
    tr_build_format(id, "_%012llx", (unsigned long long)(tr_strings_hash(text, length) >> 16));
}

static void put_hyphen(TrBuilder *slug, size_t start)
{
    if (slug->length > start && slug->text[slug->length - 1] != '-')
        tr_build_text(slug, "-");
}

/* Letters and digits of the key with `blank` as a hyphen, and a bracketed qualifier at its end, "x [y]", as
 * x-_y_. Returns whether the key can be read back from it. */
static bool put_plain(TrBuilder *slug, const char *key, size_t length, char blank)
{
    const char *bracket = memchr(key, '[', length);
    size_t start = slug->length, i = 0;
    bool whole = length > 0, closed = true;
    for (; i < length && slug->length - start < MOST_LETTERS && !slug->failed; i++) {
        if (is_plain(key[i])) {
            tr_build_bytes(slug, key + i, 1);
        } else if (key[i] == blank) {
            whole = whole && slug->length > start && slug->text[slug->length - 1] != '-';
            put_hyphen(slug, start);
        } else if (blank == ' ' && key + i == bracket) {
            closed = false;
            tr_build_text(slug, "_");
        } else if (blank == ' ' && key[i] == ']' && !closed && i + 1 == length) {
            closed = true;
            tr_build_text(slug, "_");
        } else {
            whole = false;
        }
    }
    whole = whole && closed && i == length;
    while (slug->length > start && slug->text[slug->length - 1] == '-') {
        slug->text[--slug->length] = '\0';
        whole = false;
    }
    return whole;
}

static void put_key(TrBuilder *slug, const char *key, size_t length)
{
    if (!put_plain(slug, key, length, ' '))
        put_hash(slug, key, length);
}

/* What folds to nothing, such as "😀", is known by its bytes: names.c says so. */
void tr_slug(TrBuilder *slug, const char *text)
{
    TrFolder folder = {0};
    if (tr_fold(&folder, text, strlen(text), NULL) != TR_OK)
        slug->failed = true;
    else
        put_key(slug, folder.length > 0 ? folder.key : text,
                folder.length > 0 ? folder.length : strlen(text));
    tr_folder_release(&folder);
}

void tr_slug_word(TrBuilder *slug, const char *word)
{
    if (!put_plain(slug, word, strlen(word), '_'))
        put_hash(slug, word, strlen(word));
}

void tr_build_class(TrBuilder *text, const char *family, const char *word)
{
    tr_build_format(text, "%s%s-", text->length > 0 ? " " : "", family);
    tr_slug(text, word);
}

/* ---- figures ---- */

/* A hyphen of the name is an underscore, so that the first hyphen of an id ends its figure. */
void tr_figure_id(TrBuilder *id, const TrPicture *picture)
{
    const char *name = *picture->diagram->id != '\0' ? picture->diagram->id : picture->diagram->name;
    size_t length = strlen(name);
    bool whole = is_letter(name[0]) && length <= MOST_OF_FIGURE;
    if (!is_letter(name[0]))
        tr_build_text(id, "f");
    for (size_t i = 0; i < length && i < MOST_OF_FIGURE; i++) {
        bool plain = is_letter(name[i]) || is_plain(name[i]);
        whole = whole && (plain || name[i] == '-');
        tr_build_bytes(id, plain ? name + i : "_", 1);
    }
    if (!whole)
        put_hash(id, name, length);
}

/* ---- entities ---- */

/* What an event is: the folded texts that make claims tell of one event, see network/events.c. */
static void put_event(TrBuilder *id, const TrNetwork *network, uint32_t node)
{
    static const TrClaimColumn columns[] = {TR_ACTION, TR_DATE, TR_PLACE, TR_TARGET, TR_RECIPIENT};
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    uint32_t claim = network->nodes[node].claim;
    TrFolder folder = {0};
    TrBuilder key = {0};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        uint32_t cell = tr_table_cell(claims, claim, columns[i]);
        const char *text = tr_network_text(network, cell);
        if (cell != 0 && columns[i] >= TR_TARGET && columns[i] <= TR_RECIPIENT)
            text = tr_names_shown(network->input, &network->names, tr_names_entity(&network->names, cell));
        if (tr_fold(&folder, text, strlen(text), NULL) != TR_OK) {
            id->failed = true;
            break;
        }
        if (folder.length > 0)
            tr_build_bytes(&key, folder.key, folder.length);
        tr_build_text(&key, "\n");
    }
    if (key.failed)
        id->failed = true;
    else if (key.text != NULL)
        put_hash(id, key.text, key.length);
    tr_folder_release(&folder);
    tr_builder_release(&key);
}

static void put_node(TrBuilder *id, const TrNetwork *network, uint32_t node)
{
    const char *name = tr_node_name(network, node);
    TrFolder folder = {0};
    if (!tr_node_is_event(network, node)) {
        tr_slug(id, name);
        return;
    }
    if (tr_fold(&folder, name, strlen(name), NULL) != TR_OK)
        id->failed = true;
    else if (folder.length > 0)
        (void)put_plain(id, folder.key, folder.length, ' ');
    put_event(id, network, node);
    tr_folder_release(&folder);
}

void tr_node_id(TrBuilder *id, const TrPicture *picture, uint32_t node)
{
    tr_figure_id(id, picture);
    tr_build_text(id, "-");
    put_node(id, picture->network, node);
}

/* ---- ties ---- */

/* Two ends without a direction stand in the order of their slugs: that of the network changes with the
 * spelling that is shown. */
static void put_ends(TrBuilder *id, const TrPicture *picture, const TrTie *tie)
{
    TrBuilder a = {0}, b = {0};
    bool turned;
    put_node(&a, picture->network, tie->a);
    put_node(&b, picture->network, tie->b);
    if (a.failed || b.failed) {
        id->failed = true;
    } else {
        turned = !tie->directed && tie->layer != TR_LAYER_AFFILIATION && strcmp(a.text, b.text) > 0;
        tr_build_text(id, turned ? b.text : a.text);
        tr_build_text(id, tie->directed ? "--to--" : "--and--");
        tr_build_text(id, turned ? a.text : b.text);
    }
    tr_builder_release(&a);
    tr_builder_release(&b);
}

void tr_tie_id(TrBuilder *id, const TrPicture *picture, const TrTie *tie)
{
    tr_figure_id(id, picture);
    tr_build_text(id, "-");
    put_ends(id, picture, tie);
    tr_build_text(id, "--");
    tr_slug_word(id, picture->network->layers[tie->layer]);
    tr_build_text(id, tie->sign > 0 ? "--plus" : tie->sign < 0 ? "--minus" : "");
}

/* ---- parts ---- */

static void begin_part(TrBuilder *id, const TrPicture *picture, const char *part)
{
    tr_figure_id(id, picture);
    tr_build_text(id, "--");
    tr_build_text(id, part);
}

void tr_part_id(TrBuilder *id, const TrPicture *picture, const char *part, const char *name)
{
    begin_part(id, picture, part);
    if (name == NULL)
        return;
    tr_build_text(id, "--");
    tr_slug_word(id, name);
}

void tr_node_part_id(TrBuilder *id, const TrPicture *picture, const char *part, uint32_t node)
{
    begin_part(id, picture, part);
    tr_build_text(id, "--");
    put_node(id, picture->network, node);
}

void tr_cell_id(TrBuilder *id, const TrPicture *picture, uint32_t a, uint32_t b)
{
    tr_node_part_id(id, picture, "cell", a);
    tr_build_text(id, "--");
    put_node(id, picture->network, b);
}
