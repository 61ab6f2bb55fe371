/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mpirun -n N pagerank_mpi CLAIMS.csv PREFIX [MEASURE…]: scores of the claims, written by each rank into
 * PREFIX.RANK.csv; put one after another they are the same file for any number of ranks. */
#include <errno.h>
#include <slepceps.h>
#include <string.h>

#include "base/memory.h"
#include "base/writers.h"
#include "spread.h"

static const struct {
    const char *name;
    TrStatus (*measure)(Measuring *m, TrError *err);
    bool petsc;
} measures[] = {{"pagerank", own_pagerank, false},       {"pagerank-petsc", petsc_pagerank, true},
                {"pagerank-ksp", petsc_gradients, true}, {"eigenvector", slepc_eigenvector, true},
                {"components", own_components, false},   {"coreness", own_coreness, false}};
enum { N_MEASURES = sizeof measures / sizeof *measures };

typedef struct {
    Team team;
    Rows rows;
    Entities entities;
    Ties ties;
    double *scores[N_MEASURES];
} Spread;

static void account(const Spread *s)
{
    unsigned long mine[4] = {s->rows.read, s->rows.askew, s->rows.doubled, s->rows.again}, all[4];
    (void)PMPI_Reduce(mine, all, 4, MPI_UNSIGNED_LONG, MPI_SUM, 0, MPI_COMM_WORLD);
    if (s->team.rank == 0)
        (void)fprintf(stderr,
                      "%lu rows = %lu claims + %lu duplicates + %lu rejected; ranges read again: %lu\n",
                      all[0], all[0] - all[1] - all[2], all[2], all[1], all[3]);
}

static void tell_sizes(const Spread *s)
{
    double mine[2] = {(double)s->ties.n_ties, (double)s->ties.n_guests}, all[2];
    (void)PMPI_Reduce(mine, all, 2, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    if (s->team.rank == 0)
        (void)fprintf(stderr, "%lu entities, %.0f pairs, %.0f guests\n",
                      (unsigned long)s->entities.first[s->team.n_ranks], all[0] / 2, all[1]);
}

static TrStatus weave(Spread *s, const char *path, TrError *err)
{
    TrStatus st = TR_OK;
    phase_begin();
    TR_TRY(rows_read(&s->team, path, &s->rows, err));
    phase_end(&s->team, "read");
    TR_TRY(rows_drop_doubles(&s->team, &s->rows, err));
    phase_end(&s->team, "duplicates");
    account(s);
    TR_TRY(entities_number(&s->team, &s->rows, &s->entities, err));
    tr_strings_free(s->rows.names);
    s->rows.names = NULL;
    phase_end(&s->team, "names");
    TR_TRY(ties_make(&s->team, &s->rows, &s->entities, &s->ties, err));
    rows_release(&s->rows);
    phase_end(&s->team, "ties");
    tell_sizes(s);
out:
    return st;
}

static TrStatus measure(Spread *s, size_t which, TrError *err)
{
    Measuring m = {&s->team, &s->entities, &s->ties, NULL, 0, 0};
    TrStatus st = TR_ARRAY(s->scores[which], s->ties.n_own, err);
    TR_TRY(agree(&s->team, st, err));
    m.scores = s->scores[which];
    TR_TRY(measures[which].measure(&m, err));
    phase_end(&s->team, measures[which].name);
    if (s->team.rank == 0)
        (void)fprintf(stderr, "             %d rounds, %.17g\n", m.rounds, m.detail);
out:
    return st;
}

static TrStatus write_scores(const Spread *s, const char *prefix, TrError *err)
{
    char path[4096];
    FILE *file;
    bool failed;
    (void)snprintf(path, sizeof path, "%s.%04d.csv", prefix, s->team.rank);
    if ((file = fopen(path, "w")) == NULL)
        return tr_fail(err, TR_IO, "'%.200s' cannot be written: %s", path, strerror(errno));
    if (s->team.rank == 0) {
        (void)fputs("name", file);
        for (size_t k = 0; k < N_MEASURES; k++)
            if (s->scores[k] != NULL)
                (void)fprintf(file, ",%s", measures[k].name);
        tr_csv_end_row(file);
    }
    for (size_t v = 0; v < s->ties.n_own; v++) {
        tr_csv_cell(file, s->entities.shown[v].text, s->entities.shown[v].length, true);
        for (size_t k = 0; k < N_MEASURES; k++)
            if (s->scores[k] != NULL)
                (void)fprintf(file, ",%.17g", s->scores[k][v]);
        tr_csv_end_row(file);
    }
    failed = ferror(file) != 0;
    failed = fclose(file) != 0 || failed;
    return failed ? tr_fail(err, TR_IO, "'%.200s' could not be written", path) : TR_OK;
}

static TrStatus run(Spread *s, int argc, char **argv, TrError *err)
{
    bool wanted[N_MEASURES] = {argc == 3};
    TrStatus st = TR_OK;
    if (argc < 3)
        return tr_fail(err, TR_BAD_USAGE, "pagerank_mpi CLAIMS.csv PREFIX [MEASURE…]");
    for (int i = 3; i < argc; i++) {
        size_t k = 0;
        while (k < N_MEASURES && strcmp(measures[k].name, argv[i]) != 0)
            k++;
        if (k == N_MEASURES)
            return tr_fail(err, TR_BAD_USAGE, "no measure is called '%.60s'", argv[i]);
        wanted[k] = true;
    }
    TR_TRY(weave(s, argv[1], err));
    for (size_t k = 0; k < N_MEASURES; k++)
        if (wanted[k])
            TR_TRY(measure(s, k, err));
    st = write_scores(s, argv[2], err);
    TR_TRY(agree(&s->team, st, err));
    phase_end(&s->team, "write");
out:
    return st;
}

int main(int argc, char **argv)
{
    static Spread spread;
    TrError err = {0};
    int none = 0;
    TrStatus st;
    tr_memory_begin();
    (void)MPI_Init(&argc, &argv);
    if (SlepcInitialize(&none, NULL, NULL, NULL) != 0)
        (void)MPI_Abort(MPI_COMM_WORLD, 1);
    (void)MPI_Comm_rank(MPI_COMM_WORLD, &spread.team.rank);
    (void)MPI_Comm_size(MPI_COMM_WORLD, &spread.team.n_ranks);
    spread.team.first_block[0] = first_block_of(&spread.team, spread.team.rank);
    spread.team.first_block[1] = first_block_of(&spread.team, spread.team.rank + 1);
    st = run(&spread, argc, argv, &err);
    if (st != TR_OK && spread.team.rank == 0)
        (void)fprintf(stderr, "pagerank_mpi: %s\n", err.message);
    ties_release(&spread.ties);
    entities_release(&spread.entities);
    rows_release(&spread.rows);
    for (size_t k = 0; k < N_MEASURES; k++)
        tr_free(spread.scores[k]);
    (void)SlepcFinalize();
    (void)MPI_Finalize();
    return st == TR_OK ? 0 : 1;
}
