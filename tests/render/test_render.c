/* SPDX-License-Identifier: MIT */
/* trama-render as its callers meet it: a process with three streams and an exit status. */
#include <check.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../suites.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

/* ---- running the program ---- */

typedef struct {
    int status; /* exit status, or -1 after a signal */
    char *out, *err;
} Run;

static FILE *file_with(const char *text)
{
    FILE *file = tmpfile();

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
    ck_assert_int_eq(fflush(file), 0);
    rewind(file);
    return file;
}

static char *contents(FILE *file)
{
    long size = 0;
    char *text = NULL;

    ck_assert_int_eq(fseek(file, 0, SEEK_END), 0);
    size = ftell(file);
    rewind(file);
    text = calloc((size_t)size + 1, 1);
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_eq(fread(text, 1, (size_t)size, file), (size_t)size);
    (void)fclose(file);
    return text;
}

/* `arguments`: words separated by blanks. */
static void become_renderer(const char *arguments, int in, int out, int err)
{
    const char *program = getenv("TRAMA_RENDER");
    char words[200];
    char *argv[20] = {NULL};
    int n = 0;

    argv[n++] = (char *)(program ? program : "build/trama-render");
    (void)snprintf(words, sizeof words, "%s", arguments);
    for (char *word = strtok(words, " "); word && n < 19; word = strtok(NULL, " "))
        argv[n++] = word;
    if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0)
        (void)execv(argv[0], argv);
    _exit(127);
}

static int finish(pid_t child)
{
    int status = 0;

    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static Run render_into(const char *arguments, const char *input, FILE *out)
{
    FILE *in = file_with(input);
    FILE *err = tmpfile();
    Run run = {0};
    pid_t child = 0;

    ck_assert_ptr_nonnull(err);
    child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        become_renderer(arguments, fileno(in), fileno(out), fileno(err));
    run.status = finish(child);
    run.err = contents(err);
    (void)fclose(in);
    return run;
}

static Run render(const char *arguments, const char *input)
{
    FILE *out = tmpfile();
    Run run;

    ck_assert_ptr_nonnull(out);
    run = render_into(arguments, input, out);
    run.out = contents(out);
    return run;
}

static void release(Run *run)
{
    free(run->out);
    free(run->err);
}

static void expect_text(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "'%s' is missing in: %s", part, text);
}

static void expect_well_formed(const char *xml)
{
    FILE *lint = popen("xmllint --noout --nonet -", "w");

    ck_assert_ptr_nonnull(lint);
    ck_assert_int_ge(fputs(xml, lint), 0);
    ck_assert_msg(pclose(lint) == 0, "not well-formed: %s", xml);
}

/* ---- drawing ---- */

static const char small_graph[] =
    "digraph G { label=\"The title\" pad=0.1 a [label=\"\xC3\x81lvaro\" trama_title=\"A & <b> \xC3\xA9\"]\n"
    "b [pos=\"90,40!\"] a [pos=\"0,0!\"] c [pos=\"20,90!\"]\n"
    "a -> b [label=\"leads\" trama_title=\"x -> y\"] b -> c; c -> a; subgraph cluster_k { label=K b } }";

static const char *const layouts[] = {"dot",   "neato", "fdp", "sfdp", "twopi",
                                      "circo", "osage", "nop", "nop2"};

START_TEST(test_layout_draws)
{
    char arguments[40];
    Run run;

    (void)snprintf(arguments, sizeof arguments, "--layout %s", layouts[_i]);
    run = render(arguments, small_graph);
    ck_assert_str_eq(run.err, "");
    ck_assert_int_eq(run.status, 0);
    expect_well_formed(run.out);
    expect_text(run.out, "\xC3\x81lvaro</text>");
    expect_text(run.out, "<title>A &amp; &lt;b&gt; \xC3\xA9</title>");
    release(&run);
}
END_TEST

static const char *const repeated[] = {"--layout dot", "--layout neato", "--layout sfdp"};

START_TEST(test_same_bytes)
{
    static const char random_start[] = "graph { start=random a -- {b c d e}; b -- c; e -- {f g}; f -- a }";
    Run first = render(repeated[_i], random_start);

    ck_assert_int_eq(first.status, 0);
    for (int i = 1; i < 5; i++) {
        Run again = render(repeated[_i], random_start);

        ck_assert_str_eq(again.out, first.out);
        release(&again);
    }
    release(&first);
}
END_TEST

/* What comes out for what goes in; a part that must not appear may be NULL. */
static const struct {
    const char *arguments, *input, *present, *absent;
} drawings[] = {
    {"", "graph { a [label=\"<script>x</script>\"] }", "&lt;script&gt;x&lt;/script&gt;", "<script"},
    {"", "graph { a [label=\"A &amp;lt; \\\\N &bogus;\"] }", ">A &amp;lt; \\N &amp;bogus;</text>", NULL},
    {"", "graph { a [label=\"x&#1;y&#xFFFF;\"] }", "\xEF\xBF\xBD", "\x01"},
    {"", "graph { a }", ">a</text>", "<title"},
    {"", "graph { a [trama_title=\"say \\\"hi\\\" & ]]> &lt;\"] }",
     "<title>say &quot;hi&quot; &amp; ]]&gt; &amp;lt;</title>", NULL},
    {"", "graph \"secret--><x>\" { comment=\"--><script>\" a }", "<svg", "script"},
    {"", "graph \"secret\" { a }", "<svg", "secret"},
    {"", "graph { a }", "<svg", "<!"},
    {"", "graph { a [fontname=\"X\\\" onload=\\\"y\"] }",
     "font-family=\"Arial, Liberation Sans, Helvetica, sans-serif\"", "onload"},
    {"", "graph { fontname=Evil label=t subgraph cluster_a { fontname=Evil label=c a } }", ">c</text>",
     "Evil"},
    {"", "graph { a -- b [label=l headlabel=h labelfontname=Evil fontname=Evil] }", ">h</text>", "Evil"},
    {"", "graph { a [class=\"k\\\" onclick=\\\"z\"] }", "class=\"node k&quot; onclick=&quot;z\"", NULL},
    {"", "graph { stylesheet=\"x\\\"?><script>\" a }", "<svg", "script"},
    {"", "graph { a [id=\"my-id\" trama_title=T] }", "<g id=\"my-id\" class=\"node\">\n<title>T</title>",
     NULL},
    {"", "graph { id=fig a }", "<g id=\"fig-n1\" class=\"node\">", NULL},
    {"", "graph { a b [id=n1 trama_title=B] }", "<g id=\"n1\" class=\"node\">\n<title>B</title>", NULL},
    {"", "graph { a [id=\"x\\\" y\"] b [id=x] c [id=x] }", "id=\"x__y\"", "&quot;"},
    {"", "graph { id=f a [style=filled fillcolor=\"red:blue\"] }", "fill=\"url(#f-l_0)\"", "\"l_0"},
    {"", "graph { label=Title a }", ">Title</text>", NULL},
    {"--no-label", "graph { label=Title a }", ">a</text>", "Title"},
    {"", "graph { layout=neato a }", "<svg", NULL},
    {"--format plain", "graph { a -- b }", "graph 1 ", "<svg"},
    /* two nodes of one inch and 0.5 inches at given places, and a line that is given too */
    {"--layout nop2 --places",
     "digraph { node [fixedsize=true width=1 height=0.5 label=\"\"] a [pos=\"36,18\" id=x] b "
     "[pos=\"136,18\"] "
     "a -> b [pos=\"e,100,18 72,18 78,18 84,18 90,18\" id=l] }",
     "</svg>\nnode\ta\tx\t36.00\t18.00\t72.00\t36.00\nnode\tb\t", NULL},
    {"--layout nop2 --places",
     "digraph { a [pos=\"0,0\"] b [pos=\"100,0\"] a -> b [pos=\"e,100,18 72,18 78,18 84,18 90,18\" id=l] }",
     /* a is 54 by 36: all is moved by half of that, so that nothing is below 0 */
     "\nedge\ta\tb\tl\te,127.00,36.00\t99.00,36.00\t105.00,36.00\t111.00,36.00\t117.00,36.00\n", NULL},
    {"--places", "graph { subgraph cluster_o { a; subgraph cluster_i { b } } c }",
     "\nframe\tcluster_o\t1\ta\tb\nframe\tcluster_i\t2\tb\n", NULL},
    {"", "graph { a }", "</svg>", "\nnode\t"},
    {"--format dot", "graph { a -- b }", "pos=", "<svg"},
    /* links */
    {"", "graph { a [URL=\"https://x.mx/?a=1&b=2&lt;\" trama_title=T] }",
     "<a xlink:href=\"https://x.mx/?a=1&amp;b=2&amp;lt;\" xlink:title=\"T\">", NULL},
    {"", "graph { a [URL=\"http://x/\\\"><script>'`\\\\N\t\"] }",
     "xlink:href=\"http://x/%22%3E%3Cscript%3E%27%60%5C%5CN%09\"", "<script"},
    {"", "graph { a [URL=\"javascript:alert(1)\"] }", "<svg", "javascript"},
    {"", "graph { a -- b [edgeURL=\" javascript:x\" headURL=\"data:x\" label=l labelURL=\"file:///x\"] }",
     ">l<", "<a"},
    {"", "graph { node [href=\"javascript:x\"] a }", "<svg", "javascript"},
    {"", "graph { a [URL=\"http://x\" target=\"_b\\\" onload=\\\"x\"] }", "xlink:href=\"http://x\"",
     "onload"},
    {"", "graph { a [tooltip=\"\\\"><script>\"] }", "<svg", "<a"},
    /* files */
    {"", "graph { a [image=\"/etc/passwd\" shape=none] }", "<svg", "passwd"},
    {"", "graph { a [shapefile=\"/etc/passwd\" shape=epsf] }", "<svg", "passwd"},
    {"", "graph { _background=\"I 0 0 9 9 11 -/etc/passwd\" a }", "<svg", "passwd"},
};

START_TEST(test_drawing)
{
    Run run = render(drawings[_i].arguments, drawings[_i].input);

    ck_assert_str_eq(run.err, "");
    ck_assert_int_eq(run.status, 0);
    if (strstr(drawings[_i].arguments, "--format") == NULL &&
        strstr(drawings[_i].arguments, "--places") == NULL)
        expect_well_formed(run.out);
    expect_text(run.out, drawings[_i].present);
    if (drawings[_i].absent)
        ck_assert_msg(!strstr(run.out, drawings[_i].absent), "'%s' in: %s", drawings[_i].absent, run.out);
    release(&run);
}
END_TEST

/* Opening a FIFO that nobody writes to would block until the deadline, which is status 4. */
START_TEST(test_no_file_is_opened)
{
    char folder[] = "/tmp/render-test-XXXXXX";
    char path[60];
    char graph[400];
    Run run;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/fifo.ps", folder);
    ck_assert_int_eq(mkfifo(path, S_IRUSR | S_IWUSR), 0);
    (void)snprintf(graph, sizeof graph,
                   "graph { node [image=\"%s\"] a b [image=\"%s\" shapefile=\"%s\" shape=epsf] }", path, path,
                   path);
    run = render("--deadline 5", graph);
    (void)unlink(path);
    (void)rmdir(folder);
    ck_assert_str_eq(run.err, "");
    ck_assert_int_eq(run.status, 0);
    ck_assert_ptr_null(strstr(run.out, "<image"));
    release(&run);
}
END_TEST

/* ---- refusals ---- */

static const struct {
    const char *arguments, *input;
    int status;
    const char *sentence;
} refusals[] = {
    {"", "graph {\n a -- b\n = ;\n}", 1, "trama-render: line 3: syntax error near '='\n"},
    {"", "graph { a -> b }", 1, "trama-render: line 1: syntax error near '->'\n"},
    {"", "graph { a } }", 1, "trama-render: line 1: syntax error near '}'\n"},
    {"", "graph { a [label=\"x }", 1, "line 1: syntax error scanning a quoted string"},
    {"", "", 1, "there is no graph in the input"},
    {"", "graph {} graph {}", 1, "there is more than one graph"},
    {"", "graph {\n\xFF}", 1, "line 2: byte 0xff is no text"},
    {"", "graph {\n\n\x01}", 1, "line 3: byte 0x01 is no text"},
    {"", "graph { a [label=<<img src=\"/etc/passwd\"/>>] }", 1,
     "HTML-like text is not accepted: label of node 'a'"},
    {"", "graph { node [label=<<i>x</i>>] }", 1, "HTML-like text is not accepted: label of node"},
    {"", "graph { a -- b [xlabel=<<i>x</i>>] }", 1, "HTML-like text is not accepted: xlabel of edge 'a'"},
    {"--definitions", "graph { label=<<i>x</i>> }", 1, "HTML-like text is not accepted: label of graph"},
    {"", "graph { layout=patchwork }", 1, "there is no layout 'patchwork'; there are dot, neato"},
    {"--layout x", "graph { }", 2, "there is no layout 'x'"},
    {"--format png", "graph { }", 2, "there is no format 'png'"},
    {"--cpu -1", "graph { }", 2, "--cpu wants a whole number"},
    {"--cpu", "graph { }", 2, "--cpu wants a value: SECONDS"},
    {"-x", "graph { }", 2, "there is no option '-x'"},
};

START_TEST(test_refusal)
{
    Run run = render(refusals[_i].arguments, refusals[_i].input);

    ck_assert_int_eq(run.status, refusals[_i].status);
    expect_text(run.err, refusals[_i].sentence);
    ck_assert_str_eq(run.out, "");
    release(&run);
}
END_TEST

/* cgraph alone crashes on an error message this long. */
START_TEST(test_long_name_in_message)
{
    enum { LENGTH = 100000 };
    char *text = malloc(LENGTH + 3);
    Run run;

    ck_assert_ptr_nonnull(text);
    memset(text, 'z', LENGTH);
    memcpy(text + LENGTH, " {", 3);
    run = render("", text);
    ck_assert_int_eq(run.status, 1);
    expect_text(run.err, "line 1: syntax error near 'zzz");
    ck_assert_uint_lt(strlen(run.err), 300);
    release(&run);
    free(text);
}
END_TEST

START_TEST(test_full_disk)
{
    FILE *full = fopen("/dev/full", "w");
    Run run;

    ck_assert_ptr_nonnull(full);
    run = render_into(_i == 0 ? "" : "--definitions", small_graph, full);
    ck_assert_int_eq(run.status, 1);
    expect_text(run.err, "the output cannot be written: No space left");
    (void)fclose(full);
    release(&run);
}
END_TEST

/* The deadline counts while input is awaited: a pipe that stays open and empty always reaches it. */
START_TEST(test_deadline)
{
    int ends[2];
    pid_t child = 0;

    ck_assert_int_eq(pipe(ends), 0);
    child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        become_renderer("--deadline 1", ends[0], STDOUT_FILENO, STDERR_FILENO);
    ck_assert_int_eq(finish(child), 4);
    (void)close(ends[0]);
    (void)close(ends[1]);
}
END_TEST

/* ---- definitions ---- */

START_TEST(test_definitions)
{
    Run run = render("--definitions", "digraph \"a\\\"b\" { trama_z=\"x\ty\\\\n\r\nz\"; trama_a=2\n"
                                      "node [shape=box color=red] edge [style=dashed]\n"
                                      "m; k [color=blue shape=\"\" color=green]\n"
                                      "m -> k; k -> m [key=e1 style=bold] }");

    ck_assert_int_eq(run.status, 0);
    ck_assert_str_eq(run.out, "graph\ta\"b\tdirected\n"
                              "graph-attribute\ttrama_z\tx\\ty\\\\\\\\n\\r\\nz\n"
                              "graph-attribute\ttrama_a\t2\n"
                              "node-default\tshape\tbox\n"
                              "node-default\tcolor\tred\n"
                              "node\tm\n"
                              "node\tk\tshape\t\n"
                              "node\tk\tcolor\tgreen\n"
                              "edge-default\tstyle\tdashed\n"
                              "edge\tm\tk\t\n"
                              "edge\tk\tm\te1\tstyle\tbold\n");
    ck_assert_str_eq(run.err, "");
    release(&run);
}
END_TEST

START_TEST(test_definitions_of_nothing)
{
    Run run = render("--definitions", "graph { }");

    ck_assert_str_eq(run.out, "graph\t\tundirected\n");
    ck_assert_int_eq(run.status, 0);
    release(&run);
}
END_TEST

Suite *suite_render(void)
{
    Suite *suite = suite_create("render");
    TCase *tests = tcase_create("render");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_layout_draws, 0, COUNT(layouts));
    tcase_add_loop_test(tests, test_same_bytes, 0, COUNT(repeated));
    tcase_add_loop_test(tests, test_drawing, 0, COUNT(drawings));
    tcase_add_test(tests, test_no_file_is_opened);
    tcase_add_loop_test(tests, test_refusal, 0, COUNT(refusals));
    tcase_add_test(tests, test_long_name_in_message);
    tcase_add_loop_test(tests, test_full_disk, 0, 2);
    tcase_add_test(tests, test_deadline);
    tcase_add_test(tests, test_definitions);
    tcase_add_test(tests, test_definitions_of_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
