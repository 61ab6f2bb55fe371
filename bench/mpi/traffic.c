/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is sent to other ranks, by anybody: these stand before MPI's own functions, for PETSc too. A reduction
 * is counted as if by recursive doubling. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "spread.h"

enum { MOST_PREPARED = 4096 };

static struct {
    double bytes, messages, since, within; /* seconds within MPI, for whatever others have to do first too */
    MPI_Request prepared[MOST_PREPARED];
    double prepared_bytes[MOST_PREPARED];
    size_t n_prepared;
} traffic;

static double now_seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double size_of(int n, MPI_Datatype type)
{
    int bytes;
    (void)PMPI_Type_size(type, &bytes);
    return (double)n * bytes;
}

static void count(double bytes, double messages)
{
    traffic.bytes += bytes;
    traffic.messages += messages;
}

static int ranks_of(MPI_Comm comm, int *me)
{
    int n;
    (void)PMPI_Comm_rank(comm, me);
    (void)PMPI_Comm_size(comm, &n);
    return n;
}

static void count_to(MPI_Comm comm, int to, double bytes)
{
    int me;
    (void)ranks_of(comm, &me);
    if (to != me && to != MPI_PROC_NULL)
        count(bytes, 1);
}

/* To each of the others. */
static void count_to_all(MPI_Comm comm, double bytes)
{
    int me, n = ranks_of(comm, &me);
    count(bytes * (n - 1), n - 1);
}

static void count_doubling(MPI_Comm comm, double bytes)
{
    int me, n = ranks_of(comm, &me);
    for (int reached = 1; reached < n; reached *= 2)
        count(bytes, 1);
}

int MPI_Send(const void *data, int n, MPI_Datatype type, int to, int tag, MPI_Comm comm)
{
    count_to(comm, to, size_of(n, type));
    return PMPI_Send(data, n, type, to, tag, comm);
}

int MPI_Isend(const void *data, int n, MPI_Datatype type, int to, int tag, MPI_Comm comm,
              MPI_Request *request)
{
    count_to(comm, to, size_of(n, type));
    return PMPI_Isend(data, n, type, to, tag, comm, request);
}

int MPI_Issend(const void *data, int n, MPI_Datatype type, int to, int tag, MPI_Comm comm,
               MPI_Request *request)
{
    count_to(comm, to, size_of(n, type));
    return PMPI_Issend(data, n, type, to, tag, comm, request);
}

int MPI_Send_init(const void *data, int n, MPI_Datatype type, int to, int tag, MPI_Comm comm,
                  MPI_Request *request)
{
    int me, code = PMPI_Send_init(data, n, type, to, tag, comm, request);
    (void)ranks_of(comm, &me);
    if (to != me && traffic.n_prepared < MOST_PREPARED) {
        traffic.prepared[traffic.n_prepared] = *request;
        traffic.prepared_bytes[traffic.n_prepared++] = size_of(n, type);
    }
    return code;
}

static void count_prepared(MPI_Request request)
{
    for (size_t i = traffic.n_prepared; i > 0; i--) {
        if (traffic.prepared[i - 1] == request) {
            count(traffic.prepared_bytes[i - 1], 1);
            return;
        }
    }
}

int MPI_Start(MPI_Request *request)
{
    count_prepared(*request);
    return PMPI_Start(request);
}

int MPI_Startall(int n, MPI_Request requests[])
{
    for (int i = 0; i < n; i++)
        count_prepared(requests[i]);
    return PMPI_Startall(n, requests);
}

int MPI_Waitall(int n, MPI_Request requests[], MPI_Status statuses[])
{
    double began = now_seconds();
    int code = PMPI_Waitall(n, requests, statuses);
    traffic.within += now_seconds() - began;
    return code;
}

int MPI_Alltoall(const void *data, int n, MPI_Datatype type, void *out, int n_out, MPI_Datatype type_out,
                 MPI_Comm comm)
{
    count_to_all(comm, size_of(n, type));
    double began = now_seconds();
    int code = PMPI_Alltoall(data, n, type, out, n_out, type_out, comm);
    traffic.within += now_seconds() - began;
    return code;
}

int MPI_Alltoallv(const void *data, const int n[], const int at[], MPI_Datatype type, void *out,
                  const int n_out[], const int at_out[], MPI_Datatype type_out, MPI_Comm comm)
{
    int me, n_ranks = ranks_of(comm, &me);
    for (int to = 0; to < n_ranks; to++)
        if (to != me)
            count(size_of(n[to], type), 1);
    double began = now_seconds();
    int code = PMPI_Alltoallv(data, n, at, type, out, n_out, at_out, type_out, comm);
    traffic.within += now_seconds() - began;
    return code;
}

int MPI_Allreduce(const void *data, void *out, int n, MPI_Datatype type, MPI_Op op, MPI_Comm comm)
{
    count_doubling(comm, size_of(n, type));
    double began = now_seconds();
    int code = PMPI_Allreduce(data, out, n, type, op, comm);
    traffic.within += now_seconds() - began;
    return code;
}

int MPI_Exscan(const void *data, void *out, int n, MPI_Datatype type, MPI_Op op, MPI_Comm comm)
{
    count_doubling(comm, size_of(n, type));
    double began = now_seconds();
    int code = PMPI_Exscan(data, out, n, type, op, comm);
    traffic.within += now_seconds() - began;
    return code;
}

int MPI_Allgather(const void *data, int n, MPI_Datatype type, void *out, int n_out, MPI_Datatype type_out,
                  MPI_Comm comm)
{
    count_to_all(comm, size_of(n, type));
    double began = now_seconds();
    int code = PMPI_Allgather(data, n, type, out, n_out, type_out, comm);
    traffic.within += now_seconds() - began;
    return code;
}

int MPI_Allgatherv(const void *data, int n, MPI_Datatype type, void *out, const int n_out[],
                   const int at_out[], MPI_Datatype type_out, MPI_Comm comm)
{
    count_to_all(comm, size_of(n, type));
    double began = now_seconds();
    int code = PMPI_Allgatherv(data, n, type, out, n_out, at_out, type_out, comm);
    traffic.within += now_seconds() - began;
    return code;
}

int MPI_Bcast(void *data, int n, MPI_Datatype type, int root, MPI_Comm comm)
{
    int me;
    (void)ranks_of(comm, &me);
    if (me == root)
        count_to_all(comm, size_of(n, type));
    double began = now_seconds();
    int code = PMPI_Bcast(data, n, type, root, comm);
    traffic.within += now_seconds() - began;
    return code;
}

/* ---- phases ---- */

/* Megabytes, from a line of /proc/self/status. */
static double memory_mb(const char *field)
{
    char line[256];
    double kb = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, field, strlen(field)) == 0)
            (void)sscanf(line + strlen(field), ": %lf", &kb);
    if (file != NULL)
        (void)fclose(file);
    return kb / 1024;
}

void phase_begin(void)
{
    (void)PMPI_Barrier(MPI_COMM_WORLD);
    traffic.bytes = traffic.messages = traffic.within = 0;
    traffic.since = now_seconds();
}

void phase_end(const Team *team, const char *name)
{
    double mine[3] = {now_seconds() - traffic.since, memory_mb("VmHWM"), traffic.within}, most[3];
    double sent[2] = {traffic.bytes, traffic.messages}, all[2];
    (void)PMPI_Reduce(mine, most, 3, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
    (void)PMPI_Reduce(sent, all, 2, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    if (team->rank == 0)
        (void)fprintf(stderr, "%-14s %8.3f s, in MPI %8.3f %10.1f MB a rank %12.3f MB sent %8.0f messages\n",
                      name, most[0], most[2], most[1], all[0] / 1e6, all[1]);
    phase_begin();
}
