/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/snippet.h"

#include <math.h>
#include <string.h>

#include "draw/escapes.h"

/* Everything that the lines are made of. */
typedef struct {
    const TrSnippet *snippet;
    const TrPicture *picture;
    const TrSvg *svg;
    TrBuilder title, alternative, caption; /* plain text, one line each */
    double width, height;                  /* points */
} Embedded;

/* ---- words ---- */

static void end_sentence(TrBuilder *text)
{
    char last = text->length > 0 ? text->text[text->length - 1] : '.';
    if (strchr(".?!", last) == NULL)
        tr_build_text(text, ".");
}

static TrStatus make_words(Embedded *it, const TrOutcome *outcome, TrError *err)
{
    TrStatus st = TR_OK;
    tr_svg_put_element(it->svg, "title", &it->title);
    end_sentence(&it->title);
    tr_build_format(&it->alternative, "%s ", it->title.text != NULL ? it->title.text : "");
    tr_svg_put_element(it->svg, "desc", &it->alternative);
    TR_TRY(tr_picture_caption_of(it->picture, outcome, &it->caption, err));
    if (it->title.failed || it->alternative.failed || it->caption.failed)
        TR_TRY(tr_fail_memory(err));
    for (char *at = it->caption.text; (at = strchr(at, '\n')) != NULL;)
        *at = ' ';
out:
    return st;
}

static bool is_pdf(const Embedded *it)
{
    return strcmp(it->snippet->format->name, "pdf") == 0;
}

static bool is_svg(const Embedded *it)
{
    return strcmp(it->snippet->format->name, "svg") == 0;
}

/* ---- HTML ---- */

static void write_html_size(const Embedded *it, FILE *file)
{
    enum { PIXELS_PER_INCH = 96, POINTS_PER_INCH = 72 }; /* of CSS */
    (void)fprintf(file, "width=\"%.0f\" height=\"%.0f\"", it->width * PIXELS_PER_INCH / POINTS_PER_INCH,
                  it->height * PIXELS_PER_INCH / POINTS_PER_INCH);
}

/* Browsers show SVG and PNG as images, PDF as a document of its own; where they do not, its words remain. */
static void write_html_file(const Embedded *it, FILE *file)
{
    (void)fputs(is_pdf(it) ? "<object type=\"application/pdf\" data=\"" : "<img src=\"", file);
    tr_url_path(file, it->snippet->path);
    (void)fputs("\" ", file);
    write_html_size(it, file);
    (void)fputs(is_pdf(it) ? " aria-label=\"" : " alt=\"", file);
    tr_html_text(file, it->alternative.text);
    if (is_pdf(it)) {
        (void)fputs("\"><a href=\"", file);
        tr_url_path(file, it->snippet->path);
        (void)fputs("\">", file);
        tr_html_text(file, it->title.text);
        (void)fputs("</a></object>\n", file);
    } else {
        (void)fputs("\">\n", file);
    }
}

static uint32_t write_html(const Embedded *it, FILE *file)
{
    (void)fprintf(file, "<figure id=\"%s--figure\" lang=\"%s\">\n", it->picture->diagram->name,
                  it->picture->diagram->language == TR_SPANISH ? "es" : "en");
    if (it->snippet->inlined)
        (void)fputs(tr_svg_root(it->svg), file);
    else
        write_html_file(it, file);
    (void)fputs("<figcaption>", file);
    tr_html_text(file, it->title.text);
    (void)fputs(" ", file);
    tr_html_text(file, it->caption.text);
    (void)fputs("</figcaption>\n</figure>\n", file);
    return 0;
}

/* ---- Markdown ---- */

/* A PDF is no image to what shows Markdown: it gets a link. */
static uint32_t write_markdown(const Embedded *it, FILE *file)
{
    (void)fputs(is_pdf(it) ? "[" : "![", file);
    tr_markdown_text(file, is_pdf(it) ? it->title.text : it->alternative.text);
    (void)fputs("](", file);
    tr_url_path(file, it->snippet->path);
    (void)fputs(")\n\n*", file);
    tr_markdown_text(file, it->title.text);
    (void)fputs(" ", file);
    tr_markdown_text(file, it->caption.text);
    (void)fputs("*\n", file);
    return 0;
}

/* ---- LaTeX ---- */

static uint32_t first_of(uint32_t before, uint32_t strange)
{
    return before != 0 ? before : strange;
}

static uint32_t write_latex(const Embedded *it, FILE *file)
{
    uint32_t strange = 0;
    (void)fprintf(file,
                  "%% In the preamble: \\usepackage[T1]{fontenc} \\usepackage{%s}\n"
                  "\\begin{figure}\n  \\centering\n",
                  is_svg(it) ? "svg" : "graphicx");
    if (is_svg(it)) { /* the package svg takes no alternative text */
        (void)fprintf(file, "  \\includesvg[width=\\linewidth]{%s}\n", it->snippet->path);
    } else {
        (void)fputs("  \\includegraphics[width=\\linewidth,\n    alt={", file);
        strange = first_of(strange, tr_latex_text(file, it->alternative.text));
        (void)fprintf(file,
                      "}, %% graphicx from before September 2021 has no alt: remove this line\n  ]{%s}\n",
                      it->snippet->path);
    }
    (void)fputs("  \\caption[{", file);
    strange = first_of(strange, tr_latex_text(file, it->title.text));
    (void)fputs("}]{", file);
    strange = first_of(strange, tr_latex_text(file, it->title.text));
    (void)fputs(" ", file);
    strange = first_of(strange, tr_latex_text(file, it->caption.text));
    (void)fprintf(file, "}\n  \\label{fig:%s}\n\\end{figure}\n", it->picture->diagram->name);
    return strange;
}

/* ---- all ---- */

/* What LaTeX can find in a group of its own: other signs have a meaning there. */
static bool latex_can_name(const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/ ";
    for (; *path != '\0'; path++)
        if ((unsigned char)*path < 0x80 && strchr(plain, *path) == NULL)
            return false;
    return true;
}

TrStatus tr_snippet_check(const TrSnippet *snippet, TrError *err)
{
    if (!snippet->format->drawn)
        return tr_fail(err, TR_BAD_USAGE,
                       "--snippet embeds a finished picture, not %s: expected -o with .svg, .png or .pdf",
                       snippet->format->name);
    if (snippet->inlined && snippet->language != TR_SNIPPET_HTML)
        return tr_fail(err, TR_BAD_USAGE,
                       "--inline puts the SVG itself into HTML: expected --snippet html, or no --inline");
    if (!snippet->inlined && strcmp(snippet->path, "-") == 0)
        return tr_fail(err, TR_BAD_USAGE,
                       "--snippet names the file of the picture: expected one with -o, or --snippet html "
                       "--inline");
    if (snippet->language == TR_SNIPPET_LATEX && !latex_can_name(snippet->path))
        return tr_fail(
            err, TR_BAD_USAGE,
            "LaTeX cannot include '%.120s': expected a name of letters, digits, blanks and - _ . /",
            snippet->path);
    return TR_OK;
}

TrStatus tr_snippet_write(const TrSnippet *snippet, const TrPicture *picture, const TrSvg *svg,
                          const TrOutcome *outcome, FILE *file, uint32_t *strange, TrError *err)
{
    static uint32_t (*const writers[TR_N_SNIPPETS])(const Embedded *, FILE *) = {write_html, write_markdown,
                                                                                 write_latex};
    Embedded it = {.snippet = snippet, .picture = picture, .svg = svg};
    TrStatus st = TR_OK;
    TR_TRY(tr_svg_size(svg, &it.width, &it.height, err));
    TR_TRY(make_words(&it, outcome, err));
    *strange = writers[snippet->language](&it, file);
out:
    tr_builder_release(&it.title);
    tr_builder_release(&it.alternative);
    tr_builder_release(&it.caption);
    return st;
}
