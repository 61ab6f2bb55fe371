/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/columns.h"

#include <string.h>

#include "suites.h"
#include "support.h"

static const struct {
    const char *name;
    int part;
} files[] = {
    {"claims.csv", TR_CLAIMS},
    {"claims-2025.csv", TR_CLAIMS},
    {"claims_b.CSV", TR_CLAIMS},
    {"Claims.csv", TR_CLAIMS},
    {"entities.csv", TR_ENTITIES},
    {"sources.csv", TR_SOURCES},
    {"actions.csv", TR_ACTIONS},
    {"kinds.csv", TR_KINDS},
    {"Entities.CSV", TR_ENTITIES},
    {"entities2.csv", -1},
    {"claims.txt", -1},
    {"claims", -1},
    {"claims.csv.bak", -1},
    {"rejected.csv", -1},
    {"my-claims.csv", -1},
    {"", -1},
    {".csv", -1},
    {"csv", -1},
};

START_TEST(test_part_of_file)
{
    ck_assert_int_eq(tr_part_of_file(files[_i].name), files[_i].part);
}
END_TEST

static const struct {
    TrPart part;
    const char *header;
    int column;
} headers[] = {
    {TR_CLAIMS, "person", TR_PERSON},
    {TR_CLAIMS, "PERSON", TR_PERSON},
    {TR_CLAIMS, "organization", TR_ORGANIZATION},
    {TR_CLAIMS, "Organisation", TR_ORGANIZATION},
    {TR_CLAIMS, "claim_id", TR_CLAIM_ID},
    {TR_CLAIMS, "Claim ID", TR_CLAIM_ID},
    {TR_CLAIMS, "claim-id", TR_CLAIM_ID},
    {TR_CLAIMS, "claimid", -1},
    {TR_CLAIMS, "persons", -1},
    {TR_CLAIMS, "", -1},
    {TR_CLAIMS, "name", -1},
    {TR_ENTITIES, "name", TR_ENTITY_NAME},
    {TR_ENTITIES, "distinct from", TR_ENTITY_DISTINCT_FROM},
    {TR_ENTITIES, "handling", TR_ENTITY_HANDLING},
    {TR_SOURCES, "id", TR_SOURCE_ID},
    {TR_SOURCES, "handling", TR_SOURCE_HANDLING},
    {TR_ACTIONS, "directed", TR_ACTION_DIRECTED},
    {TR_KINDS, "sector", TR_KIND_SECTOR},
    {TR_KINDS, "person", -1},
};

START_TEST(test_header)
{
    TrSlice header = {headers[_i].header, strlen(headers[_i].header)};

    ck_assert_int_eq(tr_column_find(headers[_i].part, header), headers[_i].column);
}
END_TEST

START_TEST(test_suggestion)
{
    ck_assert_str_eq(tr_column_suggest(TR_CLAIMS, "persn"), "person");
    ck_assert_str_eq(tr_column_suggest(TR_CLAIMS, "recipent"), "recipient");
    ck_assert_ptr_null(tr_column_suggest(TR_CLAIMS, "colour"));
    ck_assert_ptr_null(tr_column_suggest(TR_KINDS, "person"));
}
END_TEST

/* The tables and the enums agree: each column is found by its own name, at its own number. */
START_TEST(test_tables)
{
    static const size_t n_columns[] = {TR_MOST_COLUMNS,        TR_ENTITY_HANDLING + 1, TR_SOURCE_HANDLING + 1,
                                       TR_ACTION_DIRECTED + 1, TR_KIND_SECTOR + 1,     TR_MAPPING_MEANS + 1};
    const TrPartInfo *part = tr_part_info((TrPart)_i);

    ck_assert_uint_eq(part->n_columns, n_columns[_i]);
    ck_assert_int_eq(tr_part_of_file(part->file), _i);
    for (size_t i = 0; i < part->n_columns; i++) {
        const TrColumnInfo *column = &part->columns[i];

        ck_assert_int_eq(tr_column_find((TrPart)_i, (TrSlice){column->name, strlen(column->name)}), (int)i);
        ck_assert_uint_lt(column->check, TR_N_CHECKS);
        ck_assert_str_ne(column->help, "");
    }
    ck_assert_int_lt(part->id_column, (int)part->n_columns);
}
END_TEST

START_TEST(test_required)
{
    static const char *const required[] = {"person", "role", "organization", "action"};
    const TrPartInfo *claims = tr_part_info(TR_CLAIMS);

    for (size_t i = 0; i < claims->n_columns; i++)
        ck_assert_int_eq(claims->columns[i].required, i < 4);
    for (int i = 0; i < 4; i++)
        ck_assert_str_eq(claims->columns[i].name, required[i]);
}
END_TEST

Suite *suite_columns(void)
{
    Suite *suite = suite_create("columns");
    TCase *tests = tcase_create("columns");

    tcase_add_loop_test(tests, test_part_of_file, 0, COUNT(files));
    tcase_add_loop_test(tests, test_header, 0, COUNT(headers));
    tcase_add_test(tests, test_suggestion);
    tcase_add_loop_test(tests, test_tables, 0, TR_N_PARTS);
    tcase_add_test(tests, test_required);
    suite_add_tcase(suite, tests);
    return suite;
}
