/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where everything stands in a drawing, in the points of its layout with y upwards: entities (or groups that
 * are drawn as one), the words on ties, the names of frames, and the lines between them. */
#ifndef TR_DRAW_STANDING_H
#define TR_DRAW_STANDING_H

#include "draw/drawing.h"

typedef enum { TR_STANDS_ENTITY, TR_STANDS_WORDS, TR_STANDS_NAME, TR_N_STANDS } TrStandKind;

/* Something with a place: the middle of its box. */
typedef struct {
    const char *name; /* in the DOT: n12, t5, f3; NULL where it comes from a file */
    const char *key;  /* the same in every edition; of words, that of their tie */
    TrStandKind kind;
    double x, y, width, height;
} TrStand;

/* A line: where it begins, two points of its curve and the next, and so on. */
typedef struct {
    const char *key;
    uint32_t tail, head; /* of the stands; TR_NO_ID where it comes from a file */
    size_t first_point, n_points;
    bool has_start, has_end; /* whether an arrowhead stands before its start, behind its end: its tip */
    double start[2], end[2];
} TrRoute;

/* A frame and who is in it or in a frame within it. The outer one comes first. */
typedef struct {
    const char *name; /* in the DOT: cluster4 */
    unsigned depth;   /* from 1 */
    size_t first_member, n_members;
} TrFrame;

/* Starts as {0}. */
typedef struct {
    TrArena arena;
    TrStand *stands;
    TrRoute *routes;
    TrFrame *frames;
    double *points;    /* x and y of each point of the routes */
    uint32_t *members; /* of frames: stands */
    size_t n, n_routes, n_frames, n_points, n_members;
    size_t room, routes_room, frames_room, points_room, members_room;
} TrStanding;

typedef struct {
    double left, bottom, right, top;
} TrBox;

/* Read where everything stands in `drawing`, a drawing of `picture`. */
TrStatus tr_standing_read(const TrPicture *picture, const TrDrawing *drawing, TrStanding *standing,
                          TrError *err);
void tr_standing_release(TrStanding *standing);
TrStatus tr_standing_add_point(TrStanding *standing, double x, double y, TrError *err);

TrBox tr_stand_box(const TrStand *stand);
/* Whether the two are less than `gap` apart in both directions. */
bool tr_boxes_meet(TrBox a, TrBox b, double gap);
TrBox tr_box_around(TrBox a, TrBox b);
/* The box that is around nothing. */
TrBox tr_box_nowhere(void);
/* The box of a frame: round its members and the frames within, with a margin; only those that `counts`, by
 * stand, says, if it is not NULL. */
TrBox tr_frame_box(const TrStanding *standing, size_t frame, const bool *counts);
bool tr_frame_has(const TrStanding *standing, size_t frame, uint32_t stand);
/* How far a route reaches, with its arrowheads. */
TrBox tr_route_extent(const TrStanding *standing, const TrRoute *route);
/* Whether a route runs through a box made smaller by `less` on each side. */
bool tr_route_meets(const TrStanding *standing, const TrRoute *route, TrBox box, double less);
/* Whether it runs through an entity: the ellipse within its box stands for all shapes. */
bool tr_route_meets_shape(const TrStanding *standing, const TrRoute *route, const TrStand *stand);
/* How far all of it reaches. */
TrBox tr_standing_extent(const TrStanding *standing);

/* Pair what has the same kind and key in two standings, the k-th with the k-th: old_of[i] is the place in
 * `old` of stand i, or TR_NO_ID; likewise for routes. */
TrStatus tr_standing_match(const TrStanding *now, const TrStanding *old, uint32_t *old_of,
                           uint32_t *old_route_of, TrError *err);

#endif
