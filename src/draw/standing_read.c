/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What trama-render says behind a drawing: see places.h there. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/standing.h"

enum { DEEPEST = 1000000 }; /* frames within one another */

typedef struct {
    const TrPicture *picture;
    TrStanding *standing;
    TrGrouped groups; /* whose names frames have */
    uint32_t *by_name;
    const char *at; /* in the current line */
} Reading;

/* The next word of the line, of `n` bytes; false at its end. */
static bool next_word(Reading *r, const char **word, size_t *n)
{
    if (*r->at != '\t')
        return false;
    *word = r->at + 1;
    *n = strcspn(*word, "\t\n");
    r->at = *word + *n;
    return true;
}

static TrStatus take_word(Reading *r, const char **copy, TrError *err)
{
    const char *word;
    size_t n;
    if (!next_word(r, &word, &n))
        return tr_fail(err, TR_ANALYSIS, "trama-render does not say where everything stands");
    *copy = tr_arena_text(&r->standing->arena, word, n);
    return *copy == NULL ? tr_fail_memory(err) : TR_OK;
}

/* One number, or two with a comma between. */
static TrStatus take_numbers(Reading *r, double *numbers, int n, TrError *err)
{
    const char *word;
    size_t length;
    bool good = next_word(r, &word, &length);
    if (good && (*word == 's' || *word == 'e'))
        good = *++word == ',' && *++word != '\0';
    for (int i = 0; good && i < n; i++) {
        char *end;
        numbers[i] = strtod(word, &end);
        good = end != word && *end == (i + 1 < n ? ',' : *r->at);
        word = end + 1;
    }
    return good ? TR_OK : tr_fail(err, TR_ANALYSIS, "trama-render does not say where everything stands");
}

/* An id without that of its figure, which ends with the first hyphen. */
static const char *without_figure(const char *id)
{
    const char *hyphen = strchr(id, '-');
    return hyphen == NULL ? id : hyphen + 1;
}

static TrStatus read_stand(Reading *r, TrError *err)
{
    TrStanding *s = r->standing;
    TrStand stand = {0};
    const char *id;
    TrStatus st = TR_OK;
    TR_TRY(take_word(r, &stand.name, err));
    TR_TRY(take_word(r, &id, err));
    TR_TRY(take_numbers(r, &stand.x, 1, err));
    TR_TRY(take_numbers(r, &stand.y, 1, err));
    TR_TRY(take_numbers(r, &stand.width, 1, err));
    TR_TRY(take_numbers(r, &stand.height, 1, err));
    if (strchr("ntf", stand.name[0]) == NULL)
        return TR_OK; /* what only holds columns apart */
    stand.kind = stand.name[0] == 'n'   ? TR_STANDS_ENTITY
                 : stand.name[0] == 't' ? TR_STANDS_WORDS
                                        : TR_STANDS_NAME;
    stand.key = without_figure(id);
    if (stand.kind == TR_STANDS_NAME) {
        size_t group = strtoul(stand.name + 1, NULL, 10);
        stand.key = group < r->groups.n
                        ? tr_arena_text(&s->arena, r->groups.names[group], strlen(r->groups.names[group]))
                        : "";
        if (stand.key == NULL)
            TR_TRY(tr_fail_memory(err));
    }
    TR_TRY(TR_GROW(s->stands, s->room, s->n + 1, err));
    s->stands[s->n++] = stand;
out:
    return st;
}

static int by_name(const void *left, const void *right, void *stands)
{
    const TrStand *all = stands;
    return strcmp(all[*(const uint32_t *)left].name, all[*(const uint32_t *)right].name);
}

static TrStatus index_names(Reading *r, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(r->by_name, r->standing->n, err));
    for (uint32_t i = 0; i < r->standing->n; i++)
        r->by_name[i] = i;
    if (r->standing->n > 1)
        qsort_r(r->by_name, r->standing->n, sizeof *r->by_name, by_name, r->standing->stands);
out:
    return st;
}

static uint32_t find_name(const Reading *r, const char *name, size_t length)
{
    size_t low = 0, high = r->standing->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *own = r->standing->stands[r->by_name[middle]].name;
        int order = strncmp(own, name, length);
        order = order == 0 ? own[length] != '\0' : order;
        if (order == 0)
            return r->by_name[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return TR_NO_ID;
}

/* Without an id, its ends are its key. */
static TrStatus key_route(Reading *r, const char *id, TrRoute *route, TrError *err)
{
    TrBuilder key = {0};
    TrStatus st = TR_OK;
    tr_build_text(&key, without_figure(id));
    if (*id == '\0')
        tr_build_format(&key, "%s>%s", r->standing->stands[route->tail].key,
                        r->standing->stands[route->head].key);
    TR_TRY(tr_build_finish(&key, &r->standing->arena, &route->key, err));
out:
    tr_builder_release(&key);
    return st;
}

static TrStatus read_points(Reading *r, TrRoute *route, TrError *err)
{
    TrStatus st = TR_OK;
    route->first_point = r->standing->n_points;
    while (*r->at == '\t') {
        double point[2];
        char mark = r->at[1];
        TR_TRY(take_numbers(r, point, 2, err));
        if (mark == 's' || mark == 'e') {
            memcpy(mark == 's' ? route->start : route->end, point, sizeof point);
            route->has_start = route->has_start || mark == 's';
            route->has_end = route->has_end || mark == 'e';
            continue;
        }
        TR_TRY(tr_standing_add_point(r->standing, point[0], point[1], err));
        route->n_points++;
    }
out:
    return st;
}

static TrStatus read_route(Reading *r, TrError *err)
{
    TrStanding *s = r->standing;
    TrRoute route = {0};
    const char *tail, *head, *id;
    TrStatus st = TR_OK;
    TR_TRY(take_word(r, &tail, err));
    TR_TRY(take_word(r, &head, err));
    TR_TRY(take_word(r, &id, err));
    route.tail = find_name(r, tail, strlen(tail));
    route.head = find_name(r, head, strlen(head));
    if (route.tail == TR_NO_ID || route.head == TR_NO_ID)
        return TR_OK; /* the invisible chain of columns */
    TR_TRY(key_route(r, id, &route, err));
    TR_TRY(read_points(r, &route, err));
    TR_TRY(TR_GROW(s->routes, s->routes_room, s->n_routes + 1, err));
    s->routes[s->n_routes++] = route;
out:
    return st;
}

static TrStatus read_frame(Reading *r, TrError *err)
{
    TrStanding *s = r->standing;
    TrFrame frame = {.first_member = s->n_members};
    const char *word;
    size_t n;
    double depth;
    TrStatus st = TR_OK;
    TR_TRY(take_word(r, &frame.name, err));
    TR_TRY(take_numbers(r, &depth, 1, err));
    if (!(depth >= 1 && depth <= DEEPEST))
        TR_TRY(tr_fail(err, TR_ANALYSIS, "trama-render does not say where everything stands"));
    frame.depth = (unsigned)depth;
    while (next_word(r, &word, &n)) {
        uint32_t member = find_name(r, word, n);
        if (member == TR_NO_ID)
            continue;
        TR_TRY(TR_GROW(s->members, s->members_room, s->n_members + 1, err));
        s->members[s->n_members++] = member;
        frame.n_members++;
    }
    TR_TRY(TR_GROW(s->frames, s->frames_room, s->n_frames + 1, err));
    s->frames[s->n_frames++] = frame;
out:
    return st;
}

/* Words have the key of their tie: that of the line that leaves them. */
static void key_words(TrStanding *standing)
{
    for (size_t i = 0; i < standing->n_routes; i++) {
        const TrRoute *route = &standing->routes[i];
        if (standing->stands[route->tail].kind == TR_STANDS_WORDS)
            standing->stands[route->tail].key = route->key;
    }
}

static TrStatus read_lines(Reading *r, const char *text, TrError *err)
{
    static const struct {
        const char *word;
        TrStatus (*read)(Reading *r, TrError *err);
    } kinds[] = {{"node", read_stand}, {"edge", read_route}, {"frame", read_frame}};
    TrStatus st = TR_OK;
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        size_t n = strlen(kinds[kind].word);
        if (kind == 1)
            TR_TRY(index_names(r, err));
        for (const char *line = text; *line != '\0'; line += strcspn(line, "\n"), line += *line == '\n') {
            if (strncmp(line, kinds[kind].word, n) != 0)
                continue;
            r->at = line + n;
            TR_TRY(kinds[kind].read(r, err));
        }
    }
    key_words(r->standing);
out:
    return st;
}

TrStatus tr_standing_read(const TrPicture *picture, const TrDrawing *drawing, TrStanding *standing,
                          TrError *err)
{
    Reading r = {.picture = picture, .standing = standing};
    TrStatus st = TR_OK;
    *standing = (TrStanding){.n = 0};
    if (drawing->places == NULL)
        return TR_OK;
    if (picture->diagram->layout == TR_LAYOUT_CLUSTERS)
        TR_TRY(tr_grouped_make(picture->network, picture->choice.nodes, picture->choice.n_nodes,
                               picture->diagram->groups, picture->diagram->language, &r.groups, err));
    TR_TRY(read_lines(&r, drawing->places, err));
out:
    tr_grouped_release(&r.groups);
    tr_free(r.by_name);
    return st;
}
