/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Each thread cuts a block off, splits it, and puts it down. Who puts one down, and finds that nobody is
 * taking, takes the blocks whose turn has come; so no thread waits for another, but where too many blocks lie
 * there. A block is split in the belief that a row begins where it begins. If the block before ended within
 * quotes, that was wrong: what is left over from there is put before it, and it is split again, when its turn
 * has come. */
#include "claims/blocks.h"

#include <pthread.h>
#include <string.h>

#include "base/memory.h"
#include "base/parallel.h"

/* A block and what became of it. */
typedef struct {
    TrBlock block;
    bool ready; /* split, not taken */
    TrStatus status;
    TrError error;
} Place;

typedef struct {
    TrCsvReader *reader;
    TrTakeBlock take;
    void *context;
    Place *places; /* block i is at i % n_places */
    size_t n_places;
    /* under `cutting` */
    pthread_mutex_t cutting;
    size_t n_cut;
    bool cut_all;
    /* under `turning` */
    pthread_mutex_t turning;
    pthread_cond_t turned;
    size_t turn;  /* number of the block to be taken next */
    bool taking;  /* some thread is */
    bool stopped; /* it met an error */
    /* of who takes */
    unsigned long line; /* on which the next block begins */
    size_t n_rows;      /* before it */
    uint64_t n_bytes;
    char *rest; /* what the block before left over */
    size_t n_rest, rest_room;
    size_t n_tried; /* bytes of it that were split in vain */
    TrStatus status;
    TrError error;
} Blocks;

/* Wait until the place of block `number` is free again; false if no more blocks are wanted. */
static bool await_place(Blocks *blocks, size_t number)
{
    bool wanted;
    (void)pthread_mutex_lock(&blocks->turning);
    while (!blocks->stopped && number >= blocks->turn + blocks->n_places)
        (void)pthread_cond_wait(&blocks->turned, &blocks->turning);
    wanted = !blocks->stopped;
    (void)pthread_mutex_unlock(&blocks->turning);
    return wanted;
}

/* The next block, in the order of the file; NULL if there is none. */
static Place *cut(Blocks *blocks)
{
    Place *place = NULL;
    (void)pthread_mutex_lock(&blocks->cutting);
    if (!blocks->cut_all && await_place(blocks, blocks->n_cut)) {
        size_t number = blocks->n_cut++;
        place = &blocks->places[number % blocks->n_places];
        /* of any but the first block it is only known that it is not line 1 */
        place->block.first_line = number == 0 ? tr_csv_reader_line(blocks->reader) : 2;
        place->status = tr_csv_reader_cut(blocks->reader, &place->block.piece, &place->error);
        blocks->cut_all = place->status != TR_OK || place->block.piece.last;
    }
    (void)pthread_mutex_unlock(&blocks->cutting);
    return place;
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

static void take_place(Blocks *blocks, Place *place)
{
    if (blocks->status != TR_OK)
        return;
    blocks->status = place->status;
    if (place->status == TR_OK)
        blocks->status = take(blocks, &place->block, &place->error);
    blocks->error = place->error;
}

/* Take the blocks that are ready, unless another thread is at it: that one comes to this block too. */
static void put_down(Blocks *blocks, Place *place)
{
    (void)pthread_mutex_lock(&blocks->turning);
    place->ready = true;
    place = &blocks->places[blocks->turn % blocks->n_places];
    while (!blocks->taking && place->ready) {
        blocks->taking = true;
        (void)pthread_mutex_unlock(&blocks->turning);
        take_place(blocks, place);
        (void)pthread_mutex_lock(&blocks->turning);
        place->ready = blocks->taking = false;
        blocks->stopped = blocks->status != TR_OK;
        place = &blocks->places[++blocks->turn % blocks->n_places];
        (void)pthread_cond_signal(&blocks->turned);
    }
    (void)pthread_mutex_unlock(&blocks->turning);
}

/* What one thread does. */
static void work(void *context, __attribute__((unused)) size_t thread)
{
    Blocks *blocks = context;
    Place *place;
    while ((place = cut(blocks)) != NULL) {
        if (place->status == TR_OK)
            place->status = split(blocks, &place->block, &place->error);
        put_down(blocks, place);
    }
}

TrStatus tr_blocks_take(TrCsvReader *reader, const TrRowForm *form, size_t n_threads, TrTakeBlock take_block,
                        void *context, TrError *err)
{
    enum { MORE_PLACES = 2 }; /* than threads */
    Blocks blocks = {
        .reader = reader, .take = take_block, .context = context, .line = tr_csv_reader_line(reader)};
    size_t n = tr_csv_reader_has_all(reader) ? 1 : n_threads;
    TrStatus st = TR_OK;
    blocks.n_places = n > 1 ? n + MORE_PLACES : 1;
    TR_TRY(TR_ARRAY(blocks.places, blocks.n_places, err));
    for (size_t i = 0; i < blocks.n_places; i++)
        blocks.places[i].block.form = form;
    (void)pthread_mutex_init(&blocks.cutting, NULL);
    (void)pthread_mutex_init(&blocks.turning, NULL);
    (void)pthread_cond_init(&blocks.turned, NULL);
    tr_parallel(n, n, work, &blocks);
    (void)pthread_cond_destroy(&blocks.turned);
    (void)pthread_mutex_destroy(&blocks.turning);
    (void)pthread_mutex_destroy(&blocks.cutting);
    for (size_t i = 0; i < blocks.n_places; i++)
        tr_block_release(&blocks.places[i].block);
    tr_free(blocks.places);
    tr_free(blocks.rest);
    st = blocks.status;
    if (st != TR_OK && err != NULL && err->status == TR_OK)
        tr_error_copy(err, &blocks.error);
out:
    return st;
}
