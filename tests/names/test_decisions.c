/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/decisions.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "names/columns_of.h"
#include "suites.h"
#include "support.h"

static const TrReadOptions as_found;

/* Accept list.csv for a folder of claims.csv and entities.csv; false with the error in `err`. */
static bool accept_list(size_t *n_written, TrError *err)
{
    const char *paths[] = {temp_path("claims.csv"), temp_path("entities.csv")};
    TrInput *input = NULL;
    TrNames names = {0};
    TrDecisions done = {0};
    TrStatus st = tr_input_read_with(paths, 2, 1, &as_found, &input, err);

    if (st == TR_OK)
        st = tr_names_resolve(input, false, &names, err);
    if (st == TR_OK)
        st = tr_decisions_accept(input, &names, ".", temp_path("list.csv"), &done, err);
    *n_written = done.n_written;
    tr_decisions_release(&done);
    tr_names_release(&names);
    tr_input_free(input);
    return st == TR_OK;
}

/* UTF-8 text in another encoding, with a mark; "" is UTF-8. The caller frees it. */
static char *encode(const char *text, size_t n, const char *encoding, const char *mark, size_t n_mark,
                    size_t *length)
{
    size_t left = n, room = 4 * n + 8;
    char *copy = malloc(n + 1), *in = copy, *out = calloc(1, room + n_mark), *at = out + n_mark;
    iconv_t way = iconv_open(*encoding == '\0' ? "UTF-8" : encoding, "UTF-8");

    memcpy(copy, text, n);
    memcpy(out, mark, n_mark);
    ck_assert_uint_eq(iconv(way, &in, &left, &at, &room), 0);
    (void)iconv_close(way);
    free(copy);
    *length = (size_t)(at - out);
    return out;
}

static const struct {
    const char *encoding, *mark;
    size_t n_mark;
} encodings[] = {{"", "", 0},
                 {"", "\xEF\xBB\xBF", 3},
                 {"WINDOWS-1252", "", 0},
                 {"UTF-16LE", "\xFF\xFE", 2},
                 {"UTF-16BE", "\xFE\xFF", 2}};

static void write_encoded(const char *name, const char *text, size_t n, size_t e)
{
    size_t length;
    char *bytes = encode(text, n, encodings[e].encoding, encodings[e].mark, encodings[e].n_mark, &length);

    temp_write(temp_path(name), bytes, length);
    free(bytes);
}

/* ---- every other byte as it was, once and twice ---- */

static const char *const parts[] = {"Íñigo", "Núñez", "Ana", "Peña", "Muestra", "Prueba", "Güemes", "Cruz"};
enum { N_ROWS = 12 };

static void random_text(uint64_t *seed, char *text, size_t room)
{
    static const char *const ends[] = {"", "", "", " el \"Güero\"", ", S.A.", "; hijo", "\tdos"};

    (void)snprintf(text, room, "%s %s%s", parts[random_below(seed, COUNT(parts))],
                   parts[random_below(seed, COUNT(parts))], ends[random_below(seed, COUNT(ends))]);
}

/* A cell, in quotes where it must be or as chance will have it. */
static void add_cell(uint64_t *seed, char *file, const char *text, char delimiter)
{
    bool quotes = strpbrk(text, ",;\t\"") != NULL || random_below(seed, 3) == 0;
    size_t n = strlen(file);

    if (quotes)
        file[n++] = '"';
    for (; *text != '\0'; text++) {
        if (*text == '"')
            file[n++] = '"';
        file[n++] = *text;
    }
    if (quotes)
        file[n++] = '"';
    file[n++] = delimiter;
    file[n] = '\0';
}

typedef struct {
    char delimiter;
    const char *line_end;
    char names[N_ROWS][80];
    char text[8192]; /* entities.csv in UTF-8 */
} Made;

static void make_entities(uint64_t *seed, Made *made)
{
    static const char delimiters[] = ",;\t";
    static const char *const line_ends[] = {"\n", "\r\n", "\r"};
    bool distinct = random_below(seed, 4) != 0;

    made->delimiter = delimiters[random_below(seed, 3)];
    made->line_end = line_ends[random_below(seed, 3)];
    (void)snprintf(made->text, sizeof made->text, "name%caliases%s%s%ckind%s", made->delimiter,
                   distinct ? (char[]){made->delimiter, '\0'} : "", distinct ? "distinct_from" : "",
                   made->delimiter, made->line_end);
    for (int i = 0; i < N_ROWS; i++) {
        (void)snprintf(made->names[i], sizeof made->names[i], "Fila %c ", 'A' + i);
        random_text(seed, made->names[i] + 7, 60);
        add_cell(seed, made->text, made->names[i], made->delimiter);
        add_cell(seed, made->text,
                 i % 3 == 0   ? ""
                 : i % 3 == 1 ? "Núñez|Otro \"X\""
                              : "solo",
                 made->delimiter);
        if (distinct)
            add_cell(seed, made->text, i % 2 == 0 ? "" : "Nadie", made->delimiter);
        (void)strcat(made->text, i % 2 == 0 ? "person" : "\"per\"\"son\"");
        if (i + 1 < N_ROWS || random_below(seed, 2) == 0)
            (void)strcat(made->text, made->line_end);
        if (random_below(seed, 6) == 0 && i + 1 < N_ROWS)
            (void)strcat(made->text, made->line_end);
    }
}

static void make_list(uint64_t *seed, const Made *made, char *list, size_t room)
{
    size_t n = (size_t)snprintf(list, room, "outcome;name;other\r\n");

    for (int i = 0; i < 5; i++) {
        char other[80], quoted[200] = "";

        random_text(seed, other, sizeof other);
        add_cell(seed, quoted, made->names[random_below(seed, N_ROWS)], ';');
        add_cell(seed, quoted, other, '\r');
        n += (size_t)snprintf(list + n, room - n, "%s;%s\n",
                              random_below(seed, 2) == 0 ? "merge" : "distinct", quoted);
    }
}

static bool is_subsequence(const char *part, size_t n_part, const char *whole, size_t n_whole)
{
    size_t at = 0;

    for (size_t i = 0; i < n_whole && at < n_part; i++)
        at += whole[i] == part[at];
    return at == n_part;
}

/* Cells of the columns that are not edited, and names, by row: as before; lists begin as they did. */
static void compare_cells(const TrWantedRows *before, const TrWantedRows *after)
{
    ck_assert_uint_ge(after->n, before->n);
    for (size_t i = 0; i < before->n; i++) {
        const char *const *was = before->rows[i].cells, *const *is = after->rows[i].cells;

        ck_assert_str_eq(was[0], is[0]);
        ck_assert_str_eq(was[3], is[3]);
        for (int c = 1; c <= 2; c++)
            ck_assert(strncmp(was[c], is[c], strlen(was[c])) == 0 &&
                      (strlen(was[c]) == strlen(is[c]) || *was[c] == '\0' || is[c][strlen(was[c])] == '|'));
    }
}

/* Lines in which nothing is decided are the same, byte for byte. */
static void compare_lines(const Made *made, const char *before, const char *after)
{
    for (const char *line = before; *line != '\0';) {
        size_t n = strcspn(line, "\r\n"), m = strcspn(after, "\r\n");

        ck_assert_msg(is_subsequence(line, n, after, m), "%.*s | %.*s", (int)n, line, (int)m, after);
        line += n;
        after += m;
        n = strspn(line, made->line_end);
        ck_assert(strncmp(line, after, n) == 0);
        line += n;
        after += n;
    }
}

START_TEST(test_other_bytes_stay)
{
    static const TrWantedColumn columns[] = {
        {"name", true}, {"aliases", true}, {"distinct_from", false}, {"kind", true}};
    uint64_t seed = 77 + (uint64_t)_i;
    size_t total = 0;

    for (int round = 0; round < 40; round++) {
        Made made = {0};
        char list[4096], *bytes, *again, *text;
        size_t n_written, length, length_again, n_text;
        TrWantedRows before, after;
        TrError err = {0};

        make_entities(&seed, &made);
        make_list(&seed, &made, list, sizeof list);
        temp_write(temp_path("claims.csv"), TEXT("person,role,organization,action\nAna,r,O,x\n"));
        write_encoded("entities.csv", made.text, strlen(made.text), (size_t)_i);
        write_encoded("list.csv", list, strlen(list), random_below(&seed, COUNT(encodings)));
        ck_assert_int_eq(tr_columns_of(temp_path("entities.csv"), columns, 4, &before, &err), TR_OK);
        ck_assert_msg(accept_list(&n_written, &err), "%s", err.message);
        total += n_written;
        ck_assert_int_eq(tr_columns_of(temp_path("entities.csv"), columns, 4, &after, &err), TR_OK);
        compare_cells(&before, &after);
        bytes = file_text(temp_path("entities.csv"), &length);
        if (encodings[_i].n_mark != 2) { /* lines of bytes */
            text = encode(made.text, strlen(made.text), encodings[_i].encoding, encodings[_i].mark,
                          encodings[_i].n_mark, &n_text);
            compare_lines(&made, text, bytes);
            free(text);
        }
        ck_assert_msg(accept_list(&n_written, &err), "%s", err.message);
        ck_assert_msg(n_written == 0, "list:\n%s\nat first:\n%s\nonce:\n%s", list, made.text, bytes);
        again = file_text(temp_path("entities.csv"), &length_again);
        ck_assert_uint_eq(length, length_again);
        ck_assert_mem_eq(bytes, again, length);
        free(bytes);
        free(again);
        tr_wanted_rows_release(&before);
        tr_wanted_rows_release(&after);
    }
    ck_assert_uint_gt(total, 100);
}
END_TEST

/* ---- files that cannot be changed so: an error, and nothing written ---- */

static const struct {
    const char *entities, *list, *message;
} refused[] = {
    {"name,aliases\nI\xF1igo,\n", "outcome,name,other\nmerge,I\xC3\xB1igo,\xD0\x98\xD0\xBD\xD0\xB8\n",
     "has not all the letters"},
    {"'name','aliases'\n'Ana','x'\n'Eva','y'\n", "outcome,name,other\nmerge,Ana,Anna\n", "no plain CSV"},
    {"name,aliases\nAna,\n", "outcome,name,other\nmerge,Ana,\xFF\xFE\xC3\xB1\n", "not valid UTF-8"},
    {"name,aliases\nAna,\n", "outcome,name\nmerge,Ana\n", "the column 'other' is missing"},
    {"name,aliases\nAna,\n", "outcome,name,other\nmarge,Ana,Anna\n", "not one of merge, ask, distinct"},
    /* a quote that is not closed hides the rows behind it from whoever changes the file, not from who reads
       it */
    {"name,kind\nx\",\"y\nEva,person\n", "outcome,name,other\nmerge,Ana,Anna\n",
     "cannot take what was decided"},
    /* what a row has too much must not become an alias */
    {"name,kind\nEva,person,Evita\n", "outcome,name,other\nmerge,Ana,Anna\n", "cannot take what was decided"},
};

START_TEST(test_refused)
{
    size_t n_written, length;
    TrError err = {0};
    char *after;

    temp_write(temp_path("claims.csv"), TEXT("person,role,organization,action\nAna,r,O,x\n"));
    temp_write(temp_path("entities.csv"), refused[_i].entities, strlen(refused[_i].entities));
    temp_write(temp_path("list.csv"), refused[_i].list, strlen(refused[_i].list));
    ck_assert(!accept_list(&n_written, &err));
    ck_assert_msg(strstr(err.message, refused[_i].message) != NULL, "%s", err.message);
    after = file_text(temp_path("entities.csv"), &length);
    ck_assert_str_eq(after, refused[_i].entities);
    free(after);
}
END_TEST

/* Rows that are too short stay so. */
START_TEST(test_short_rows)
{
    static const char before[] = "name,kind\nAna,person\nLuz\nEva,person\n";
    static const char expected[] = "name,kind,aliases\nAna,person,Anna\nLuz,\nEva,person,\n";
    size_t n_written, length;
    TrError err = {0};
    char *after;

    temp_write(temp_path("claims.csv"), TEXT("person,role,organization,action\nAna,r,O,x\n"));
    temp_write(temp_path("entities.csv"), before, sizeof before - 1);
    temp_write(temp_path("list.csv"), TEXT("outcome,name,other\nmerge,Ana,Anna\n"));
    ck_assert_msg(accept_list(&n_written, &err), "%s", err.message);
    ck_assert_uint_eq(n_written, 1);
    after = file_text(temp_path("entities.csv"), &length);
    ck_assert_str_eq(after, expected);
    free(after);
}
END_TEST

/* ---- allocation ---- */

static TrStatus accept_all(void *context, TrError *err)
{
    size_t n_written;

    (void)context;
    write_encoded("entities.csv", TEXT("name;aliases\r\nÍñigo;x\r\n"), 2);
    return accept_list(&n_written, err) ? TR_OK : err->status;
}

START_TEST(test_starved)
{
    temp_write(temp_path("claims.csv"), TEXT("person,role,organization,action\nAna,r,O,x\n"));
    write_encoded("list.csv", TEXT("outcome\tname\tother\r\nmerge\tÍñigo\tIñaki\r\ndistinct\tEva\tEda\r\n"),
                  3);
    ck_assert_uint_gt(starve(accept_all, NULL), 100);
}
END_TEST

Suite *suite_decisions(void)
{
    Suite *suite = suite_create("decisions");
    TCase *tests = tcase_create("decisions");

    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, test_other_bytes_stay, 0, COUNT(encodings));
    tcase_add_loop_test(tests, test_refused, 0, COUNT(refused));
    tcase_add_test(tests, test_short_rows);
    tcase_add_test(tests, test_starved);
    suite_add_tcase(suite, tests);
    return suite;
}
