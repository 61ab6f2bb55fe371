/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "picture_support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/memory.h"

const char *renderer(void)
{
    const char *named = getenv("TRAMA_RENDER");

    return named != NULL ? named : "build/trama-render";
}

Scene scene_of(const NamedText *files, const char *definition, const TrWeave *how)
{
    const TrWeave plain = {0};
    Scene scene = {.input = input_of(files)};
    const TrMeasure *measure;
    const char *path = temp_path("scene.gv");
    TrError err = {0};

    scene.network = tr_network_build(scene.input, how != NULL ? how : &plain, &err);
    ck_assert_msg(scene.network != NULL, "network: %s", err.message);
    temp_write(path, definition, strlen(definition));
    ck_assert_msg(tr_gallery_read_one(renderer(), path, &scene.gallery, &err) == TR_OK, "diagram: %s",
                  err.message);
    measure = tr_measure_find(scene.gallery.diagrams[0].by, &err);
    ck_assert_msg(measure != NULL, "measure: %s", err.message);
    ck_assert_int_eq(tr_ranking_make(scene.network, &measure, 1, 0, &scene.ranking, &err), TR_OK);
    scene.picture = (TrPicture){.network = scene.network,
                                .style = &scene.gallery.style,
                                .diagram = &scene.gallery.diagrams[0],
                                .ranked = &scene.ranking.measures[0],
                                .renderer = renderer()};
    ck_assert_msg(tr_picture_make(&scene.picture, &err) == TR_OK, "picture: %s", err.message);
    return scene;
}

Scene scene_of_claims(const char *claims, const char *definition)
{
    return scene_of((NamedText[]){{"claims.csv", claims}, {NULL, NULL}}, definition, NULL);
}

void scene_release(Scene *scene)
{
    tr_picture_release(&scene->picture);
    tr_ranking_release(&scene->ranking);
    tr_gallery_release(&scene->gallery);
    tr_network_free(scene->network);
    tr_input_free(scene->input);
}

/* A scene is handed about by value, and its picture points into it. */
TrPicture scene_picture(const Scene *scene)
{
    TrPicture picture = scene->picture;

    picture.style = &scene->gallery.style;
    return picture;
}

static char *write_scene(const Scene *scene, TrStatus (*write)(const TrPicture *, FILE *, TrError *))
{
    const TrPicture picture = scene_picture(scene);
    FILE *file = tmpfile();
    TrError err = {0};

    ck_assert_ptr_nonnull(file);
    ck_assert_msg(write(&picture, file, &err) == TR_OK, "drawing: %s", err.message);
    return stream_text(file, NULL);
}

char *scene_dot(const Scene *scene)
{
    return write_scene(scene, tr_picture_write_dot);
}

char *scene_svg(const Scene *scene)
{
    return write_scene(scene, tr_picture_write_svg);
}

int shell(const char *command, const char *input, char **output)
{
    char line[1024], in[256], out[256];
    int status;

    (void)snprintf(in, sizeof in, "%s", temp_path("shell.in"));
    (void)snprintf(out, sizeof out, "%s", temp_path("shell.out"));
    temp_write(in, input, strlen(input));
    ck_assert_int_lt(snprintf(line, sizeof line, "(%s) <%s >%s 2>&1", command, in, out), (int)sizeof line);
    status = system(line);
    if (output != NULL)
        *output = file_text(out, NULL);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void expect_well_formed_xml(const char *xml)
{
    char *said = NULL;
    int status = shell("xmllint --noout --nonet -", xml, &said);

    ck_assert_msg(status == 0, "not well-formed: %s", said);
    free(said);
}

void expect_part(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        ck_abort_msg("'%s' is missing in: %.2000s", part, text);
}

void expect_start(const char *text, const char *start)
{
    if (strncmp(text, start, strlen(start)) != 0)
        ck_abort_msg("'%s' does not begin: %.2000s", start, text);
}

void expect_absent(const char *text, const char *part)
{
    const char *at = strstr(text, part);

    if (at != NULL)
        ck_abort_msg("'%s' should not be there: %.200s", part, at);
}

size_t count_parts(const char *text, const char *part)
{
    size_t n = 0;

    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
        n++;
    return n;
}
