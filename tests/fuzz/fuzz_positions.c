/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as a positions file: numbers that a page can have, or an error with its place; and what is
 * written of it reads back as the same. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "draw/positions.h"
#include "fuzz.h"

#define MOST 1e6

static bool is_place(double number)
{
    return isfinite(number) && fabs(number) <= MOST;
}

static void look_at(const TrPositions *positions)
{
    const TrStanding *standing = &positions->standing;

    MUST(positions->form != NULL && positions->scale > 0 && is_place(positions->left) &&
         is_place(positions->top));
    MUST(positions->variant.start >= 1 && positions->variant.start <= 4);
    for (size_t i = 0; i < standing->n; i++)
        MUST(standing->stands[i].key != NULL && is_place(standing->stands[i].x) &&
             is_place(standing->stands[i].y) && standing->stands[i].width >= 0 &&
             standing->stands[i].height >= 0);
    for (size_t i = 0; i < standing->n_routes; i++)
        MUST(standing->routes[i].n_points >= 4 && standing->routes[i].n_points % 3 == 1 &&
             standing->routes[i].first_point + standing->routes[i].n_points <= standing->n_points);
    for (size_t i = 0; i < 2 * standing->n_points; i++)
        MUST(is_place(standing->points[i]));
}

static char *written(const TrPositions *positions, size_t *length)
{
    char *text = NULL;
    FILE *file = open_memstream(&text, length);

    MUST(tr_positions_write(positions, file, NULL) == TR_OK);
    MUST(fclose(file) == 0);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TrPositions positions = {.form = NULL}, again = {.form = NULL};
    TrError err = {0};

    if (tr_positions_parse("fuzz", (const char *)data, size, &positions, &err) == TR_OK) {
        size_t length, length_again;
        char *text = written(&positions, &length), *second;

        look_at(&positions);
        MUST(tr_positions_parse("fuzz", text, length, &again, NULL) == TR_OK);
        MUST(again.standing.n == positions.standing.n &&
             again.standing.n_routes == positions.standing.n_routes);
        second = written(&again, &length_again);
        MUST(length == length_again && memcmp(text, second, length) == 0);
        free(text);
        free(second);
    } else {
        MUST(err.message[0] != '\0' && err.place.line > 0 && err.place.field > 0);
    }
    tr_positions_release(&positions);
    tr_positions_release(&again);
    return 0;
}
