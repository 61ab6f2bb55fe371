/* SPDX-License-Identifier: MIT */
/* Random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna 2021,
 * doi:10.1145/3460772), its state filled by splitmix64 (Steele, Lea and Flood 2014,
 * doi:10.1145/2660193.2660195). A stream for each block of work makes results independent of threads. */
#ifndef TR_BASE_RANDOM_H
#define TR_BASE_RANDOM_H

#include "base/status.h"

/* One stream; a plain value, used by one thread at a time. */
typedef struct {
    uint64_t state[4]; /* never all 0 */
} TrRandom;

/* Begin stream `stream` of `seed`: any two numbers each. The same pair gives the same numbers; other pairs,
 * also neighbouring ones, give numbers that have nothing to do with them. */
void tr_random_begin(TrRandom *random, uint64_t seed, uint64_t stream);
/* 64 random bits. */
uint64_t tr_random_next(TrRandom *random);
/* 0 .. n - 1, each as likely as the others (Lemire 2019, doi:10.1145/3230636); 0 where n is 0. */
uint64_t tr_random_below(TrRandom *random, uint64_t n);
/* In [0, 1): a multiple of 2^-53. */
double tr_random_unit(TrRandom *random);

/* One step of splitmix64: 64 bits, and *state moves on. */
uint64_t tr_splitmix64(uint64_t *state);

#endif
