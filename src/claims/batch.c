/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/batch.h"

#include <pthread.h>
#include <string.h>

#include "base/memory.h"
#include "base/strings.h"

enum { N_BATCHES = 3, RECORDS_IN_A_BATCH = 2048, BYTES_IN_A_BATCH = 512 * 1024 };

/* A ring: filled batches wait at `taken`, the thread fills at `filled`. The consumer holds the one it was
 * given last until it asks for the next. */
struct TrBatches {
    TrCsvReader *reader;
    size_t n_header;
    TrRewriter rewriter;
    TrBatch ring[N_BATCHES];
    size_t n_filled, n_taken; /* batches since the start */
    bool holding, ended;
    bool threaded, stop;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
};

/* ---- filling a batch ---- */

static TrStatus copy_text(TrBatch *batch, TrSlice from, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(batch->text, batch->text_room, batch->text_length + from.length, err));
    if (from.length > 0)
        memcpy(batch->text + batch->text_length, from.text, from.length);
    batch->text_length += from.length;
out:
    return st;
}

static TrCell make_cell(TrSlice whole)
{
    TrSlice text = tr_text_trim(whole);
    TrCell cell = {.text = text, .hash = text.length > 0 ? tr_strings_hash(text.text, text.length) : 0};
    if (whole.length > 0) {
        cell.blanks_before = (uint32_t)(text.text - whole.text);
        cell.blanks_after = (uint32_t)(whole.length - text.length) - cell.blanks_before;
    }
    return cell;
}

TrSlice tr_cell_whole(const TrCell *cell)
{
    size_t length = cell->blanks_before + cell->text.length + cell->blanks_after;
    return (TrSlice){length > 0 ? cell->text.text - cell->blanks_before : cell->text.text, length};
}

static TrStatus copy_cells(const TrBatches *batches, TrBatch *batch, const TrRecord *record, size_t n,
                           TrError *err)
{
    char rewritten[TR_REWRITTEN_BYTES];
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(batch->cells, batch->cells_room, batch->n_cells + n, err));
    for (size_t i = 0; i < n; i++) {
        TrSlice cell = record->cells[i];
        size_t length = 0;
        if (batches->rewriter.rewrite != NULL)
            length = batches->rewriter.rewrite(batches->rewriter.context, i, tr_text_trim(cell), rewritten);
        if (length > 0)
            cell = (TrSlice){rewritten, length};
        TR_TRY(copy_text(batch, cell, err));
        batch->cells[batch->n_cells++] = make_cell(cell);
    }
out:
    return st;
}

static size_t count_fields(const TrRecord *record, size_t n_header)
{
    size_t n = record->n_cells;
    while (n > n_header && tr_text_trim(record->cells[n - 1]).length == 0)
        n--;
    return n;
}

static TrStatus copy_record(TrBatches *batches, TrBatch *batch, TrRecord *record, TrError *err)
{
    size_t n = count_fields(record, batches->n_header);
    TrBatchRecord copy;
    TrStatus st = TR_OK;
    if (record->kind == TR_RECORD && n != batches->n_header && record->n_lines > 1) {
        tr_csv_reader_resume_after_first_line(batches->reader, record);
        record->kind = TR_BROKEN;
        record->why = tr_break_unclosed();
        record->field = TR_LAST_FIELD;
        record->field_at =
            tr_field_start(tr_csv_reader_dialect(batches->reader), record->raw, &record->field);
    }
    copy = (TrBatchRecord){.kind = record->kind,
                           .line = record->line,
                           .n_cells = n,
                           .why = record->why,
                           .field = record->field,
                           .field_at = record->field_at};
    TR_TRY(TR_GROW(batch->records, batch->room, batch->n + 1, err));
    TR_TRY(copy_text(batch, record->raw, err));
    copy.raw = record->raw;
    TR_TRY(copy_cells(batches, batch, record, n, err));
    batch->records[batch->n++] = copy;
out:
    return st;
}

/* The texts stand one after another as they were copied: each record's raw text, then its cells. Only now, as
 * they will not move any more, do the slices point to them. */
static void settle_slices(TrBatch *batch)
{
    TrCell *cell = batch->cells;
    const char *at = batch->text;
    for (size_t i = 0; i < batch->n; i++) {
        TrBatchRecord *record = &batch->records[i];
        record->raw.text = at;
        at += record->raw.length;
        record->cells = cell;
        for (size_t k = 0; k < record->n_cells; k++, cell++) {
            at += cell->blanks_before;
            cell->text.text = at;
            at += cell->text.length + cell->blanks_after;
        }
    }
}

static void fill(TrBatches *batches, TrBatch *batch)
{
    TrRecord record = {.kind = TR_RECORD};
    batch->n = batch->n_cells = batch->text_length = 0;
    batch->error = (TrError){0};
    batch->status = TR_OK;
    while (batch->status == TR_OK && record.kind != TR_END && batch->n < RECORDS_IN_A_BATCH &&
           batch->text_length < BYTES_IN_A_BATCH) {
        batch->status = tr_csv_reader_next(batches->reader, &record, &batch->error);
        if (batch->status == TR_OK && record.kind != TR_END)
            batch->status = copy_record(batches, batch, &record, &batch->error);
    }
    batch->last = batch->status != TR_OK || record.kind == TR_END;
    settle_slices(batch);
}

/* ---- the ring ---- */

static void *fill_all(void *context)
{
    TrBatches *batches = context;
    bool last = false;
    while (!last) {
        TrBatch *batch;
        (void)pthread_mutex_lock(&batches->mutex);
        while (batches->n_filled - batches->n_taken + batches->holding >= N_BATCHES && !batches->stop)
            (void)pthread_cond_wait(&batches->changed, &batches->mutex);
        last = batches->stop;
        batch = &batches->ring[batches->n_filled % N_BATCHES];
        (void)pthread_mutex_unlock(&batches->mutex);
        if (last)
            break;
        fill(batches, batch);
        last = batch->last;
        (void)pthread_mutex_lock(&batches->mutex);
        batches->n_filled++;
        (void)pthread_cond_broadcast(&batches->changed);
        (void)pthread_mutex_unlock(&batches->mutex);
    }
    return NULL;
}

TrBatches *tr_batches_new(TrCsvReader *reader, size_t n_header, bool threaded, TrError *err)
{
    return tr_batches_new_rewriting(reader, n_header, (TrRewriter){NULL, NULL}, threaded, err);
}

TrBatches *tr_batches_new_rewriting(TrCsvReader *reader, size_t n_header, TrRewriter rewriter, bool threaded,
                                    TrError *err)
{
    TrBatches *batches = tr_calloc(1, sizeof *batches);
    if (batches == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    batches->reader = reader;
    batches->n_header = n_header;
    batches->rewriter = rewriter;
    (void)pthread_mutex_init(&batches->mutex, NULL);
    (void)pthread_cond_init(&batches->changed, NULL);
    batches->threaded = threaded && pthread_create(&batches->thread, NULL, fill_all, batches) == 0;
    return batches;
}

static void wait_for_batch(TrBatches *batches)
{
    (void)pthread_mutex_lock(&batches->mutex);
    batches->holding = false; /* the batch handed out before may be filled anew */
    (void)pthread_cond_broadcast(&batches->changed);
    while (batches->n_filled == batches->n_taken)
        (void)pthread_cond_wait(&batches->changed, &batches->mutex);
    batches->n_taken++;
    batches->holding = true;
    (void)pthread_mutex_unlock(&batches->mutex);
}

TrStatus tr_batches_next(TrBatches *batches, const TrBatch **batch, TrError *err)
{
    TrBatch *next;
    *batch = NULL;
    if (batches->ended)
        return TR_OK;
    if (batches->threaded) {
        wait_for_batch(batches);
    } else {
        fill(batches, &batches->ring[batches->n_taken % N_BATCHES]);
        batches->n_taken++;
    }
    next = &batches->ring[(batches->n_taken - 1) % N_BATCHES];
    batches->ended = next->last;
    if (next->status != TR_OK) {
        if (err != NULL && err->status == TR_OK)
            tr_error_copy(err, &next->error);
        return next->status;
    }
    *batch = next;
    return TR_OK;
}

void tr_batches_free(TrBatches *batches)
{
    if (batches == NULL)
        return;
    if (batches->threaded) {
        (void)pthread_mutex_lock(&batches->mutex);
        batches->stop = true;
        (void)pthread_cond_broadcast(&batches->changed);
        (void)pthread_mutex_unlock(&batches->mutex);
        (void)pthread_join(batches->thread, NULL);
    }
    for (size_t i = 0; i < N_BATCHES; i++) {
        tr_free(batches->ring[i].records);
        tr_free(batches->ring[i].cells);
        tr_free(batches->ring[i].text);
    }
    (void)pthread_mutex_destroy(&batches->mutex);
    (void)pthread_cond_destroy(&batches->changed);
    tr_free(batches);
}
