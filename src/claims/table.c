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

static TrStatus grow_rows(TrTable *table, TrError *err)
{
    size_t room = table->room + table->room / 2 + 256;
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

TrStatus tr_table_prepare_row(TrTable *table, TrError *err)
{
    TrStatus st = TR_OK;
    if (table->n >= UINT32_MAX - 1)
        return tr_fail(err, TR_BAD_INPUT, "more than 4 billion rows");
    if (table->n == table->room)
        TR_TRY(grow_rows(table, err));
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i].cells != NULL)
            table->columns[i].cells[table->n] = 0;
out:
    return st;
}

uint32_t tr_table_cell(const TrTable *table, size_t row, size_t column)
{
    const uint32_t *cells = table->columns[column].cells;
    return cells == NULL ? 0 : cells[row];
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

typedef struct TrRowSlot {
    uint32_t row; /* plus one; 0 is free */
    uint32_t tag; /* the hash's high half */
} Slot;

/* Empty cells do not count, so that a column of one file only makes no difference to the others' rows. */
static uint64_t hash_row(const TrTable *table, uint32_t row)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        uint32_t cell = table->columns[i].cells == NULL ? 0 : table->columns[i].cells[row];
        if (cell != 0) {
            hash = (hash ^ (cell + (uint64_t)i * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u;
            hash ^= hash >> 32;
        }
    }
    return hash;
}

static TrStatus rehash_rows(TrRowSet *set, const TrTable *table, TrError *err)
{
    size_t n_slots = set->slots == NULL ? 1024 : (set->mask + 1) * 2;
    Slot *slots = tr_calloc(n_slots, sizeof *slots);
    if (slots == NULL)
        return tr_fail_memory(err);
    for (size_t i = 0; set->slots != NULL && i <= set->mask; i++) {
        if (set->slots[i].row == 0)
            continue;
        size_t at = hash_row(table, set->slots[i].row - 1) & (n_slots - 1);
        while (slots[at].row != 0)
            at = (at + 1) & (n_slots - 1);
        slots[at] = set->slots[i];
    }
    tr_free(set->slots);
    set->slots = slots;
    set->mask = n_slots - 1;
    return TR_OK;
}

TrStatus tr_row_set_add(TrRowSet *set, const TrTable *table, uint32_t row, uint32_t *earlier, TrError *err)
{
    uint64_t hash = hash_row(table, row);
    uint32_t tag = (uint32_t)(hash >> 32);
    TrStatus st = TR_OK;
    size_t at;
    if (set->slots == NULL || (set->n + 1) * 3 > (set->mask + 1) * 2)
        TR_TRY(rehash_rows(set, table, err));
    for (at = hash & set->mask; set->slots[at].row != 0; at = (at + 1) & set->mask) {
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
