/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/each.h"

#include "base/memory.h"
#include "base/ordered.h"
#include "base/parallel.h"

/* Of a few hundred bytes each: a block seldom outgrows its buffer. */
enum { ITEMS_PER_BLOCK = 256 };

typedef struct {
    TrExport *workers;
    TrExportItem write;
    void (*fetch)(const TrExport *export, size_t i);
    bool (*has)(const TrExport *export, size_t i);
} Items;

static TrStatus write_items(void *context, size_t worker, FILE *file, size_t first, size_t end, TrError *err)
{
    const Items *items = context;
    TrExport *export = &items->workers[worker];
    TrStatus st = TR_OK;
    for (size_t i = first; i < end; i++) {
        if (items->fetch != NULL)
            items->fetch(export, i);
        if (items->has == NULL || items->has(export, i))
            TR_TRY(items->write(export, file, i, err));
    }
out:
    return st;
}

static TrStatus write_all(TrExport *export, FILE *file, size_t n, Items *items, TrError *err)
{
    TrOrdered ordered = {.file = file,
                         .n_items = n,
                         .per_block = ITEMS_PER_BLOCK,
                         .n_workers = tr_thread_count(export->n_threads),
                         .write = write_items,
                         .context = items};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(items->workers, ordered.n_workers, err));
    for (size_t i = 0; i < ordered.n_workers; i++) {
        items->workers[i] = *export;
        items->workers[i].hand = (TrExportHand){0};
    }
    for (size_t i = 0; i < ordered.n_workers; i++)
        TR_TRY(tr_export_open_hand(&items->workers[i], err));
    TR_TRY(tr_ordered_write(&ordered, err));
out:
    for (size_t i = 0; items->workers != NULL && i < ordered.n_workers; i++)
        tr_export_close_hand(&items->workers[i]);
    tr_free(items->workers);
    return st;
}

TrStatus tr_export_each(TrExport *export, FILE *file, size_t n, TrExportItem write, TrError *err)
{
    Items items = {.write = write};
    return write_all(export, file, n, &items, err);
}

TrStatus tr_export_each_node(TrExport *export, FILE *file, TrExportItem write, TrError *err)
{
    return tr_export_each(export, file, export->network->n_nodes, write, err);
}

TrStatus tr_export_each_tie(TrExport *export, FILE *file, TrExportItem write, TrError *err)
{
    Items items = {.write = write, .fetch = tr_export_fetch_ties};
    return write_all(export, file, export->network->n_ties, &items, err);
}

static void fetch_claims(const TrExport *export, size_t row)
{
    tr_export_fetch_rows(export, TR_CLAIMS, row);
}

TrStatus tr_export_each_row(TrExport *export, FILE *file, TrPart part, TrExportItem write, TrError *err)
{
    Items items = {.write = write, .has = tr_export_has_source};
    if (part == TR_CLAIMS)
        items = (Items){.write = write, .fetch = fetch_claims, .has = tr_export_has_claim};
    return write_all(export, file, export->network->input->tables[part].n, &items, err);
}
