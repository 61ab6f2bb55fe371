/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/table.h"

#include <string.h>

#include "base/memory.h"

TrStatus tr_table_init(TrTable *table, TrPart part, TrError *err)
{
    *table = (TrTable){.part = part, .n_columns = tr_part_info(part)->n_columns};
    table->columns_room = table->n_columns;
    return TR_ARRAY(table->columns, table->n_columns, err);
}

TrStatus tr_table_extra_column(TrTable *table, uint32_t name, size_t *column, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = tr_part_info(table->part)->n_columns; i < table->n_columns; i++) {
        if (table->columns[i].name == name) {
            *column = i;
            return TR_OK;
        }
    }
    TR_TRY(TR_GROW(table->columns, table->columns_room, table->n_columns + 1, err));
    *column = table->n_columns;
    table->columns[table->n_columns++] = (TrColumn){.name = name};
out:
    return st;
}

TrStatus tr_table_use_column(TrTable *table, size_t column, TrError *err)
{
    if (table->columns[column].cells != NULL)
        return TR_OK;
    return TR_ARRAY(table->columns[column].cells, table->room, err);
}

/* A guess that is far off must not cost much memory. */
enum { MOST_GROWTH = 8 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t most(size_t a, size_t b)
{
    return a > b ? a : b;
}

static TrStatus grow_rows(TrTable *table, size_t need, TrError *err)
{
    size_t room = most(table->room + table->room / 2 + 256, need);
    size_t lines = table->room, files = lines;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < table->n_columns; i++) {
        size_t cells = table->room;
        if (table->columns[i].cells != NULL)
            TR_TRY(TR_GROW(table->columns[i].cells, cells, room, err));
    }
    TR_TRY(TR_GROW(table->line, lines, room, err));
    TR_TRY(TR_GROW(table->file, files, room, err));
    table->room = room;
out:
    return st;
}

TrStatus tr_table_reserve(TrTable *table, size_t n, size_t likely, TrError *err)
{
    TrStatus st = TR_OK;
    if (n > UINT32_MAX - 1 - table->n)
        return tr_fail(err, TR_BAD_INPUT, "more than 4 billion rows");
    if (table->n + n > table->room)
        TR_TRY(grow_rows(table, table->n + most(n, least(likely, (table->n + n) * MOST_GROWTH)), err));
    for (size_t i = 0; i < table->n_columns && n > 0; i++)
        if (table->columns[i].cells != NULL)
            memset(table->columns[i].cells + table->n, 0, n * sizeof *table->columns[i].cells);
out:
    return st;
}

TrStatus tr_table_prepare_row(TrTable *table, TrError *err)
{
    return tr_table_reserve(table, 1, 1, err);
}

bool tr_table_rows_equal(const TrTable *table, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const uint32_t *cells = table->columns[i].cells;
        if (cells != NULL && cells[a] != cells[b])
            return false;
    }
    return true;
}

void tr_table_release(TrTable *table)
{
    for (size_t i = 0; i < table->n_columns && table->columns != NULL; i++)
        tr_free(table->columns[i].cells);
    tr_free(table->columns);
    tr_free(table->line);
    tr_free(table->file);
    *table = (TrTable){0};
}

/* ---- equal rows: open addressing, linear probing, load below two thirds ---- */

/* A slot keeps the upper half of the row's hash, and stands by its uppermost bits: so the table can grow
 * without looking at the rows again. */
typedef struct TrRowSlot {
    uint32_t row; /* plus one; 0 is free */
    uint32_t tag;
} Slot;

static size_t place_of(const TrRowSet *set, uint32_t tag)
{
    return set->mask > UINT32_MAX ? tag : (size_t)(((uint64_t)tag * (set->mask + 1)) >> 32);
}

static TrStatus rehash_rows(TrRowSet *set, TrError *err)
{
    TrRowSet grown = {
        .n = set->n, .likely = set->likely, .mask = set->slots == NULL ? 1023 : set->mask * 2 + 1};
    while ((grown.mask + 1) * 2 < least(set->likely, set->n * MOST_GROWTH) * 3)
        grown.mask = grown.mask * 2 + 1;
    if ((grown.slots = tr_calloc(grown.mask + 1, sizeof *grown.slots)) == NULL)
        return tr_fail_memory(err);
    for (size_t i = 0; set->slots != NULL && i <= set->mask; i++) {
        size_t at = place_of(&grown, set->slots[i].tag);
        if (set->slots[i].row == 0)
            continue;
        while (grown.slots[at].row != 0)
            at = (at + 1) & grown.mask;
        grown.slots[at] = set->slots[i];
    }
    tr_free(set->slots);
    *set = grown;
    return TR_OK;
}

void tr_row_set_announce(const TrRowSet *set, uint64_t hash)
{
    if (set->slots != NULL)
        __builtin_prefetch(&set->slots[place_of(set, (uint32_t)(hash >> 32))]);
}

TrStatus tr_row_set_add(TrRowSet *set, const TrTable *table, uint32_t row, uint64_t hash, uint32_t *earlier,
                        TrError *err)
{
    uint32_t tag = (uint32_t)(hash >> 32);
    TrStatus st = TR_OK;
    size_t at;
    if (set->slots == NULL || (set->n + 1) * 3 > (set->mask + 1) * 2)
        TR_TRY(rehash_rows(set, err));
    for (at = place_of(set, tag); set->slots[at].row != 0; at = (at + 1) & set->mask) {
        *earlier = set->slots[at].row - 1;
        if (set->slots[at].tag == tag && tr_table_rows_equal(table, *earlier, row))
            return TR_OK;
    }
    set->slots[at] = (Slot){row + 1, tag};
    set->n++;
    *earlier = row;
out:
    return st;
}

void tr_row_set_release(TrRowSet *set)
{
    tr_free(set->slots);
    *set = (TrRowSet){0};
}
