/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json_reader.h"
#include "base/memory.h"
#include "draw/positions.h"

#define MOST        1e6 /* points: what is further away is no place on a page */
#define LEAST_SCALE 1e-4

typedef TrStatus (*ReadValue)(TrJsonReader *reader, TrPositions *p, size_t offset, TrError *err);

static TrStatus read_number(TrJsonReader *reader, TrPositions *p, size_t offset, TrError *err)
{
    return tr_json_take_number(reader, MOST, (double *)(void *)((char *)p + offset), err);
}

static TrStatus read_bool(TrJsonReader *reader, TrPositions *p, size_t offset, TrError *err)
{
    return tr_json_take_bool(reader, (bool *)((char *)p + offset), err);
}

static TrStatus read_text(TrJsonReader *reader, TrPositions *p, size_t offset, TrError *err)
{
    return tr_json_take_text(reader, (const char **)(void *)((char *)p + offset), err);
}

static TrStatus read_format(TrJsonReader *reader, TrPositions *p, size_t offset, TrError *err)
{
    const char *format;
    TrStatus st = tr_json_take_text(reader, &format, err);
    (void)p;
    (void)offset;
    if (st == TR_OK && strcmp(format, TR_POSITIONS_FORMAT) != 0)
        st = tr_json_fail(reader, "expected the format \"" TR_POSITIONS_FORMAT "\"", err);
    return st;
}

static TrStatus read_fingerprint(TrJsonReader *reader, TrPositions *p, size_t offset, TrError *err)
{
    const char *text;
    TrStatus st = tr_json_take_text(reader, &text, err);
    (void)offset;
    if (st == TR_OK)
        (void)snprintf(p->fingerprint, sizeof p->fingerprint, "%s", text);
    return st;
}

/* A whole number from 0 to 9, into an int. */
static TrStatus read_digit(TrJsonReader *reader, int *digit, TrError *err)
{
    double number;
    TrStatus st = tr_json_take_number(reader, 9, &number, err);
    *digit = st == TR_OK ? (int)number : 0;
    if (st == TR_OK && (number < 0 || number != floor(number)))
        st = tr_json_fail(reader, "expected a digit", err);
    return st;
}

static TrStatus read_start(TrJsonReader *reader, TrPositions *p, size_t offset, TrError *err)
{
    TrStatus st = read_digit(reader, &p->variant.start, err);
    (void)offset;
    if (st == TR_OK && (p->variant.start < 1 || p->variant.start > TR_MOST_STARTS))
        st = tr_json_fail(reader, "expected a digit from 1 to 4", err);
    return st;
}

static TrStatus read_labels(TrJsonReader *reader, TrPositions *p, size_t offset, TrError *err)
{
    int digit;
    TrStatus st = read_digit(reader, &digit, err);
    (void)offset;
    if (st == TR_OK && digit > (int)TR_LABEL_NODES)
        st = tr_json_fail(reader, "expected a digit from 0 to 2", err);
    p->variant.labels = (TrLabelling)digit;
    return st;
}

/* What an entry of a list says of itself. */
typedef struct {
    const char *id;
    double numbers[4]; /* x, y, width, height */
    unsigned has;      /* a bit for each of these */
    TrRoute route;
} Entry;

static TrStatus read_pair(TrJsonReader *reader, double pair[2], TrError *err)
{
    bool first = true, more;
    TrStatus st = TR_OK;
    TR_TRY(tr_json_open(reader, '[', err));
    for (int i = 0; i < 3; i++) {
        TR_TRY(tr_json_next_item(reader, &first, &more, err));
        if (more != (i < 2))
            return tr_json_fail(reader, "expected two numbers", err);
        if (more)
            TR_TRY(tr_json_take_number(reader, MOST, &pair[i], err));
    }
out:
    return st;
}

static TrStatus read_curve(TrJsonReader *reader, TrStanding *standing, TrRoute *route, TrError *err)
{
    bool first = true, more = true;
    double point[2];
    size_t n = 0;
    TrStatus st = TR_OK;
    route->first_point = standing->n_points;
    TR_TRY(tr_json_open(reader, '[', err));
    for (;; n++) {
        TR_TRY(tr_json_next_item(reader, &first, &more, err));
        if (!more)
            break;
        TR_TRY(tr_json_take_number(reader, MOST, &point[n % 2], err));
        if (n % 2 == 1)
            TR_TRY(tr_standing_add_point(standing, point[0], point[1], err));
    }
    route->n_points = n / 2;
    if (n % 2 != 0 || route->n_points < 4 || route->n_points % 3 != 1)
        st = tr_json_fail(reader, "expected the points of a curve: one, and three for each piece", err);
out:
    return st;
}

static TrStatus read_field(TrJsonReader *reader, TrStanding *standing, const char *key, Entry *entry,
                           TrError *err)
{
    static const char *const numbers[] = {"x", "y", "width", "height"};
    for (size_t i = 0; i < 4; i++) {
        if (strcmp(key, numbers[i]) == 0) {
            entry->has |= 1u << i;
            return tr_json_take_number(reader, MOST, &entry->numbers[i], err);
        }
    }
    if (strcmp(key, "id") == 0)
        return tr_json_take_text(reader, &entry->id, err);
    if (strcmp(key, "curve") == 0)
        return read_curve(reader, standing, &entry->route, err);
    if (strcmp(key, "start") == 0) {
        entry->route.has_start = true;
        return read_pair(reader, entry->route.start, err);
    }
    if (strcmp(key, "end") == 0) {
        entry->route.has_end = true;
        return read_pair(reader, entry->route.end, err);
    }
    return tr_json_skip(reader, err);
}

static TrStatus add_stand(TrJsonReader *reader, TrStanding *s, const Entry *entry, TrStandKind kind,
                          TrError *err)
{
    TrStatus st = TR_OK;
    if (entry->id == NULL || entry->has != 15 || !(entry->numbers[2] >= 0) || !(entry->numbers[3] >= 0))
        return tr_json_fail(reader, "expected id, x, y, width and height, the last two not negative", err);
    TR_TRY(TR_GROW(s->stands, s->room, s->n + 1, err));
    s->stands[s->n++] = (TrStand){
        NULL, entry->id, kind, entry->numbers[0], entry->numbers[1], entry->numbers[2], entry->numbers[3]};
out:
    return st;
}

static TrStatus add_route(TrJsonReader *reader, TrStanding *s, Entry *entry, TrError *err)
{
    TrStatus st = TR_OK;
    if (entry->id == NULL || entry->route.n_points == 0)
        return tr_json_fail(reader, "expected id and curve", err);
    entry->route.key = entry->id;
    entry->route.tail = entry->route.head = TR_NO_ID;
    TR_TRY(TR_GROW(s->routes, s->routes_room, s->n_routes + 1, err));
    s->routes[s->n_routes++] = entry->route;
out:
    return st;
}

/* The list of all that is of a kind; `offset` is that kind, and TR_N_STANDS for lines. */
static TrStatus read_list(TrJsonReader *reader, TrPositions *p, size_t offset, TrError *err)
{
    bool first = true, more = true;
    TrStatus st = TR_OK;
    TR_TRY(tr_json_open(reader, '[', err));
    for (;;) {
        Entry entry = {0};
        const char *key;
        bool first_key = true;
        TR_TRY(tr_json_next_item(reader, &first, &more, err));
        if (!more)
            break;
        TR_TRY(tr_json_open(reader, '{', err));
        do {
            TR_TRY(tr_json_next_key(reader, &first_key, &key, err));
            if (key != NULL)
                TR_TRY(read_field(reader, &p->standing, key, &entry, err));
        } while (key != NULL);
        TR_TRY(offset < TR_N_STANDS ? add_stand(reader, &p->standing, &entry, (TrStandKind)offset, err)
                                    : add_route(reader, &p->standing, &entry, err));
    }
out:
    return st;
}

#define AT(field) offsetof(TrPositions, field)

/* All must be there. */
static const struct {
    const char *key;
    ReadValue read;
    size_t offset;
} fields[] = {
    {"format", read_format, 0},
    {"form", read_text, AT(form)},
    {"drawn_from", read_fingerprint, 0},
    {"fresh", read_bool, AT(fresh)},
    {"top_down", read_bool, AT(variant.top_down)},
    {"wide_words", read_bool, AT(variant.wide_words)},
    {"start", read_start, 0},
    {"labels", read_labels, 0},
    {"page_width", read_number, AT(page_width)},
    {"page_height", read_number, AT(page_height)},
    {"lying", read_bool, AT(lying)},
    {"left", read_number, AT(left)},
    {"top", read_number, AT(top)},
    {"scale", read_number, AT(scale)},
    {"least_points", read_number, AT(least_points)},
    {"nodes", read_list, TR_STANDS_ENTITY},
    {"words", read_list, TR_STANDS_WORDS},
    {"frame_names", read_list, TR_STANDS_NAME},
    {"lines", read_list, TR_N_STANDS},
};
enum { N_FIELDS = sizeof fields / sizeof *fields };

static TrStatus read_all(TrJsonReader *reader, TrPositions *p, TrError *err)
{
    bool seen[N_FIELDS] = {false}, first = true;
    const char *key;
    TrStatus st = TR_OK;
    TR_TRY(tr_json_open(reader, '{', err));
    for (;;) {
        size_t i = 0;
        TR_TRY(tr_json_next_key(reader, &first, &key, err));
        if (key == NULL)
            break;
        while (i < N_FIELDS && strcmp(fields[i].key, key) != 0)
            i++;
        if (i == N_FIELDS) {
            TR_TRY(tr_json_skip(reader, err));
            continue;
        }
        if (seen[i])
            return tr_json_fail(reader, "expected each key once", err);
        seen[i] = true;
        TR_TRY(fields[i].read(reader, p, fields[i].offset, err));
    }
    for (size_t i = 0; i < N_FIELDS; i++) {
        char problem[80];
        (void)snprintf(problem, sizeof problem, "expected the key \"%s\" too", fields[i].key);
        if (!seen[i])
            return tr_json_fail(reader, problem, err);
    }
    if (!(p->scale >= LEAST_SCALE))
        return tr_json_fail(reader, "expected a scale above 0", err);
    TR_TRY(tr_json_finish(reader, err));
out:
    return st;
}

TrStatus tr_positions_parse(const char *path, const char *text, size_t length, TrPositions *positions,
                            TrError *err)
{
    TrJsonReader reader = {.text = text, .length = length, .file = path, .arena = &positions->standing.arena};
    return read_all(&reader, positions, err);
}

TrStatus tr_positions_read(const char *path, TrPositions *positions, bool *there, TrError *err)
{
    char *text = NULL;
    size_t length = 0;
    TrStatus st = TR_OK;
    *there = access(path, F_OK) == 0 || errno != ENOENT;
    if (!*there)
        return TR_OK;
    TR_TRY(tr_file_read(path, &text, &length, err));
    TR_TRY(tr_positions_parse(path, text, length, positions, err));
out:
    tr_free(text);
    return st;
}
