/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/gallery.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "picture_support.h"
#include "suites.h"

static void put(const char *path, const char *text)
{
    temp_write(path, text, strlen(text));
}

/* The names of its diagrams, each followed by a blank. */
static void expect_diagrams(const TrGallery *gallery, const char *expected)
{
    char names[500] = "";

    for (size_t i = 0; i < gallery->n; i++) {
        strncat(names, gallery->diagrams[i].name, 100);
        strncat(names, " ", 2);
    }
    ck_assert_str_eq(names, expected);
}

static const char *shape_of_person(const TrGallery *gallery)
{
    return tr_attributes_get(tr_dot_file_find(&gallery->style, "kind_person", NULL), "shape");
}

/* A folder of definitions; its path. */
static const char *make_folder(void)
{
    const char *folder = temp_path("defs");

    ck_assert_int_eq(mkdir(folder, 0755), 0);
    put(temp_path("defs/b.gv"), "digraph { trama_title=B }");
    put(temp_path("defs/a.gv"), "digraph { trama_title=A }");
    put(temp_path("defs/notes.txt"), "digraph { trama_wrong=1 }");
    put(temp_path("defs/.gv"), "digraph { trama_wrong=1 }");
    return folder;
}

START_TEST(reads_a_folder_in_order_of_name)
{
    TrGallery gallery;
    TrError err = {0};

    ck_assert_msg(tr_gallery_read(renderer(), make_folder(), &gallery, &err) == TR_OK, "%s", err.message);
    expect_diagrams(&gallery, "a b ");
    ck_assert_str_eq(gallery.diagrams[0].title, "A");
    ck_assert_str_eq(shape_of_person(&gallery), "ellipse"); /* the embedded style */
    tr_gallery_release(&gallery);
}
END_TEST

START_TEST(a_style_beside_replaces_the_embedded_one)
{
    TrGallery gallery;
    TrError err = {0};
    const char *folder = make_folder();

    put(temp_path("defs/style.gv"), "digraph { kind_person [shape=star] }");
    ck_assert_int_eq(tr_gallery_read(renderer(), folder, &gallery, &err), TR_OK);
    expect_diagrams(&gallery, "a b ");
    ck_assert_str_eq(shape_of_person(&gallery), "star");
    tr_gallery_release(&gallery);
    ck_assert_int_eq(tr_gallery_read_one(renderer(), temp_path("defs/b.gv"), &gallery, &err), TR_OK);
    expect_diagrams(&gallery, "b ");
    ck_assert_str_eq(shape_of_person(&gallery), "star");
    tr_gallery_release(&gallery);
}
END_TEST

/* Without a folder: the folder graphs, if there is one, else what is embedded; and both are the same. */
START_TEST(embedded_ones_are_those_of_graphs)
{
    TrGallery folder, embedded;
    TrError err = {0};
    char *program = realpath(renderer(), NULL);

    ck_assert_ptr_nonnull(program);
    ck_assert_msg(tr_gallery_read(program, NULL, &folder, &err) == TR_OK, "%s", err.message);
    (void)temp_path("x");
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_msg(tr_gallery_read(program, NULL, &embedded, &err) == TR_OK, "%s", err.message);
    expect_diagrams(&folder,
                    "actions agency cartel ego government groups matrix organizations overview path people "
                    "rivalries structure timeline ");
    expect_diagrams(&embedded,
                    "actions agency cartel ego government groups matrix organizations overview path people "
                    "rivalries structure timeline ");
    ck_assert_uint_eq(folder.style.n, embedded.style.n);
    for (size_t i = 0; i < folder.n; i++) {
        ck_assert_str_eq(folder.diagrams[i].title, embedded.diagrams[i].title);
        ck_assert_uint_eq(folder.diagrams[i].nodes, embedded.diagrams[i].nodes);
    }
    tr_gallery_release(&folder);
    tr_gallery_release(&embedded);
    free(program);
}
END_TEST

static const char *const by_name[] = {"cartel", "cartel.gv"};

START_TEST(finds_an_embedded_one_by_name)
{
    TrGallery gallery;
    TrError err = {0};

    ck_assert_msg(tr_gallery_read_one(renderer(), by_name[_i], &gallery, &err) == TR_OK, "%s", err.message);
    expect_diagrams(&gallery, "cartel ");
    tr_gallery_release(&gallery);
}
END_TEST

START_TEST(refuses)
{
    TrGallery gallery;
    TrError err = {0};
    const char *empty = temp_path("empty");

    ck_assert_int_eq(tr_gallery_read_one(renderer(), "nowhere.gv", &gallery, &err), TR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "there is no diagram 'nowhere.gv'"));
    err = (TrError){0};
    ck_assert_int_eq(tr_gallery_read(renderer(), "nowhere", &gallery, &err), TR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "cannot read the folder nowhere"));
    err = (TrError){0};
    ck_assert_int_eq(mkdir(empty, 0755), 0);
    ck_assert_int_eq(tr_gallery_read(renderer(), empty, &gallery, &err), TR_BAD_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, "holds no diagram"));
    err = (TrError){0};
    put(temp_path("empty/style.gv"), "digraph { a -> }");
    put(temp_path("empty/a.gv"), "digraph { }");
    ck_assert_int_eq(tr_gallery_read(renderer(), empty, &gallery, &err), TR_BAD_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, "style.gv"));
}
END_TEST

/* Both would be written as a-b.svg. */
START_TEST(two_of_one_name_are_an_error)
{
    TrGallery gallery;
    TrError err = {0};
    const char *folder = make_folder();

    put(temp_path("defs/a b.gv"), "digraph { }");
    put(temp_path("defs/a-b.gv"), "digraph { }");
    ck_assert_int_eq(tr_gallery_read(renderer(), folder, &gallery, &err), TR_BAD_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, "another diagram is written as a-b.svg too"));
}
END_TEST

Suite *suite_gallery(void)
{
    Suite *suite = suite_create("gallery");
    TCase *tests = tcase_create("gallery");

    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, reads_a_folder_in_order_of_name);
    tcase_add_test(tests, a_style_beside_replaces_the_embedded_one);
    tcase_add_test(tests, embedded_ones_are_those_of_graphs);
    tcase_add_loop_test(tests, finds_an_embedded_one_by_name, 0, COUNT(by_name));
    tcase_add_test(tests, refuses);
    tcase_add_test(tests, two_of_one_name_are_an_error);
    suite_add_tcase(suite, tests);
    return suite;
}
