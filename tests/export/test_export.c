/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of formats, and what holds for every one of them. What each says is read back by other programs
 * in tests/oracle/exports.py. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../draw/hostile.h"
#include "base/memory.h"
#include "export/export.h"
#include "export/ftm_schema.h"
#include "picture_support.h"
#include "suites.h"

static const NamedText files[] = {
    {"claims.csv", "person,role,organization,action,target,recipient,sign,date,status,source,origin,stance,"
                   "about,claim_id,note,Extra:1\n"
                   "Ana,chair,Alfa,,,,,2024-05,,s1,,,,c1,,=x\nAna,owner,Alfa,,,,,2025-01-02/..,,s2,,,,,,\n"
                   "Ana,,Alfa,,,,,,,s3,,denies,c1,,,\nAna,,,spoke,,,,,,,,,,,alone,\n"
                   "La Jefa,,,hit,Beto,Alfa,-,,charged,s1,,,,,,\nBeto,,,hit,Ana,,,,acquitted,s1,,,,,,\n"},
    {"entities.csv", "name,kind,aliases,country,description,parent\n"
                     "Ana,person,La Jefa|A <&> R,MX,\"Says \"\"hi\"\" & <b>\",\nAlfa,company,,,,Beta\n"},
    {"sources.csv", "id,title,url\ns1,One,https://e.org/1\ns2,Two,\n"},
    {NULL, NULL},
};

static const TrWeave hows[] = {
    {0},
    {.action_nodes = true},
    {.mode = TR_MODE_PEOPLE},
    {.mode = TR_MODE_ORGANIZATIONS, .weights = TR_WEIGHT_NONE},
    {.count_all = true, .internal = true, .weights = TR_WEIGHT_CONFIDENCE},
    {.since = "2025", .without = "Beto"},
};

/* A path for what a format writes. */
static const char *path_for(const TrExportFormat *format, const char *name)
{
    char file[64];
    (void)snprintf(file, sizeof file, "%s.%s", name,
                   format->extension == NULL ? format->name : format->extension);
    return temp_path(file);
}

static void expect_written(const TrExportFormat *format, const TrNetwork *network, const char *path)
{
    TrExportWish wish = {.network = network};
    TrError err = {0};
    ck_assert_msg(tr_export_write(format, &wish, path, &err) == TR_OK, "%s: %s", format->name, err.message);
}

/* The bytes of a file, or of the named file of a folder. */
static char *bytes_of(const TrExportFormat *format, const char *path, const TrExportFile *file, size_t *n)
{
    char inside[300];
    if (format->extension != NULL)
        return file_text(path, n);
    (void)snprintf(inside, sizeof inside, "%s/%s", path, file->name);
    return file_text(inside, n);
}

/* Of each file that the format has: neither is empty, and both are alike byte for byte. */
static void expect_same_files(const TrExportFormat *format, const char *one, const char *other)
{
    static const TrExportFile alone = {NULL, NULL};
    for (const TrExportFile *file = format->files == NULL ? &alone : format->files;; file++) {
        size_t n, m;
        char *a = bytes_of(format, one, file, &n), *b = bytes_of(format, other, file, &m);
        ck_assert_msg(n == m && n > 0 && memcmp(a, b, n) == 0, "%s and %s", one, other);
        free(a);
        free(b);
        if (file->name == NULL || file[1].name == NULL)
            break;
    }
}

START_TEST(writes_the_same_bytes_again)
{
    const TrExportFormat *format = &tr_export_formats[_i];
    for (int how = 0; how < COUNT(hows); how++) {
        Scene scene = scene_of(files, "digraph {}", &hows[how]);
        const char *one = path_for(format, "one"), *two = path_for(format, "two");
        expect_written(format, scene.network, one);
        expect_written(format, scene.network, two);
        expect_same_files(format, one, two);
        scene_release(&scene);
    }
}
END_TEST

/* ---- threads ---- */

/* Enough for several blocks of everything, with denials, aliases and claims that make no tie. */
static Scene large_scene(const TrWeave *how)
{
    TrBuilder claims = {0}, entities = {0};
    NamedText large[] = {{"claims.csv", NULL},
                         {"entities.csv", NULL},
                         {"sources.csv", "id,title,url\ns1,One,https://e.org/1\n"},
                         {NULL, NULL}};
    Scene scene;
    tr_build_text(&claims, "person,role,organization,action,target,date,source,stance,about,claim_id,note\n");
    for (unsigned i = 0; i < 1500; i++)
        tr_build_format(&claims, "Person %u,,Firm %u,%s,%s%u,20%02u,s1,%s,%s%u,c%u,\"<%u>, \"\"&\"\"\"\n",
                        i % 700, i % 311, i % 3 == 0 ? "met" : "", i % 5 == 0 ? "Person " : "Firm ", i % 613,
                        i % 26, i % 10 == 9 ? "denies" : "", i % 10 == 9 ? "c" : "none", i - 4, i, i);
    tr_build_text(&entities, "name,aliases,country\n");
    for (unsigned i = 0; i < 600; i++)
        tr_build_format(&entities, "Person %u,P%u|Number %u,MX\n", i, i, i);
    large[0].text = claims.text;
    large[1].text = entities.text;
    scene = scene_of(large, "digraph {}", how);
    tr_builder_release(&claims);
    tr_builder_release(&entities);
    return scene;
}

START_TEST(threads_write_the_same_bytes)
{
    const TrExportFormat *format = &tr_export_formats[_i];
    for (int how = 0; how < 2; how++) {
        Scene scene = large_scene(&hows[how]);
        const char *one = path_for(format, "alone"), *many = path_for(format, "many");
        TrExportWish wish = {.network = scene.network, .n_threads = 1};
        TrError err = {0};
        ck_assert_int_eq(tr_export_write(format, &wish, one, &err), TR_OK);
        wish.n_threads = 3;
        ck_assert_int_eq(tr_export_write(format, &wish, many, &err), TR_OK);
        expect_same_files(format, one, many);
        scene_release(&scene);
    }
}
END_TEST

START_TEST(holds_hostile_names)
{
    for (size_t i = 0; i < tr_n_export_formats; i++) {
        Scene scene = hostile_scene(_i, "digraph {}");
        expect_written(&tr_export_formats[i], scene.network, path_for(&tr_export_formats[i], "hostile"));
        scene_release(&scene);
    }
}
END_TEST

/* ---- the table ---- */

START_TEST(finds_formats)
{
    TrError err = {0};

    ck_assert_str_eq(tr_export_find(NULL, "a/b.graphml", &err)->name, "graphml");
    ck_assert_str_eq(tr_export_find("graphml", "b.xml", &err)->name, "graphml");
    ck_assert_str_eq(tr_export_find(NULL, "b.FTM.jsonl", &err)->name, "ftm");
    ck_assert_str_eq(tr_export_find(NULL, "b.json", &err)->name, "json");
    ck_assert_str_eq(tr_export_find(NULL, "b.net", &err)->name, "pajek");
    ck_assert_str_eq(tr_export_find(NULL, "mine/gephi", &err)->name, "gephi");
    ck_assert_str_eq(tr_export_find(NULL, "mine/neo4j/", &err)->name, "neo4j");
    ck_assert_int_eq(err.status, TR_OK);
    ck_assert_ptr_null(tr_export_find(NULL, "b.graphm", &err));
    ck_assert_int_eq(err.status, TR_BAD_USAGE);
    ck_assert_str_eq(err.message, "there is no export format 'graphm': did you mean 'graphml'?");
    err = (TrError){0};
    ck_assert_ptr_null(tr_export_find("parquet", "x.graphml", &err));
    ck_assert_str_eq(err.message, "there is no export format 'parquet'; 'trama export --list' names them");
    ck_assert_ptr_null(tr_export_find(NULL, "", &err));
    ck_assert_ptr_null(tr_export_find(NULL, "/", &err));
}
END_TEST

START_TEST(refuses_what_cannot_be_a_stream)
{
    static const char *const names[] = {"gephi", "neo4j", "sqlite"};
    Scene scene = scene_of(files, "digraph {}", NULL);
    TrExportWish wish = {.network = scene.network};
    TrError err = {0};

    ck_assert_int_eq(tr_export_write(tr_export_find(names[_i], "", NULL), &wish, "-", &err), TR_BAD_USAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "expected -o"));
    scene_release(&scene);
}
END_TEST

/* ---- what a failure leaves ---- */

typedef struct {
    const TrExportFormat *format;
    const TrNetwork *network;
    const char *path;
    size_t n_threads;
} Attempt;

static TrStatus write_it(void *context, TrError *err)
{
    const Attempt *attempt = context;
    TrExportWish wish = {.network = attempt->network, .n_threads = attempt->n_threads};
    return tr_export_write(attempt->format, &wish, attempt->path, err);
}

START_TEST(survives_want_of_memory)
{
    Scene scene = scene_of(files, "digraph {}", &hows[1]);
    Attempt attempt = {&tr_export_formats[_i], scene.network, path_for(&tr_export_formats[_i], "starved"), 1};

    ck_assert_uint_ge(starve(write_it, &attempt), 1);
    scene_release(&scene);
}
END_TEST

START_TEST(threads_survive_want_of_memory)
{
    Scene scene = large_scene(NULL);
    Attempt attempt = {&tr_export_formats[_i], scene.network, path_for(&tr_export_formats[_i], "starved"), 2};

    ck_assert_uint_ge(starve(write_it, &attempt), 1);
    scene_release(&scene);
}
END_TEST

START_TEST(a_full_disk_is_told_of)
{
    Scene scene = large_scene(NULL);
    TrExportWish wish = {.network = scene.network, .n_threads = 1 + (size_t)_i};
    TrError err = {0};

    ck_assert_int_eq(tr_export_write(tr_export_find("json", "", NULL), &wish, "/dev/full", &err), TR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "cannot write /dev/full"));
    scene_release(&scene);
}
END_TEST

START_TEST(leaves_what_was_there)
{
    const TrExportFormat *format = &tr_export_formats[_i];
    Scene scene = scene_of(files, "digraph {}", NULL);
    TrExportWish wish = {.network = scene.network};
    const char *path = path_for(format, "kept");
    struct stat before, after;
    TrError err = {0};

    expect_written(format, scene.network, path);
    ck_assert_int_eq(stat(path, &before), 0);
    tr_memory_fail_at(12); /* somewhere in the midst */
    ck_assert_int_eq(tr_export_write(format, &wish, path, &err), TR_MEMORY);
    tr_memory_fail_at(0);
    ck_assert_int_eq(stat(path, &after), 0);
    ck_assert_uint_eq(before.st_ino, after.st_ino);
    scene_release(&scene);
}
END_TEST

/* ---- FollowTheMoney ---- */

START_TEST(knows_what_a_tie_may_be)
{
    static const struct {
        const char *from, *to;
        bool affiliation;
        const char *schema;
    } cases[] = {
        {"person", "government", true, "Employment"},    {"person", "cartel", true, "Membership"},
        {"company", "organization", true, "Membership"}, {"person", "place", true, "UnknownLink"},
        {"vessel", "company", true, "UnknownLink"},      {"person", "government", false, "UnknownLink"},
        {"person", "no such kind", true, "UnknownLink"},
    };
    for (int i = 0; i < COUNT(cases); i++)
        ck_assert_str_eq(
            tr_ftm_link(tr_ftm_kind(cases[i].from), tr_ftm_kind(cases[i].to), cases[i].affiliation)->schema,
            cases[i].schema);
}
END_TEST

Suite *suite_export(void)
{
    Suite *suite = suite_create("export");
    TCase *tests = tcase_create("export");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, writes_the_same_bytes_again, 0, (int)tr_n_export_formats);
    tcase_add_loop_test(tests, holds_hostile_names, 0, N_HOSTILE);
    tcase_add_test(tests, finds_formats);
    tcase_add_loop_test(tests, refuses_what_cannot_be_a_stream, 0, 3);
    tcase_add_loop_test(tests, survives_want_of_memory, 0, (int)tr_n_export_formats);
    tcase_add_loop_test(tests, threads_write_the_same_bytes, 0, (int)tr_n_export_formats);
    tcase_add_loop_test(tests, threads_survive_want_of_memory, 0, (int)tr_n_export_formats);
    tcase_add_loop_test(tests, a_full_disk_is_told_of, 0, 3);
    tcase_add_loop_test(tests, leaves_what_was_there, 0, (int)tr_n_export_formats);
    tcase_add_test(tests, knows_what_a_tie_may_be);
    suite_add_tcase(suite, tests);
    return suite;
}
