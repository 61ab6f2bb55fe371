/* SPDX-License-Identifier: MIT */
#include "base/random.h"

uint64_t tr_splitmix64(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

void tr_random_begin(TrRandom *random, uint64_t seed, uint64_t stream)
{
    uint64_t state = tr_splitmix64(&seed) ^ stream;
    state = tr_splitmix64(&state); /* so that streams 1, 2, 3 do not run one behind the other */
    for (size_t i = 0; i < 4; i++)
        random->state[i] = tr_splitmix64(&state); /* four in a row are never all 0 */
}

static uint64_t rotate(uint64_t x, int bits)
{
    return (x << bits) | (x >> (64 - bits));
}

uint64_t tr_random_next(TrRandom *random)
{
    uint64_t *s = random->state, result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

uint64_t tr_random_below(TrRandom *random, uint64_t n)
{
    __extension__ typedef unsigned __int128 Wide;
    Wide product;
    if (n == 0)
        return 0;
    product = (Wide)tr_random_next(random) * n;
    if ((uint64_t)product < n) {
        uint64_t least = -n % n; /* below it the first of each n stand once too often */
        while ((uint64_t)product < least)
            product = (Wide)tr_random_next(random) * n;
    }
    return (uint64_t)(product >> 64);
}

double tr_random_unit(TrRandom *random)
{
    return (double)(tr_random_next(random) >> 11) * 0x1p-53;
}
