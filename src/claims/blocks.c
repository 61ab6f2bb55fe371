/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Each thread cuts a block off, splits it, waits for its turn, and has it taken. A block is split in the
 * belief that a row begins where it begins. If the block before ended within quotes, that was wrong: what is
 * left over from there is put before it, and it is split again, when its turn has come. */
#include "claims/blocks.h"

#include <pthread.h>
#include <string.h>

#include "base/memory.h"
#include "base/parallel.h"

typedef struct {
    TrCsvReader *reader;
    const TrRowForm *form;
    TrTakeBlock take;
    void *context;
    /* under `cutting` */
    pthread_mutex_t cutting;
    size_t n_cut;
    bool cut_all;
    /* under `turning` */
    pthread_mutex_t turning;
    pthread_cond_t turned;
    size_t turn; /* number of the block to be taken next */
    /* of who has the turn */
    unsigned long line; /* on which its block begins */
    size_t n_rows;      /* before it */
    uint64_t n_bytes;
    char *rest; /* what the block before left over */
    size_t n_rest, rest_room;
    size_t n_tried; /* bytes of it that were split in vain */
    TrStatus status;
    TrError error;
} Blocks;

/* *number = the block's, in the order of the file; false if there is none. */
static bool cut(Blocks *blocks, TrBlock *block, size_t *number, TrStatus *status, TrError *err)
{
    bool more;
    (void)pthread_mutex_lock(&blocks->cutting);
    more = !blocks->cut_all;
    if (more) {
        *number = blocks->n_cut++;
        /* of any but the first block it is only known that it is not line 1 */
        block->first_line = *number == 0 ? tr_csv_reader_line(blocks->reader) : 2;
        *status = tr_csv_reader_cut(blocks->reader, &block->piece, err);
        blocks->cut_all = *status != TR_OK || block->piece.last;
    }
    (void)pthread_mutex_unlock(&blocks->cutting);
    return more;
}

static void stop_cutting(Blocks *blocks)
{
    (void)pthread_mutex_lock(&blocks->cutting);
    blocks->cut_all = true;
    (void)pthread_mutex_unlock(&blocks->cutting);
}

static TrStatus split(Blocks *blocks, TrBlock *block, TrError *err)
{
    TrStatus st = TR_OK;
    if (block->work == NULL)
        TR_TRY(tr_block_begin(block, blocks->reader, err));
    TR_TRY(tr_block_split(block, err));
out:
    return st;
}

/* Keep what the block leaves over for the next. */
static TrStatus keep_rest(Blocks *blocks, const TrBlock *block, TrError *err)
{
    size_t n = block->piece.end - block->rest;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(blocks->rest, blocks->rest_room, n, err));
    if (n > 0)
        memcpy(blocks->rest, block->piece.buffer + block->rest, n);
    blocks->n_rest = n;
out:
    return st;
}

/* Split the block again, behind what the one before it left over. A rest that goes through many blocks is
 * only split when it has doubled, lest the time grow with its square. */
static TrStatus split_behind_rest(Blocks *blocks, TrBlock *block, TrError *err)
{
    TrPiece *piece = &block->piece;
    size_t before = blocks->n_rest, n = piece->end - piece->start;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(piece->buffer, piece->room, before + n + TR_LOOK_AHEAD, err));
    memmove(piece->buffer + before, piece->buffer + piece->start, n);
    memcpy(piece->buffer, blocks->rest, before);
    memset(piece->buffer + before + n, 0, TR_LOOK_AHEAD);
    piece->start = 0;
    piece->end = before + n;
    if (piece->last || piece->end >= 2 * blocks->n_tried) {
        TR_TRY(tr_block_split(block, err));
        blocks->n_tried = block->rest == 0 ? piece->end : 0;
    } else {
        block->n = block->n_lines = block->rest = 0;
    }
out:
    return st;
}

/* As many rows as the bytes to come hold if they are like those so far, and a twentieth. */
static size_t likely_rows(Blocks *blocks, const TrBlock *block)
{
    double size = (double)tr_csv_reader_size(blocks->reader), before = (double)blocks->n_bytes;
    blocks->n_bytes += block->rest - block->piece.start;
    blocks->n_rows += block->n;
    if (blocks->n_bytes == 0 || size <= before)
        return block->n;
    return (size_t)(1.05 * (double)blocks->n_rows * (size - before) / (double)blocks->n_bytes);
}

static TrStatus take(Blocks *blocks, TrBlock *block, TrError *err)
{
    TrStatus st = TR_OK;
    if (blocks->n_rest > 0)
        TR_TRY(split_behind_rest(blocks, block, err));
    TR_TRY(keep_rest(blocks, block, err));
    block->first_line = blocks->line;
    blocks->line += block->n_lines;
    block->n_likely = likely_rows(blocks, block);
    TR_TRY(blocks->take(blocks->context, block, err));
out:
    return st;
}

static void await_turn(Blocks *blocks, size_t number)
{
    (void)pthread_mutex_lock(&blocks->turning);
    while (blocks->turn != number)
        (void)pthread_cond_wait(&blocks->turned, &blocks->turning);
    (void)pthread_mutex_unlock(&blocks->turning);
}

static void pass_turn(Blocks *blocks)
{
    (void)pthread_mutex_lock(&blocks->turning);
    blocks->turn++;
    (void)pthread_cond_broadcast(&blocks->turned);
    (void)pthread_mutex_unlock(&blocks->turning);
}

/* What one thread does. */
static void work(void *context, __attribute__((unused)) size_t thread)
{
    Blocks *blocks = context;
    TrBlock block = {.form = blocks->form};
    size_t number = 0;
    TrStatus status = TR_OK;
    TrError error = {0};
    while (cut(blocks, &block, &number, &status, &error)) {
        if (status == TR_OK)
            status = split(blocks, &block, &error);
        await_turn(blocks, number);
        if (blocks->status == TR_OK) {
            if (status == TR_OK)
                status = take(blocks, &block, &error);
            blocks->status = status;
            blocks->error = error;
        }
        if (blocks->status != TR_OK)
            stop_cutting(blocks);
        pass_turn(blocks);
    }
    tr_block_release(&block);
}

TrStatus tr_blocks_take(TrCsvReader *reader, const TrRowForm *form, size_t n_threads, TrTakeBlock take_block,
                        void *context, TrError *err)
{
    Blocks blocks = {.reader = reader,
                     .form = form,
                     .take = take_block,
                     .context = context,
                     .line = tr_csv_reader_line(reader)};
    size_t n = tr_csv_reader_has_all(reader) ? 1 : n_threads;
    (void)pthread_mutex_init(&blocks.cutting, NULL);
    (void)pthread_mutex_init(&blocks.turning, NULL);
    (void)pthread_cond_init(&blocks.turned, NULL);
    tr_parallel(n, n, work, &blocks);
    (void)pthread_cond_destroy(&blocks.turned);
    (void)pthread_mutex_destroy(&blocks.turning);
    (void)pthread_mutex_destroy(&blocks.cutting);
    tr_free(blocks.rest);
    if (blocks.status != TR_OK && err != NULL && err->status == TR_OK)
        tr_error_copy(err, &blocks.error);
    return blocks.status;
}
