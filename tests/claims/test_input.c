/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading files into an input: accounts, messages, refusals. */
#include "claims/input.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "suites.h"
#include "support.h"

#define HEADER "person,role,organization,action"
#define PLAIN  HEADER "\n"

static void expect_start(const char *text, const char *start)
{
    ck_assert_msg(strncmp(text, start, strlen(start)) == 0, "'%s' does not begin with '%s'", text, start);
}

/* ---- one file: its rows, its account, what is said ---- */

static const struct {
    const char *text;
    unsigned long claims, duplicates, rejected;
    TrSeverity severity; /* of the diagnostic; none where message is NULL */
    unsigned long line;
    unsigned field;
    const char *message;
} sheets[] = {
    /* nothing to say */
    {PLAIN "A,r,B,x\n", 1, 0, 0, TR_ERROR, 0, 0, NULL},
    {PLAIN "A,r,B,x", 1, 0, 0, TR_ERROR, 0, 0, NULL},
    {PLAIN "A,,,\n,,B,\n", 2, 0, 0, TR_ERROR, 0, 0, NULL},
    {PLAIN "\n\nA,r,B,x\n\n", 1, 0, 0, TR_ERROR, 0, 0, NULL},
    {PLAIN "A,r,B,x,,\n", 1, 0, 0, TR_ERROR, 0, 0, NULL}, /* empty fields too many */
    {"action,organization,role,person\nx,B,r,A\n", 1, 0, 0, TR_ERROR, 0, 0, NULL},
    {"Person, ROLE ,Organisation,Action\nA,r,B,x\n", 1, 0, 0, TR_ERROR, 0, 0, NULL},
    {"\xEF\xBB\xBF\"person\",\"role\",\"organization\",\"action\"\r\n\"A\",\"r\",\"B\",\"x\"\r\n", 1, 0, 0,
     TR_ERROR, 0, 0, NULL},
    {HEADER ",stance,about,claim_id\nA,r,B,x,,,1\nA,r,B,x,denies,1,\n", 2, 0, 0, TR_ERROR, 0, 0, NULL},
    {HEADER ",stance\nA,r,B,x,denies\n", 1, 0, 0, TR_ERROR, 0, 0, NULL}, /* answers by its parties */
    /* duplicates */
    {PLAIN "A,r,B,x\nA,r,B,x\nA,r,B,y\nA,r,B,x\n", 2, 2, 0, TR_ERROR, 0, 0, NULL},
    {PLAIN "A,r,B,x\n A ,\"r\",B,x\t\n", 1, 1, 0, TR_ERROR, 0, 0, NULL},
    {PLAIN "A,r,B,x\na,r,B,x\n", 2, 0, 0, TR_ERROR, 0, 0, NULL},
    {HEADER ",claim_id\nA,r,B,x,1\nA,r,B,x,1\n", 1, 1, 0, TR_ERROR, 0, 0, NULL},
    {HEADER ",claim_id\nA,r,B,x,1\nA,r,B,x,2\nA,r,B,x,\n", 3, 0, 0, TR_ERROR, 0, 0, NULL},
    {HEADER ",trama_line\nA,r,B,x,1\nA,r,B,x,2\n", 1, 1, 0, TR_ERROR, 0, 0, NULL},
    /* structure */
    {PLAIN "A,r,B\nC,r,B,x\n", 1, 0, 1, TR_ERROR, 2, 4,
     "the row has 3 fields; expected 4, as in the header: 'A,r,B'"},
    {PLAIN "C,r,B,x\nA\n", 1, 0, 1, TR_ERROR, 3, 2, "the row has 1 field; expected 4, as in the header: 'A'"},
    {PLAIN "A,r,B,x,y\nC,r,B,x\n", 1, 0, 1, TR_ERROR, 2, 5, "the row has 5 fields; expected 4"},
    {PLAIN "A,\"r,B,x\nC,r,B,x\n", 1, 0, 1, TR_ERROR, 2, 2, "a quote is opened on this line and never"},
    {PLAIN "C,r,B,x\nA,r \"q\",B,x\n", 1, 0, 1, TR_ERROR, 3, 2, "a quote stands inside a field; expected"},
    /* an unclosed quote that meets another: the count of fields tells, and line 2 alone is lost for it */
    {PLAIN "A,\"r,B,x\nC,r,B,x\nD,r,B\",x\nE,r,B,x\n", 2, 0, 2, TR_ERROR, 2, 2,
     "a quote is opened on this line and never properly closed; expected a closing quote: '\"r,B,x'"},
    {PLAIN "A,\"r,B,x\nC,r,B,x\nD,r,B\",x\nE,r,B,x\n", 2, 0, 2, TR_ERROR, 4, 3,
     "a quote stands inside a field; expected the whole field in quotes, with each quote in it doubled: "
     "'B\",x'"},
    {PLAIN "A,\"r\nr\",B,x\nA,r,B\n", 1, 0, 1, TR_ERROR, 4, 4, "the row has 3 fields"}, /* physical lines */
    {HEADER "\r\nA,r,B\r\nC,r,B,x\r\n", 1, 0, 1, TR_ERROR, 2, 4, "the row has 3 fields"},
    {HEADER "\rA,r,B\rC,r,B,x", 1, 0, 1, TR_ERROR, 2, 4, "the row has 3 fields"},
    /* cells */
    {PLAIN "C,r,B,\xC3\xB1\nA,Jos\xE9,B,x\n", 1, 0, 1, TR_ERROR, 3, 2,
     "byte 0xE9 is not valid UTF-8; expected a file saved as UTF-8: 'Jos\xEF\xBF\xBD'"},
    {HEADER ",date\nA,r,B,x,2021-13-01\nC,r,B,x,2021\n", 1, 0, 1, TR_ERROR, 2, 5,
     "date '2021-13-01' has no month 13; expected 01 to 12"},
    {HEADER ",date\nA,r,B,x,2021-13-01\nC,r,B,x,2021-13-01\nC,r,B,x,\n", 1, 0, 2, TR_ERROR, 3, 5,
     "date '2021-13-01' has no month 13"},
    {HEADER ",confidence\nA,r,B,x,2\nC,r,B,x,.5\n", 1, 0, 1, TR_ERROR, 2, 5,
     "confidence '2' is not a number"},
    {HEADER ",weight\nA,r,B,x,0\nC,r,B,x,1\n", 1, 0, 1, TR_ERROR, 2, 5, "weight '0' is not a number over 0"},
    {HEADER ",confidence,weight\nC,r,B,x,0,1\nA,r,B,x,0,0\n", 1, 0, 1, TR_ERROR, 3, 6, "weight '0' is not"},
    {"sign," HEADER "\n*,A,r,B,x\n-,C,r,B,x\n", 1, 0, 1, TR_ERROR, 2, 1, "sign '*' is neither '+' nor '-'"},
    {HEADER ",status\nA,r,B,x,convictd\nC,r,B,x,\n", 1, 0, 1, TR_ERROR, 2, 5,
     "status 'convictd' is not known: did you mean 'convicted'?"},
    {HEADER ",grade\nA,r,B,x,Z9\nC,r,B,x,A1\n", 1, 0, 1, TR_ERROR, 2, 5, "grade 'Z9' is no Admiralty grade"},
    {HEADER ",stance\nA,r,B,x,maybe\nC,r,B,x,\n", 1, 0, 1, TR_ERROR, 2, 5, "stance 'maybe' is not known"},
    {HEADER ",url\nA,r,B,x,example.org\n", 1, 0, 0, TR_WARNING, 2, 5,
     "url 'example.org' begins with neither http:// nor https://"},
    /* rows */
    {PLAIN ",r,,x\nC,r,B,x\n", 1, 0, 1, TR_ERROR, 2, 1,
     "neither person nor organization is named; expected at least one: ',"},
    {PLAIN ",,,\nC,r,B,x\n", 1, 0, 1, TR_ERROR, 2, 1,
     "neither person nor organization is named; expected at least one: ',"},
    {HEADER ",target,recipient\nA,r,B,x,,D\nA,r,B,x,D,E\n", 1, 0, 1, TR_ERROR, 2, 6,
     "a recipient without a target; expected what the recipient received in target: 'D'"},
    {HEADER ",stance,about\nA,r,B,x,corrects,\nC,r,B,x,,\n", 1, 0, 1, TR_ERROR, 2, 5,
     "stance 'corrects' without about; expected the claim_id that it corrects: 'A,r,B,x,corrects,'"},
    {HEADER ",stance,about\nA,r,B,x,denies,9\n", 1, 0, 0, TR_WARNING, 2, 0,
     "about '9' is no claim_id of this input"},
    {HEADER ",claim_id\nA,r,B,x,1\nA,r,B,y,1\n", 1, 0, 1, TR_ERROR, 3, 5,
     "claim_id '1' stands for another row already, at "},
    /* headers */
    {HEADER ",dat\nA,r,B,x,1\n", 1, 0, 0, TR_WARNING, 1, 5,
     "column 'dat' is not known and kept as it is: did you mean 'date'?"},
};

START_TEST(test_sheet)
{
    TrInput *input = input_of_claims(sheets[_i].text);
    bool found = sheets[_i].message == NULL && input->diagnostics.n == 0;

    expect_account(tr_input_account(input), sheets[_i].claims, sheets[_i].duplicates, sheets[_i].rejected);
    expect_accounts(input);
    for (size_t i = 0; i < input->diagnostics.n && sheets[_i].message != NULL && !found; i++) {
        const TrDiagnostic *it = &input->diagnostics.items[i];

        found = strncmp(it->message, sheets[_i].message, strlen(sheets[_i].message)) == 0 &&
                it->severity == sheets[_i].severity && it->place.line == sheets[_i].line &&
                it->place.field == sheets[_i].field && strcmp(it->place.file, input->files[0].path) == 0;
    }
    if (!found) {
        for (size_t i = 0; i < input->diagnostics.n; i++)
            tr_diagnostic_print(stderr, &input->diagnostics.items[i]);
        ck_abort_msg("not said: %s", sheets[_i].message);
    }
    tr_input_free(input);
}
END_TEST

START_TEST(test_nul_byte)
{
    static const char text[] = PLAIN "A,r\0,B,x\nC,r,B,x\n";
    const char *path = temp_path("claims.csv");
    TrInput *input = NULL;
    const TrDiagnostic *said;

    temp_write(path, TEXT(text));
    ck_assert_int_eq(tr_input_read(&path, 1, &input, NULL), TR_OK);
    expect_account(tr_input_account(input), 1, 0, 1);
    said = diagnostic_like(input, "the cell holds a NUL byte; expected text");
    ck_assert_ptr_nonnull(said);
    ck_assert_uint_eq(said->place.line, 2);
    ck_assert_uint_eq(said->place.field, 2);
    ck_assert_uint_eq(input->rejected.rows[0].raw.length, 8);
    tr_input_free(input);
}
END_TEST

/* ---- what is kept ---- */

START_TEST(test_cells_are_kept)
{
    TrInput *input = input_of_claims("note,action,Amount,organization,trama_raw,role,person\n"
                                     " n , took ,12 kg,Bank,zzz,\"the \"\"chief\"\"\",Ana\n"
                                     ",left,,Bank,yyy,,Eva\n");
    const TrTable *table = &input->tables[TR_CLAIMS];

    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 0, TR_PERSON), "Ana");
    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 0, TR_ROLE), "the \"chief\"");
    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 0, TR_NOTE), "n");
    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 0, TR_ACTION), "took");
    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 1, TR_NOTE), "");
    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 1, TR_DATE), ""); /* no such column */
    ck_assert_uint_eq(table->n_columns, TR_MOST_COLUMNS + 1);          /* one of theirs, none of trama_ */
    ck_assert_str_eq(tr_strings_text(input->strings, table->columns[TR_MOST_COLUMNS].name), "Amount");
    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 0, TR_MOST_COLUMNS), "12 kg");
    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 1, TR_MOST_COLUMNS), "");
    ck_assert_uint_eq(tr_input_place(input, TR_CLAIMS, 1).line, 3);
    ck_assert_str_eq(tr_input_place(input, TR_CLAIMS, 1).file, input->files[0].path);
    ck_assert_str_eq(tr_input_file_name(input, TR_CLAIMS, 1), "claims.csv");
    tr_input_free(input);
}
END_TEST

START_TEST(test_values)
{
    TrInput *input = input_of_claims(HEADER ",status,stance,confidence,weight\n"
                                            "A,r,B,x,Charged,DENIES,0.25,\n"
                                            "A,r,B,x,,,,3\n");

    ck_assert_int_eq(tr_claim_status(input, 0), TR_CHARGED);
    ck_assert_int_eq(tr_claim_status(input, 1), TR_REPORTED);
    ck_assert_int_eq(tr_claim_stance(input, 0), TR_DENIES);
    ck_assert_int_eq(tr_claim_stance(input, 1), TR_SUPPORTS);
    ck_assert(tr_claim_number(input, 0, TR_CONFIDENCE, 1) == 0.25);
    ck_assert(tr_claim_number(input, 1, TR_CONFIDENCE, 0.5) == 0.5);
    ck_assert(tr_claim_number(input, 1, TR_WEIGHT, 1) == 3);
    tr_input_free(input);
}
END_TEST

START_TEST(test_each_odd_url_is_said_once)
{
    TrInput *input = input_of_claims(HEADER ",url\nA,r,B,x,a.b\nC,r,B,x,a.b\nD,r,B,x,c.d\n");

    ck_assert_uint_eq(input->diagnostics.n, 2);
    expect_account(tr_input_account(input), 3, 0, 0);
    tr_input_free(input);
}
END_TEST

/* A text that was good in one column is still checked in another. */
START_TEST(test_same_text_in_two_columns)
{
    TrInput *input = input_of_claims(HEADER ",confidence,date\nA,r,B,2021,,2021\nA,r,B,2021,2021,2021\n");

    expect_account(tr_input_account(input), 1, 0, 1);
    ck_assert_ptr_nonnull(diagnostic_like(input, "confidence '2021' is not"));
    tr_input_free(input);
}
END_TEST

/* ---- several files ---- */

START_TEST(test_several_files)
{
    TrInput *input = input_of((NamedText[]){{"claims.csv", PLAIN "A,r,B,x\nA,r,B\n"},
                                            {"more.csv", "action,extra,organization,role,person\n"
                                                         "x,,B,r,A\ny,,B,r,A\nz,1,B,r,A\n"},
                                            {"entities.csv", "name,kind\nA,person\n,person\n"},
                                            {"sources.csv", "id,origin\ns,agency\ns,other\n"},
                                            {NULL, NULL}});

    expect_accounts(input);
    expect_account(tr_input_account(input), 3, 1, 1);
    expect_account(input->files[0].account, 1, 0, 1);
    expect_account(input->files[1].account, 2, 1, 0); /* its first row stands in the other file */
    expect_account(input->files[2].account, 1, 0, 1);
    expect_account(input->files[3].account, 1, 0, 1);
    ck_assert_str_eq(tr_input_file_name(input, TR_CLAIMS, 2), "more.csv");
    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 2, TR_MOST_COLUMNS), "1");
    ck_assert_ptr_nonnull(diagnostic_like(input, "name is empty; expected text"));
    ck_assert_ptr_nonnull(diagnostic_like(input, "id 's' stands for another row already"));
    tr_input_free(input);
}
END_TEST

START_TEST(test_unknown_source_is_said_once)
{
    TrInput *input =
        input_of((NamedText[]){{"claims.csv", HEADER ",source\nA,r,B,x,s\nC,r,B,x,t\nD,r,B,x,t\n"},
                               {"sources.csv", "id\ns\n"},
                               {NULL, NULL}});

    ck_assert_uint_eq(input->diagnostics.n, 1);
    expect_start(input->diagnostics.items[0].message, "source 't' is not in sources.csv");
    ck_assert_uint_eq(input->diagnostics.items[0].place.line, 3);
    tr_input_free(input);
}
END_TEST

START_TEST(test_about_a_later_file)
{
    TrInput *input = input_of((NamedText[]){{"claims.csv", HEADER ",stance,about\nA,r,B,x,denies,7\n"},
                                            {"more.csv", HEADER ",claim_id\nA,r,B,x,7\n"},
                                            {NULL, NULL}});
    uint32_t id = tr_strings_find(input->strings, "7", 1);

    ck_assert_uint_eq(input->diagnostics.n, 0);
    ck_assert_uint_eq(tr_input_row_of_id(input, TR_CLAIMS, id), 1);
    ck_assert_uint_eq(tr_input_row_of_id(input, TR_CLAIMS, 0), TR_NO_ID);
    ck_assert_uint_eq(tr_input_row_of_id(input, TR_SOURCES, id), TR_NO_ID);
    tr_input_free(input);
}
END_TEST

static bool has_kind_rules_of_ours(const TrInput *input)
{
    for (size_t i = 0; i < input->n_files; i++)
        if (input->files[i].embedded && input->files[i].part == TR_KINDS)
            return true;
    return false;
}

START_TEST(test_defaults)
{
    TrInput *ours = input_of_claims(PLAIN "A,r,B,x\n");
    TrInput *theirs = input_of((NamedText[]){
        {"claims.csv", PLAIN "A,r,B,x\n"}, {"kinds.csv", "pattern,kind\nclub,club\n"}, {NULL, NULL}});
    TrInput *none = input_of(
        (NamedText[]){{"claims.csv", PLAIN "A,r,B,x\n"}, {"kinds.csv", "pattern,kind\n"}, {NULL, NULL}});

    ck_assert(has_kind_rules_of_ours(ours));
    ck_assert_uint_gt(ours->tables[TR_KINDS].n, 50);
    ck_assert(!has_kind_rules_of_ours(theirs));
    ck_assert_uint_eq(theirs->tables[TR_KINDS].n, 1);
    ck_assert_uint_gt(theirs->tables[TR_ACTIONS].n, 50);
    ck_assert(!has_kind_rules_of_ours(none)); /* a file in the folder overrides, even one without rows */
    ck_assert_uint_eq(ours->rejected.n, 0);
    tr_input_free(ours);
    tr_input_free(theirs);
    tr_input_free(none);
}
END_TEST

START_TEST(test_folder)
{
    const char *folder = temp_path("case"), *a, *b;
    TrInput *input = NULL;

    ck_assert_int_eq(mkdir(folder, 0777), 0);
    temp_write(temp_path("case/claims-b.csv"), TEXT(PLAIN "B1,r,X,x\n"));
    temp_write(temp_path("case/claims-a.csv"), TEXT(PLAIN "A1,r,X,x\n"));
    temp_write(temp_path("case/Claims.CSV"), TEXT(PLAIN "C1,r,X,x\n"));
    temp_write(temp_path("case/entities.csv"), TEXT("name\nX\n"));
    temp_write(temp_path("case/notes.csv"), TEXT("not,ours\n1,2\n"));
    temp_write(temp_path("case/claims.txt"), TEXT("nor this"));
    ck_assert_int_eq(mkdir(temp_path("case/older"), 0777), 0);
    temp_write(temp_path("case/older/claims.csv"), TEXT(PLAIN "D1,r,X,x\n"));
    folder = temp_path("case");
    ck_assert_int_eq(tr_input_read(&folder, 1, &input, NULL), TR_OK);
    expect_account(tr_input_account(input), 3, 0, 0);
    ck_assert_uint_eq(input->tables[TR_ENTITIES].n, 1);
    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 0, TR_PERSON), "C1"); /* files in byte order */
    ck_assert_str_eq(tr_input_cell(input, TR_CLAIMS, 1, TR_PERSON), "A1");
    a = tr_input_file_name(input, TR_CLAIMS, 1);
    b = tr_input_place(input, TR_CLAIMS, 1).file;
    ck_assert_str_eq(a, "claims-a.csv"); /* outputs do not depend on where the folder is */
    ck_assert_str_eq(b, temp_path("case/claims-a.csv"));
    tr_input_free(input);
}
END_TEST

/* Standard input, in dribbles, beside a file. */
START_TEST(test_standard_input)
{
    static const char text[] = PLAIN "A,r,B,x\nA,r,B\nC,r,B,x\n";
    const char *paths[] = {"-", temp_path("claims.csv")};
    int ends[2], status;
    TrInput *input = NULL;
    pid_t writer;

    temp_write(paths[1], TEXT(PLAIN "D,r,B,x\n"));
    ck_assert_int_eq(pipe(ends), 0);
    writer = fork();
    ck_assert_int_ge(writer, 0);
    if (writer == 0) {
        for (size_t i = 0; i + 1 < sizeof text; i++)
            if (write(ends[1], text + i, 1) != 1)
                _exit(1);
        _exit(0);
    }
    (void)close(ends[1]);
    ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    ck_assert_int_eq(tr_input_read(paths, 2, &input, NULL), TR_OK);
    expect_account(tr_input_account(input), 3, 0, 1);
    ck_assert_str_eq(tr_input_file_name(input, TR_CLAIMS, 0), "standard input");
    ck_assert_str_eq(input->diagnostics.items[0].place.file, "standard input");
    ck_assert_int_eq(waitpid(writer, &status, 0), writer);
    tr_input_free(input);
}
END_TEST

/* ---- refusals ---- */

static const struct {
    NamedText files[3];
    TrStatus status;
    unsigned long line;
    unsigned field;
    const char *message;
    bool kept; /* the input is there, so that rejected rows can be written */
} refusals[] = {
    {{{"claims.csv", ""}}, TR_BAD_INPUT, 1, 0, "the file is empty; expected a header such as", false},
    {{{"claims.csv", "\xEF\xBB\xBF"}}, TR_BAD_INPUT, 1, 0, "the file is empty", false},
    {{{"claims.csv", "\n\r\n\n"}}, TR_BAD_INPUT, 1, 0, "the file is empty", false},
    {{{"claims.csv", "person,role,action\nA,r,x\n"}},
     TR_BAD_INPUT,
     1,
     0,
     "the header has no column 'organization'; expected at least person, role, organization, action",
     false},
    {{{"claims.csv", "person;role;organisaton;action\nA;r;B;x\n"}},
     TR_BAD_INPUT,
     1,
     0,
     "the header has no column 'organization'; column 'organisaton': did you mean 'organization'?",
     false},
    {{{"claims.csv", "\n\nfoo,bar\n"}}, TR_BAD_INPUT, 3, 0, "the header has no column 'person'", false},
    {{{"claims.csv", HEADER ",Person\nA,r,B,x,C\n"}},
     TR_BAD_INPUT,
     1,
     5,
     "column 'Person' stands twice, as field 1 and field 5; expected it once",
     false},
    {{{"claims.csv", HEADER ",organisation\nA,r,B,x,C\n"}},
     TR_BAD_INPUT,
     1,
     5,
     "column 'organisation' stands twice, as field 3 and field 5",
     false},
    {{{"claims.csv", HEADER ",mine,mine\nA,r,B,x,C,D\n"}},
     TR_BAD_INPUT,
     1,
     6,
     "column 'mine' stands twice, as field 5 and field 6",
     false},
    {{{"claims.csv", "person,\"role,organization,action\nA,r,B,x\n"}},
     TR_BAD_INPUT,
     1,
     2,
     "the header cannot be read: a quote is opened",
     false},
    {{{"claims.csv", HEADER ",Espa\xF1"
                            "a\nA,r,B,\xC3\xB1,\n"}},
     TR_BAD_INPUT,
     1,
     5,
     "the header is not valid UTF-8 text; expected a CSV file saved as UTF-8",
     false},
    {{{"claims.csv", "\xFF\xFEp"}}, TR_BAD_INPUT, 1, 1, "the header is not valid UTF-8", false}, /* UTF-16 */
    {{{"claims.csv", PLAIN}},
     TR_BAD_INPUT,
     0,
     0,
     "there is not one claim: the input holds a header and no",
     true},
    {{{"claims.csv", HEADER}}, TR_BAD_INPUT, 0, 0, "there is not one claim", true},
    {{{"claims.csv", PLAIN "A,r\n,,,\n"}},
     TR_BAD_INPUT,
     0,
     0,
     "there is not one valid claim: of 2 rows, 2 were rejected",
     true},
    {{{"entities.csv", "name\nA\n"}}, TR_BAD_INPUT, 0, 0, "there is not one claim", true},
    {{{"claims.csv", PLAIN "A,r,B,x\n"}, {"entities.csv", "kind\nx\n"}},
     TR_BAD_INPUT,
     1,
     0,
     "the header has no column 'name'; expected at least name",
     false},
    {{{"claims.csv", PLAIN "A,r,B,x\n"}, {"sources.csv", ""}},
     TR_BAD_INPUT,
     1,
     0,
     "the file is empty",
     false},
};

START_TEST(test_refusal)
{
    TrInput *input = NULL;
    TrError err = {0};

    ck_assert_int_eq(input_from(refusals[_i].files, &input, &err), refusals[_i].status);
    ck_assert_int_eq(err.status, refusals[_i].status);
    expect_start(err.message, refusals[_i].message);
    ck_assert_uint_eq(err.place.line, refusals[_i].line);
    ck_assert_uint_eq(err.place.field, refusals[_i].field);
    ck_assert_int_eq(input != NULL, refusals[_i].kept);
    if (input != NULL)
        expect_accounts(input);
    tr_input_free(input);
}
END_TEST

/* Columns without a name behind our four: as many as a spreadsheet can have, and one more. */
START_TEST(test_most_columns)
{
    static const char head[] = HEADER, row[] = "\nA,r,B,x";
    char text[40000] = HEADER;
    size_t n = sizeof head - 1, n_more = 16380 + (size_t)_i, at = n + n_more;
    TrInput *input = NULL;
    TrError err = {0};

    memset(text + n, ',', n_more);
    memcpy(text + at, row, sizeof row);
    memset(text + at + sizeof row - 1, ',', n_more);
    ck_assert_int_eq(input_from((NamedText[]){{"claims.csv", text}, {NULL, NULL}}, &input, &err),
                     (_i == 0 ? TR_OK : TR_BAD_INPUT));
    if (_i == 1)
        ck_assert_str_eq(err.message, "the header has 16385 columns; expected at most 16384, as many as a "
                                      "spreadsheet can have");
    tr_input_free(input);
}
END_TEST

/* The error outlives the input: its file name must, too. */
START_TEST(test_error_names_the_file)
{
    TrInput *input = NULL;
    TrError err = {0};

    ck_assert_int_eq(input_from((NamedText[]){{"claims.csv", "a,b\n"}, {NULL, NULL}}, &input, &err),
                     TR_BAD_INPUT);
    tr_input_free(input);
    ck_assert_str_eq(err.place.file, temp_path("claims.csv"));
}
END_TEST

/* Paths that cannot be read: the message names them and the reason. */
static const struct {
    const char *make_folder, *make_file, *path, *message;
} unreadable[] = {
    {NULL, NULL, "nowhere.csv", "cannot read %s: No such file or directory"},
    {NULL, NULL, "nowhere", "cannot read %s: No such file or directory"},
    {"case", NULL, "case",
     "the folder %s holds no claims: expected a file claims.csv (or claims-….csv) in it"},
    {"case", "case/entities.csv", "case", "the folder %s holds no claims"},
    {"case", NULL, "case/claims.csv", "cannot read %s: No such file or directory"},
};

START_TEST(test_unreadable)
{
    const char *path;
    char message[512];
    TrInput *input = NULL;
    TrError err = {0};

    if (unreadable[_i].make_folder != NULL)
        ck_assert_int_eq(mkdir(temp_path(unreadable[_i].make_folder), 0777), 0);
    if (unreadable[_i].make_file != NULL)
        temp_write(temp_path(unreadable[_i].make_file), TEXT("name\nA\n"));
    path = temp_path(unreadable[_i].path);
    ck_assert_int_ne(tr_input_read(&path, 1, &input, &err), TR_OK);
    ck_assert_ptr_null(input);
    (void)snprintf(message, sizeof message, "%.*s%s%s",
                   (int)(strstr(unreadable[_i].message, "%s") - unreadable[_i].message),
                   unreadable[_i].message, path, strstr(unreadable[_i].message, "%s") + 2);
    expect_start(err.message, message);
}
END_TEST

/* Whatever allocation fails, nothing is left set; without one claim what was read is. */
static TrStatus read_starving(void *context, TrError *err)
{
    const char *path = context;
    TrInput *input = NULL;
    TrStatus st = tr_input_read_threads(&path, 1, 1, &input, err);

    ck_assert_msg((st == TR_OK) == (input != NULL), "status %d, input %s", st,
                  input == NULL ? "unset" : "set");
    tr_input_free(input);
    return st;
}

START_TEST(test_out_of_memory)
{
    const char *path = temp_path("claims.csv");
    TrInput *input = NULL;

    temp_write(path, TEXT(HEADER ",stance,about\nA,r,B,x,denies,9\nC,r,,x\n"));
    ck_assert_uint_gt(starve(read_starving, (void *)(uintptr_t)path), 20);
    temp_write(path, TEXT(PLAIN "C,r\n"));
    ck_assert_int_eq(tr_input_read(&path, 1, &input, NULL), TR_BAD_INPUT);
    ck_assert_ptr_nonnull(input);
    ck_assert_uint_eq(tr_input_account(input).rejected, 1);
    tr_input_free(input);
}
END_TEST

START_TEST(test_folder_in_place_of_a_file)
{
    const char *folder = temp_path("case");
    TrInput *input = NULL;
    TrError err = {0};

    ck_assert_int_eq(mkdir(folder, 0777), 0);
    ck_assert_int_eq(mkdir(temp_path("case/claims.csv"), 0777), 0);
    ck_assert_int_eq(tr_input_read(&folder, 1, &input, &err), TR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "case/claims.csv: Is a directory"));
    ck_assert_ptr_null(input);
}
END_TEST

START_TEST(test_forbidden)
{
    const char *path = temp_path("claims.csv");
    TrInput *input = NULL;
    TrError err = {0};

    temp_write(path, TEXT(PLAIN "A,r,B,x\n"));
    ck_assert_int_eq(chmod(path, 0), 0);
    give_up_root();
    ck_assert_int_eq(tr_input_read(&path, 1, &input, &err), TR_IO);
    (void)seteuid(getuid());
    ck_assert_ptr_nonnull(strstr(err.message, "claims.csv: Permission denied"));
}
END_TEST

START_TEST(test_nothing_given)
{
    TrInput *input = NULL;
    TrError err = {0};

    ck_assert_int_eq(tr_input_read(NULL, 0, &input, &err), TR_BAD_INPUT);
    tr_input_free(input);
    tr_input_free(NULL);
}
END_TEST

Suite *suite_input(void)
{
    Suite *suite = suite_create("input");
    TCase *tests = tcase_create("input");

    tcase_add_loop_test(tests, test_sheet, 0, COUNT(sheets));
    tcase_add_test(tests, test_nul_byte);
    tcase_add_test(tests, test_cells_are_kept);
    tcase_add_test(tests, test_values);
    tcase_add_test(tests, test_each_odd_url_is_said_once);
    tcase_add_test(tests, test_same_text_in_two_columns);
    tcase_add_test(tests, test_several_files);
    tcase_add_test(tests, test_unknown_source_is_said_once);
    tcase_add_test(tests, test_about_a_later_file);
    tcase_add_test(tests, test_defaults);
    tcase_add_test(tests, test_folder);
    tcase_add_test(tests, test_standard_input);
    tcase_add_loop_test(tests, test_refusal, 0, COUNT(refusals));
    tcase_add_test(tests, test_error_names_the_file);
    tcase_add_loop_test(tests, test_most_columns, 0, 2);
    tcase_add_loop_test(tests, test_unreadable, 0, COUNT(unreadable));
    tcase_add_test(tests, test_out_of_memory);
    tcase_add_test(tests, test_folder_in_place_of_a_file);
    tcase_add_test(tests, test_forbidden);
    tcase_add_test(tests, test_nothing_given);
    suite_add_tcase(suite, tests);
    return suite;
}
