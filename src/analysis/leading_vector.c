/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lanczos iteration from (1, …, 1) with full reorthogonalisation, restarted with the best vector found (Golub
 * and Van Loan, Matrix Computations, 10.1–10.3). A Krylov space holds of each eigenspace only the start's
 * projection on it, which is why the answer does not depend on the order of rows. ARPACK, which igraph uses,
 * restarts from random numbers of its own when the space is exhausted, and then gives one of many answers.
 * O(rounds · STEPS · (m + STEPS n)); memory STEPS n. */
#include "analysis/leading_vector.h"

#include <igraph/igraph.h>
#include <math.h>

#include "base/memory.h"
#include "network/guard.h"

enum { STEPS = 24, MOST_ROUNDS = 400 };
#define ENOUGH 1e-14 /* residual, relative to the eigenvalue */

typedef struct {
    TrMultiply multiply;
    const void *matrix;
    size_t n;
    double *basis[STEPS + 1]; /* orthonormal */
    double alpha[STEPS], beta[STEPS];
    size_t k; /* steps done: the basis has k vectors, and one more unless beta[k - 1] is 0 */
} Lanczos;

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

static void add_multiple(double *a, double factor, const double *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        a[i] += factor * b[i];
}

static void scale(double *a, double factor, size_t n)
{
    for (size_t i = 0; i < n; i++)
        a[i] *= factor;
}

/* Extend the basis from basis[0] until it is full or holds an invariant space. */
static void extend(Lanczos *l)
{
    double size = 0;
    for (l->k = 0; l->k < STEPS;) {
        double *next = l->basis[l->k + 1];
        l->multiply(l->matrix, l->basis[l->k], next);
        l->alpha[l->k] = dot(l->basis[l->k], next, l->n);
        for (int pass = 0; pass < 2; pass++) /* twice is enough (Kahan) */
            for (size_t j = 0; j <= l->k; j++)
                add_multiple(next, -dot(l->basis[j], next, l->n), l->basis[j], l->n);
        l->beta[l->k] = sqrt(dot(next, next, l->n));
        size = fmax(size, fabs(l->alpha[l->k]) + l->beta[l->k]);
        l->k++;
        if (l->beta[l->k - 1] <= ENOUGH * size)
            return;
        scale(next, 1 / l->beta[l->k - 1], l->n);
    }
}

/* The largest eigenvalue of the k × k tridiagonal matrix, and its vector. */
static TrStatus solve_small(const Lanczos *l, double *value, double vector[STEPS], TrError *err)
{
    igraph_integer_t k = (igraph_integer_t)l->k;
    igraph_matrix_t matrix, vectors;
    igraph_vector_t values;
    TrStatus st = TR_OK;
    tr_guard_begin();
    TR_TRY_IGRAPH(igraph_matrix_init(&matrix, k, k), "leading eigenvector", err);
    for (igraph_integer_t i = 0; i < k; i++) {
        MATRIX(matrix, i, i) = l->alpha[i];
        if (i + 1 < k)
            MATRIX(matrix, i, i + 1) = MATRIX(matrix, i + 1, i) = l->beta[i];
    }
    st = tr_guard_check(igraph_matrix_init(&vectors, 0, 0), "leading eigenvector", err);
    if (st == TR_OK) {
        st = tr_guard_check(igraph_vector_init(&values, 0), "leading eigenvector", err);
        if (st == TR_OK) {
            st = tr_guard_check(igraph_lapack_dsyevr(&matrix, IGRAPH_LAPACK_DSYEV_SELECT, 0, 0, 0, (int)k,
                                                     (int)k, 0, &values, &vectors, NULL),
                                "leading eigenvector", err);
            if (st == TR_OK)
                *value = VECTOR(values)[0];
            for (igraph_integer_t i = 0; st == TR_OK && i < k; i++)
                vector[i] = MATRIX(vectors, i, 0);
            igraph_vector_destroy(&values);
        }
        igraph_matrix_destroy(&vectors);
    }
    igraph_matrix_destroy(&matrix);
out:
    return st;
}

/* basis[0] = the best vector of the space, of unit length. */
static void restart(Lanczos *l, const double vector[STEPS])
{
    scale(l->basis[0], vector[0], l->n);
    for (size_t j = 1; j < l->k; j++)
        add_multiple(l->basis[0], vector[j], l->basis[j], l->n);
    scale(l->basis[0], 1 / sqrt(dot(l->basis[0], l->basis[0], l->n)), l->n);
}

/* Sign and scale: what is left of rounding below 0 or near it is 0. */
static void finish(const double *vector, double *x, size_t n)
{
    double largest = 0;
    for (size_t i = 0; i < n; i++)
        largest = fabs(vector[i]) > fabs(largest) ? vector[i] : largest;
    for (size_t i = 0; i < n; i++)
        x[i] = largest == 0 || vector[i] / largest < 1e-10 ? 0 : vector[i] / largest;
}

TrStatus tr_leading_vector(TrMultiply multiply, const void *matrix, size_t n, double *x, TrError *err)
{
    Lanczos l = {.multiply = multiply, .matrix = matrix, .n = n};
    double value = 0, vector[STEPS] = {0};
    bool done = n == 0;
    TrStatus st = TR_OK;
    for (size_t j = 0; j <= STEPS; j++)
        TR_TRY(TR_ARRAY(l.basis[j], n, err));
    for (size_t i = 0; i < n; i++)
        l.basis[0][i] = 1 / sqrt((double)n);
    for (int round = 0; round < MOST_ROUNDS && !done; round++) {
        extend(&l);
        TR_TRY(solve_small(&l, &value, vector, err));
        done = l.beta[l.k - 1] * fabs(vector[l.k - 1]) <= ENOUGH * fabs(value) || value <= 0;
        restart(&l, vector);
        if (value <= 0) /* M is 0 */
            scale(l.basis[0], 0, n);
    }
    finish(l.basis[0], x, n);
out:
    for (size_t j = 0; j <= STEPS; j++)
        tr_free(l.basis[j]);
    return st;
}
