/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/addresses.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "network/sources.h"

static bool is_address(const char *text)
{
    return strncasecmp(text, "http://", 7) == 0 || strncasecmp(text, "https://", 8) == 0;
}

typedef struct {
    const char *address;
    int32_t day; /* of the claim; INT32_MAX without a date */
    uint32_t place;
} Dated;

static int by_day(const void *left, const void *right)
{
    const Dated *a = left, *b = right;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static int32_t day_of(const TrNetwork *network, uint32_t claim)
{
    const char *text = tr_input_cell(network->input, TR_CLAIMS, claim, TR_DATE);
    char problem[200];
    TrDate date;
    return *text != '\0' && tr_date_parse(text, &date, problem, sizeof problem) ? date.first_day : INT32_MAX;
}

TrStatus tr_tie_addresses(const TrNetwork *network, const TrTie *tie, const char ***addresses, size_t *n,
                          TrError *err)
{
    enum { MOST = 100 };
    Dated *dated = NULL;
    size_t n_dated = 0;
    TrStatus st = TR_OK;
    *addresses = NULL;
    *n = 0;
    TR_TRY(TR_ARRAY(dated, tie->n_claims, err));
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        uint32_t claim = network->tie_claims[tie->first_claim + i];
        const char *address = tr_source_url(network, claim);
        if (*address != '\0')
            dated[n_dated++] = (Dated){address, day_of(network, claim), i};
    }
    if (n_dated == 0)
        goto out;
    qsort(dated, n_dated, sizeof *dated, by_day);
    TR_TRY(TR_ARRAY(*addresses, n_dated < MOST ? n_dated : MOST, err));
    for (size_t i = 0; i < n_dated && *n < MOST; i++) {
        size_t k = 0;
        while (k < *n && strcmp((*addresses)[k], dated[i].address) != 0)
            k++;
        if (k == *n)
            (*addresses)[(*n)++] = dated[i].address;
    }
out:
    tr_free(dated);
    return st;
}

const char *tr_node_address(const TrNetwork *network, uint32_t node)
{
    uint32_t entity = network->nodes[node].entity,
             row = entity == TR_NO_ID ? TR_NO_ID : network->names.entities[entity].row;
    const char *text = row == TR_NO_ID ? "" : tr_input_cell(network->input, TR_ENTITIES, row, TR_ENTITY_URL);
    return is_address(text) ? text : "";
}

void tr_link_put(TrBuilder *link, const char *address)
{
    if (!is_address(address) || strlen(address) > TR_MOST_ADDRESS_BYTES)
        return;
    for (; *address != '\0'; address++) {
        unsigned char byte = (unsigned char)*address;
        if (byte <= ' ' || byte >= 0x7F || strchr("\"'<>\\^`{|}", byte) != NULL)
            tr_build_format(link, "%%%02X", byte);
        else
            tr_build_bytes(link, address, 1);
    }
}
