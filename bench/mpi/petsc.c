/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The same by PETSc (Vec, MatMult, conjugate gradients) and SLEPc (Krylov-Schur). */
#include <math.h>
#include <slepceps.h>

#include "base/memory.h"
#include "spread.h"

#define DAMPING         0.85
#define SMALLEST_CHANGE 1e-15
enum { MOST_ROUNDS = 1000 };

/* PETSc's own message has been printed where it failed. */
#define TRY_PETSC(call)                                                                                      \
    do {                                                                                                     \
        if ((call) != 0) {                                                                                   \
            st = tr_fail(err, TR_ANALYSIS, "PETSc failed in line %d", __LINE__);                             \
            goto out;                                                                                        \
        }                                                                                                    \
    } while (0)

/* The rows that this rank owns, copied into PETSc's matrix. */
static TrStatus make_matrix(const Measuring *m, Mat *matrix, TrError *err)
{
    const Ties *ties = m->ties;
    PetscInt n = (PetscInt)ties->n_own, *first = NULL, *column = NULL;
    PetscScalar *weight = NULL;
    TrStatus st = TR_ARRAY(first, ties->n_own + 1, err);
    if (st == TR_OK)
        st = TR_ARRAY(column, ties->n_ties, err);
    if (st == TR_OK)
        st = TR_ARRAY(weight, ties->n_ties, err);
    if (st == TR_OK && ties->n_ties > PETSC_MAX_INT)
        st = tr_fail(err, TR_BAD_INPUT, "over 2^31 ties on a rank: PETSc with 64 bits is needed");
    TR_TRY(agree(m->team, st, err));
    for (size_t v = 0; v <= ties->n_own; v++)
        first[v] = (PetscInt)ties->first[v];
    for (size_t i = 0; i < ties->n_ties; i++) {
        column[i] = (PetscInt)ties_entity(m->team, m->entities, ties, ties->column[i]);
        weight[i] = ties->weight[i];
    }
    TRY_PETSC(MatCreate(PETSC_COMM_WORLD, matrix));
    TRY_PETSC(MatSetSizes(*matrix, n, n, PETSC_DETERMINE, PETSC_DETERMINE));
    TRY_PETSC(MatSetType(*matrix, MATAIJ));
    if (m->team->n_ranks == 1)
        TRY_PETSC(MatSeqAIJSetPreallocationCSR(*matrix, first, column, weight));
    else
        TRY_PETSC(MatMPIAIJSetPreallocationCSR(*matrix, first, column, weight));
out:
    tr_free(first);
    tr_free(column);
    tr_free(weight);
    return st;
}

static TrStatus take_scores(const Measuring *m, Vec scores, TrError *err)
{
    const PetscScalar *values;
    TrStatus st = TR_OK;
    TRY_PETSC(VecGetArrayRead(scores, &values));
    for (size_t v = 0; v < m->ties->n_own; v++)
        m->scores[v] = values[v];
    TRY_PETSC(VecRestoreArrayRead(scores, &values));
out:
    return st;
}

/* inverse = 1/strength, 0 for an isolate; dangling = 1 for an isolate, else 0. */
static TrStatus set_strengths(const Measuring *m, Vec inverse, Vec dangling, TrError *err)
{
    const Ties *ties = m->ties;
    PetscScalar *inverses, *isolates;
    TrStatus st = TR_OK;
    TRY_PETSC(VecGetArrayWrite(inverse, &inverses));
    TRY_PETSC(VecGetArrayWrite(dangling, &isolates));
    for (size_t v = 0; v < ties->n_own; v++) {
        double sum = 0;
        for (size_t i = ties->first[v]; i < ties->first[v + 1]; i++)
            sum += ties->weight[i];
        inverses[v] = sum > 0 ? 1 / sum : 0;
        isolates[v] = sum > 0 ? 0 : 1;
    }
    TRY_PETSC(VecRestoreArrayWrite(dangling, &isolates));
    TRY_PETSC(VecRestoreArrayWrite(inverse, &inverses));
out:
    return st;
}

typedef struct {
    Mat matrix;
    Vec scores, next, given, inverse, dangling;
} Walk;

static TrStatus make_walk(const Measuring *m, Walk *walk, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(make_matrix(m, &walk->matrix, err));
    TRY_PETSC(MatCreateVecs(walk->matrix, &walk->scores, &walk->next));
    TRY_PETSC(VecDuplicate(walk->scores, &walk->given));
    TRY_PETSC(VecDuplicate(walk->scores, &walk->inverse));
    TRY_PETSC(VecDuplicate(walk->scores, &walk->dangling));
    TR_TRY(set_strengths(m, walk->inverse, walk->dangling, err));
    phase_end(m->team, "assemble");
out:
    return st;
}

static void release_walk(Walk *walk)
{
    (void)MatDestroy(&walk->matrix);
    (void)VecDestroy(&walk->scores);
    (void)VecDestroy(&walk->next);
    (void)VecDestroy(&walk->given);
    (void)VecDestroy(&walk->inverse);
    (void)VecDestroy(&walk->dangling);
}

/* Power iteration, all in PETSc's terms. */
TrStatus petsc_pagerank(Measuring *m, TrError *err)
{
    Walk walk = {0};
    PetscReal n = (PetscReal)m->entities->first[m->team->n_ranks], change = 1;
    TrStatus st = TR_OK;
    TR_TRY(make_walk(m, &walk, err));
    TRY_PETSC(VecSet(walk.scores, 1 / n));
    for (m->rounds = 0; m->rounds < MOST_ROUNDS && change > SMALLEST_CHANGE; m->rounds++) {
        PetscScalar dangling;
        Vec swap = walk.scores;
        TRY_PETSC(VecPointwiseMult(walk.given, walk.scores, walk.inverse));
        TRY_PETSC(VecDot(walk.scores, walk.dangling, &dangling));
        TRY_PETSC(MatMult(walk.matrix, walk.given, walk.next));
        TRY_PETSC(VecScale(walk.next, DAMPING));
        TRY_PETSC(VecShift(walk.next, (1 - DAMPING) / n + DAMPING * dangling / n));
        TRY_PETSC(VecAXPY(walk.scores, -1, walk.next));
        TRY_PETSC(VecNorm(walk.scores, NORM_1, &change));
        walk.scores = walk.next;
        walk.next = swap;
    }
    m->detail = change;
    TR_TRY(take_scores(m, walk.scores, err));
out:
    release_walk(&walk);
    return st;
}

/* ---- conjugate gradients ---- */

/* y = x - d D W D x, D the inverse root of strengths, which the matrix has been scaled by. */
static PetscErrorCode apply(Mat shell, Vec x, Vec y)
{
    Mat matrix;
    PetscCall(MatShellGetContext(shell, &matrix));
    PetscCall(MatMult(matrix, x, y));
    PetscCall(VecAYPX(y, -DAMPING, x));
    return 0;
}

/* As trama does: without dangling entities (S - d W) y = (1 - d)/n, then the sum is set right; an isolate has
 * what one gets that nothing is given to. */
TrStatus petsc_gradients(Measuring *m, TrError *err)
{
    Walk walk = {0};
    Mat shell = NULL;
    KSP solver = NULL;
    PC none;
    PetscInt rounds, n_own = (PetscInt)m->ties->n_own;
    PetscReal n = (PetscReal)m->entities->first[m->team->n_ranks], left;
    PetscScalar sum;
    TrStatus st = TR_OK;
    TR_TRY(make_walk(m, &walk, err));
    TRY_PETSC(VecSqrtAbs(walk.inverse));
    TRY_PETSC(MatDiagonalScale(walk.matrix, walk.inverse, walk.inverse));
    TRY_PETSC(MatCreateShell(PETSC_COMM_WORLD, n_own, n_own, PETSC_DETERMINE, PETSC_DETERMINE, walk.matrix,
                             &shell));
    TRY_PETSC(MatShellSetOperation(shell, MATOP_MULT, (void (*)(void))apply));
    TRY_PETSC(KSPCreate(PETSC_COMM_WORLD, &solver));
    TRY_PETSC(KSPSetOperators(solver, shell, shell));
    TRY_PETSC(KSPSetType(solver, KSPCG));
    TRY_PETSC(KSPGetPC(solver, &none));
    TRY_PETSC(PCSetType(none, PCNONE));
    TRY_PETSC(KSPSetTolerances(solver, 1e-14, PETSC_DEFAULT, PETSC_DEFAULT, MOST_ROUNDS));
    TRY_PETSC(VecCopy(walk.inverse, walk.given)); /* the right side, scaled: 1/root of strength */
    TRY_PETSC(VecScale(walk.given, (1 - DAMPING) / n));
    TRY_PETSC(KSPSolve(solver, walk.given, walk.next));
    TRY_PETSC(KSPGetIterationNumber(solver, &rounds));
    TRY_PETSC(KSPGetResidualNorm(solver, &left));
    TRY_PETSC(VecReciprocal(walk.inverse)); /* 0 stays 0 */
    TRY_PETSC(VecPointwiseMult(walk.scores, walk.next, walk.inverse));
    TRY_PETSC(VecAXPY(walk.scores, (1 - DAMPING) / n, walk.dangling));
    TRY_PETSC(VecSum(walk.scores, &sum));
    TRY_PETSC(VecScale(walk.scores, 1 / sum));
    TR_TRY(take_scores(m, walk.scores, err));
    m->rounds = rounds;
    m->detail = left;
out:
    (void)KSPDestroy(&solver);
    (void)MatDestroy(&shell);
    release_walk(&walk);
    return st;
}

/* ---- the leading eigenvector ---- */

TrStatus slepc_eigenvector(Measuring *m, TrError *err)
{
    Walk walk = {0};
    EPS solver = NULL;
    PetscInt rounds;
    PetscScalar value;
    PetscReal largest;
    TrStatus st = TR_OK;
    TR_TRY(make_walk(m, &walk, err));
    TRY_PETSC(VecSet(walk.next, 1));
    TRY_PETSC(EPSCreate(PETSC_COMM_WORLD, &solver));
    TRY_PETSC(EPSSetOperators(solver, walk.matrix, NULL));
    TRY_PETSC(EPSSetProblemType(solver, EPS_HEP));
    TRY_PETSC(EPSSetWhichEigenpairs(solver, EPS_LARGEST_REAL));
    TRY_PETSC(EPSSetDimensions(solver, 1, PETSC_DEFAULT, PETSC_DEFAULT));
    TRY_PETSC(EPSSetTolerances(solver, 1e-13, MOST_ROUNDS));
    TRY_PETSC(EPSSetInitialSpace(solver, 1, &walk.next));
    TRY_PETSC(EPSSolve(solver));
    TRY_PETSC(EPSGetIterationNumber(solver, &rounds));
    TRY_PETSC(EPSGetEigenpair(solver, 0, &value, NULL, walk.scores, NULL));
    TRY_PETSC(VecAbs(walk.scores));
    TRY_PETSC(VecMax(walk.scores, NULL, &largest));
    TRY_PETSC(VecScale(walk.scores, 1 / largest));
    TR_TRY(take_scores(m, walk.scores, err));
    m->rounds = rounds;
    m->detail = value;
out:
    (void)EPSDestroy(&solver);
    release_walk(&walk);
    return st;
}
