/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "shuffle.h"

#include <limits.h>

#include "base/memory.h"

int owner_of_block(const Team *team, size_t block)
{
    return (int)(block * (size_t)team->n_ranks / N_BLOCKS);
}

size_t first_block_of(const Team *team, int rank)
{
    return ((size_t)rank * N_BLOCKS + (size_t)team->n_ranks - 1) / (size_t)team->n_ranks;
}

TrStatus agree(const Team *team, TrStatus st, TrError *err)
{
    int mine[2] = {st != TR_OK, team->rank}, worst[2], n = (int)sizeof *err;
    if (team->n_ranks == 1)
        return st;
    (void)MPI_Allreduce(mine, worst, 1, MPI_2INT, MPI_MAXLOC, MPI_COMM_WORLD);
    if (worst[0] == 0)
        return TR_OK;
    (void)MPI_Bcast(err, n, MPI_BYTE, worst[1], MPI_COMM_WORLD);
    err->place = (TrPlace){0}; /* which points into the other's memory, as does the source */
    err->source = "another rank";
    return err->status == TR_OK ? TR_MEMORY : err->status;
}

TrStatus shuffle_begin(Shuffle *shuffle, const Team *team, TrError *err)
{
    size_t n = (size_t)team->n_ranks;
    TrStatus st = TR_OK;
    shuffle->n_ranks = team->n_ranks;
    TR_TRY(TR_ARRAY(shuffle->expected, n, err));
    TR_TRY(TR_ARRAY(shuffle->next, n, err));
    TR_TRY(TR_ARRAY(shuffle->sent, n, err));
    TR_TRY(TR_ARRAY(shuffle->sent_at, n, err));
    TR_TRY(TR_ARRAY(shuffle->met, n, err));
    TR_TRY(TR_ARRAY(shuffle->met_at, n, err));
out:
    return st;
}

void shuffle_expect(Shuffle *shuffle, int to, size_t n)
{
    shuffle->expected[to] += n;
}

TrStatus shuffle_place(Shuffle *shuffle, const Team *team, TrStatus st, TrError *err)
{
    size_t n_sent = 0, n_met = 0;
    for (int i = 0; st == TR_OK && i < shuffle->n_ranks; i++) {
        if (n_sent + shuffle->expected[i] > INT_MAX)
            st = tr_fail(err, TR_BAD_INPUT,
                         "over 2^31 items at once: more ranks are needed, or sending in parts");
        else
            shuffle->sent[i] = (int)shuffle->expected[i];
        n_sent += shuffle->expected[i];
    }
    TR_TRY(agree(team, st, err));
    (void)MPI_Alltoall(shuffle->sent, 1, MPI_INT, shuffle->met, 1, MPI_INT, MPI_COMM_WORLD);
    shuffle->n_sent = shuffle->n_met = 0;
    for (int i = 0; i < shuffle->n_ranks; i++) {
        shuffle->sent_at[i] = (int)shuffle->n_sent;
        shuffle->n_sent += (size_t)shuffle->sent[i];
        n_met += (size_t)shuffle->met[i];
        if (n_met > INT_MAX)
            st = tr_fail(err, TR_BAD_INPUT,
                         "over 2^31 items at once: more ranks are needed, or sending in parts");
        else
            shuffle->met_at[i] = (int)(n_met - (size_t)shuffle->met[i]);
    }
    shuffle->n_met = n_met;
    shuffle_again(shuffle);
    TR_TRY(agree(team, st, err));
out:
    return st;
}

void shuffle_again(Shuffle *shuffle)
{
    for (int i = 0; i < shuffle->n_ranks; i++)
        shuffle->next[i] = (size_t)shuffle->sent_at[i];
}

size_t shuffle_next(Shuffle *shuffle, int to, size_t n)
{
    size_t at = shuffle->next[to];
    shuffle->next[to] += n;
    return at;
}

static void exchange(const Shuffle *shuffle, const void *from, const int *n, const int *at, void *to,
                     const int *n_to, const int *at_to, size_t item_bytes)
{
    MPI_Datatype type;
    (void)MPI_Type_contiguous((int)item_bytes, MPI_BYTE, &type);
    (void)MPI_Type_commit(&type);
    (void)shuffle;
    (void)MPI_Alltoallv(from, n, at, type, to, n_to, at_to, type, MPI_COMM_WORLD);
    (void)MPI_Type_free(&type);
}

void shuffle_send(const Shuffle *shuffle, const void *sent, void *met, size_t item_bytes)
{
    exchange(shuffle, sent, shuffle->sent, shuffle->sent_at, met, shuffle->met, shuffle->met_at, item_bytes);
}

void shuffle_answer(const Shuffle *shuffle, const void *of_met, void *of_sent, size_t item_bytes)
{
    exchange(shuffle, of_met, shuffle->met, shuffle->met_at, of_sent, shuffle->sent, shuffle->sent_at,
             item_bytes);
}

void shuffle_release(Shuffle *shuffle)
{
    tr_free(shuffle->expected);
    tr_free(shuffle->next);
    tr_free(shuffle->sent);
    tr_free(shuffle->sent_at);
    tr_free(shuffle->met);
    tr_free(shuffle->met_at);
    *shuffle = (Shuffle){0};
}
