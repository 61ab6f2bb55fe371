/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pictures for tests: from the text of CSV files and of a diagram definition to DOT and SVG. */
#ifndef TR_TESTS_PICTURE_SUPPORT_H
#define TR_TESTS_PICTURE_SUPPORT_H

#include "draw/gallery.h"
#include "draw/picture.h"
#include "support.h"

/* The trama-render under test. */
const char *renderer(void);

typedef struct {
    TrInput *input;
    TrNetwork *network;
    TrGallery gallery; /* the embedded style and one diagram */
    TrRanking ranking; /* of the diagram's measure */
    TrPicture picture;
} Scene;

/* Weave the files as `how` says (NULL: the default) and choose what `definition`, the text of a .gv file,
 * shows; all of it must succeed. Release with scene_release(). */
Scene scene_of(const NamedText *files, const char *definition, const TrWeave *how);
/* The same from a claims.csv alone. */
Scene scene_of_claims(const char *claims, const char *definition);
void scene_release(Scene *scene);
/* Its picture, for as long as `scene` stays where it is. */
TrPicture scene_picture(const Scene *scene);
/* The scene as text; must succeed. The caller frees. */
char *scene_dot(const Scene *scene);
char *scene_svg(const Scene *scene);

/* Run a command line of sh with `input` on its standard input; *output = what it wrote on both its streams
 * (the caller frees it), or NULL if not wanted. Returns its exit status. */
int shell(const char *command, const char *input, char **output);
/* xmllint finds nothing wrong with the text. */
void expect_well_formed_xml(const char *xml);
/* `part` stands in `text`; the test fails if it does not (or, absent, if it does). */
void expect_part(const char *text, const char *part);
/* `text` begins with `start`. */
void expect_start(const char *text, const char *start);
void expect_absent(const char *text, const char *part);
size_t count_parts(const char *text, const char *part);

#endif
