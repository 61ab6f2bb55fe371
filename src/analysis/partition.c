/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/partition.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/groups.h"
#include "base/memory.h"

TrStatus tr_partition_new(size_t n_nodes, size_t n_groups, TrPartition *partition, TrError *err)
{
    TrStatus st = TR_OK;
    *partition = (TrPartition){.n_groups = n_groups};
    TR_TRY(TR_ARRAY(partition->group_of, n_nodes, err));
    TR_TRY(TR_ARRAY(partition->names, n_groups, err));
out:
    if (st != TR_OK)
        tr_partition_release(partition);
    return st;
}

void tr_partition_release(TrPartition *partition)
{
    tr_free(partition->group_of);
    tr_free(partition->names);
    tr_arena_release(&partition->text);
    *partition = (TrPartition){0};
}

/* ---- by a text that each node has ---- */

typedef struct {
    const char *text;
    uint32_t node;
} Labelled;

static int compare_labels(const void *x, const void *y)
{
    const Labelled *a = x, *b = y;
    int order = strcmp(a->text, b->text);
    return order != 0 ? order : (a->node > b->node) - (a->node < b->node);
}

typedef const char *(*LabelOf)(const TrNetwork *network, size_t node, size_t column);

static TrStatus partition_by_label(const TrNetwork *network, LabelOf label_of, size_t column,
                                   TrPartition *partition, TrError *err)
{
    size_t n = network->n_nodes, n_groups = 0;
    Labelled *labelled = NULL;
    TrStatus st = TR_OK;
    *partition = (TrPartition){0};
    TR_TRY(TR_ARRAY(labelled, n, err));
    for (uint32_t i = 0; i < n; i++)
        labelled[i] = (Labelled){label_of(network, i, column), i};
    if (n > 0)
        qsort(labelled, n, sizeof *labelled, compare_labels);
    for (size_t i = 0; i < n; i++)
        n_groups += i == 0 || strcmp(labelled[i - 1].text, labelled[i].text) != 0;
    TR_TRY(tr_partition_new(n, n_groups, partition, err));
    n_groups = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || strcmp(labelled[i - 1].text, labelled[i].text) != 0)
            partition->names[n_groups++] = labelled[i].text;
        partition->group_of[labelled[i].node] = (uint32_t)n_groups - 1;
    }
out:
    tr_free(labelled);
    return st;
}

static const char *kind_of(const TrNetwork *network, size_t node, size_t column)
{
    (void)column;
    return tr_node_kind(network, node);
}

static const char *sector_of(const TrNetwork *network, size_t node, size_t column)
{
    (void)column;
    return tr_node_sector(network, node);
}

static const char *cell_of(const TrNetwork *network, size_t node, size_t column)
{
    uint32_t entity = network->nodes[node].entity;
    uint32_t row = entity == TR_NO_ID ? TR_NO_ID : network->names.entities[entity].row;
    const char *cell = row == TR_NO_ID ? "" : tr_input_cell(network->input, TR_ENTITIES, row, column);
    return *cell == '\0' ? TR_NO_GROUP : cell;
}

TrStatus tr_partition_by_kind(const TrNetwork *network, TrPartition *partition, TrError *err)
{
    return partition_by_label(network, kind_of, 0, partition, err);
}

TrStatus tr_partition_by_sector(const TrNetwork *network, TrPartition *partition, TrError *err)
{
    return partition_by_label(network, sector_of, 0, partition, err);
}

/* The column of entities.csv called so, or SIZE_MAX; one of ours only where a file has it. */
static size_t find_column(const TrInput *input, const char *name)
{
    const TrTable *table = &input->tables[TR_ENTITIES];
    size_t n_ours = tr_part_info(TR_ENTITIES)->n_columns;
    int ours = tr_column_find(TR_ENTITIES, (TrSlice){name, strlen(name)});
    if (ours >= 0)
        return table->columns[ours].cells != NULL ? (size_t)ours : SIZE_MAX;
    for (size_t i = n_ours; i < table->n_columns; i++)
        if (strcmp(tr_strings_text(input->strings, table->columns[i].name), name) == 0)
            return i;
    return SIZE_MAX;
}

TrStatus tr_partition_by_column(const TrNetwork *network, const char *column, TrPartition *partition,
                                TrError *err)
{
    size_t at = find_column(network->input, column);
    *partition = (TrPartition){0};
    if (at == SIZE_MAX)
        return tr_fail(err, TR_BAD_USAGE, "no entities.csv of this input has a column '%.60s' to group by",
                       column);
    return partition_by_label(network, cell_of, at, partition, err);
}

TrStatus tr_partition_by(const TrNetwork *network, const char *what, TrPartition *partition, TrError *err)
{
    if (what == NULL || strcmp(what, "kind") == 0)
        return tr_partition_by_kind(network, partition, err);
    if (strcmp(what, "sector") == 0)
        return tr_partition_by_sector(network, partition, err);
    if (strcmp(what, "detected") == 0)
        return tr_partition_by_ties(network, partition, err);
    return tr_partition_by_column(network, what, partition, err);
}
