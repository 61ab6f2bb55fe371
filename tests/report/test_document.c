/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/document.h"

#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "support.h"

/* Headings, items two deep with a link, a task, a table. The caller frees. */
static char *sample(bool html)
{
    static const char *const columns[] = {"who", "n"}, *const cells[] = {"A | <B>", "3"};
    FILE *file = tmpfile();
    TrDocument document = {.file = file, .html = html};
    tr_document_begin(&document, "T & <i>");
    tr_document_paragraph(&document, "*one*", false);
    tr_document_paragraph(&document, "two", true);
    tr_document_heading(&document, 2, "List");
    tr_document_item(&document, 1, "a");
    tr_document_link(&document, "https://x.example/?a=\"1\"&b=<2>");
    tr_document_item(&document, 2, "b");
    tr_document_item(&document, 2, "c");
    tr_document_link(&document, "");
    tr_document_item(&document, 1, "d");
    tr_document_heading(&document, 3, "Tasks");
    tr_document_task(&document, 1, "first");
    tr_document_task(&document, 2, "second");
    tr_document_table(&document, columns, 2, 2);
    tr_document_row(&document, cells, 2, 2);
    tr_document_table_end(&document);
    tr_document_end(&document);
    return stream_text(file, NULL);
}

START_TEST(writes_markdown)
{
    char *text = sample(false);
    ck_assert_str_eq(text, "# T & \\<i\\>\n\n"
                           "\\*one\\*\n\n"
                           "**two**\n\n"
                           "## List\n\n"
                           "- a; <https://x.example/?a=\"1\"&b=%3C2%3E>\n"
                           "  - b\n"
                           "  - c\n"
                           "- d\n\n"
                           "### Tasks\n\n"
                           "- [ ] 1. first\n"
                           "- [ ] 2. second\n\n"
                           "| who | n |\n|---|---:|\n| A \\| \\<B\\> | 3 |\n\n");
    free(text);
}
END_TEST

START_TEST(writes_html)
{
    char *text = sample(true), *body = strstr(text, "<main>");
    ck_assert_int_eq(strncmp(text, "<!DOCTYPE html>\n", 16), 0);
    ck_assert_ptr_nonnull(strstr(text, "default-src 'none'"));
    ck_assert_ptr_nonnull(strstr(text, "<title>T &amp; &lt;i&gt;</title>"));
    ck_assert_ptr_nonnull(body);
    ck_assert_str_eq(body,
                     "<main>\n<h1>T &amp; &lt;i&gt;</h1>\n"
                     "<p>*one*</p>\n<p class=\"strong\">two</p>\n<h2>List</h2>\n"
                     "\n<ul>\n<li>a; <a rel=\"noopener noreferrer\" "
                     "href=\"https://x.example/?a=&quot;1&quot;&amp;b=&lt;2&gt;\">"
                     "https://x.example/?a=&quot;1&quot;&amp;b=&lt;2&gt;</a>"
                     "\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</li>\n<li>d</li>\n</ul>\n"
                     "<h3>Tasks</h3>\n"
                     "\n<ul>\n<li>\u2610 1. first</li>\n<li>\u2610 2. second</li>\n</ul>\n"
                     "<div class=\"scroll\" tabindex=\"0\"><table>\n"
                     "<thead><tr><th scope=\"col\">who</th><th scope=\"col\" class=\"number\">n</th></tr>\n"
                     "</thead>\n<tbody>\n<tr><td>A | &lt;B&gt;</td><td class=\"number\">3</td></tr>\n"
                     "</tbody>\n</table></div>\n</main>\n</body>\n</html>\n");
    free(text);
}
END_TEST

Suite *suite_document(void)
{
    Suite *suite = suite_create("document");
    TCase *cases = tcase_create("document");
    tcase_add_test(cases, writes_markdown);
    tcase_add_test(cases, writes_html);
    suite_add_tcase(suite, cases);
    return suite;
}
