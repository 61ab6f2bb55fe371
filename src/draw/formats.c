/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/formats.h"

#include <string.h>

#include "base/file.h"
#include "base/suggest.h"

static TrStatus write_svg(const TrPicture *picture, const TrSvg *svg, const TrFormatWish *wish, FILE *file,
                          TrError *err)
{
    const char *from = wish->inlined ? tr_svg_root(svg) : svg->text;
    (void)picture;
    (void)err;
    (void)fwrite(from, 1, svg->length - (size_t)(from - svg->text), file);
    return TR_OK;
}

static TrStatus write_png(const TrPicture *picture, const TrSvg *svg, const TrFormatWish *wish, FILE *file,
                          TrError *err)
{
    return tr_convert_to_png(wish->converter, picture, svg, wish->dpi, file, err);
}

static TrStatus write_pdf(const TrPicture *picture, const TrSvg *svg, const TrFormatWish *wish, FILE *file,
                          TrError *err)
{
    return tr_convert_to_pdf(wish->converter, picture, svg, file, err);
}

static TrStatus write_dot(const TrPicture *picture, const TrSvg *svg, const TrFormatWish *wish, FILE *file,
                          TrError *err)
{
    (void)svg;
    (void)wish;
    return tr_picture_write_dot(picture, file, err);
}

const TrPictureFormat tr_picture_formats[] = {
    {"svg", "svg", "for web pages and for Inkscape or Illustrator; with --inline for HTML", true, false,
     write_svg},
    {"png", "png", "pixels, --dpi of them to the inch, for word processors and slides", true, true,
     write_png},
    {"pdf", "pdf", "a page with its fonts, for print and LaTeX", true, true, write_pdf},
    {"dot", "dot gv", "for Graphviz: before layout, without legend and caption", false, false, write_dot},
};
const size_t tr_n_picture_formats = sizeof tr_picture_formats / sizeof *tr_picture_formats;

static bool has_extension(const TrPictureFormat *format, const char *extension)
{
    size_t n = strlen(extension);
    for (const char *at = format->extensions; *at != '\0' && n > 0;) {
        size_t length = strcspn(at, " ");
        if (length == n && strncmp(at, extension, n) == 0)
            return true;
        at += length + (at[length] == ' ');
    }
    return false;
}

static const char *format_name(const void *table, size_t i)
{
    return ((const TrPictureFormat *)table)[i].name;
}

/* "svg, png, pdf or dot" */
static void list_names(const char *before, TrBuilder *list)
{
    for (size_t i = 0; i < tr_n_picture_formats; i++)
        tr_build_format(list, "%s%s%s",
                        i == 0                          ? ""
                        : i + 1 == tr_n_picture_formats ? " or "
                                                        : ", ",
                        before, tr_picture_formats[i].name);
}

static void complain(const char *name, const char *path, TrError *err)
{
    const char *near =
        name == NULL ? NULL : tr_suggest(name, format_name, tr_picture_formats, tr_n_picture_formats);
    TrBuilder list = {0};
    list_names(name != NULL ? "" : ".", &list);
    if (list.failed)
        (void)tr_fail_memory(err);
    else if (name == NULL)
        (void)tr_fail(err, TR_BAD_USAGE, "cannot draw '%.100s': expected a file that ends in %s", path,
                      list.text);
    else
        (void)tr_fail(err, TR_BAD_USAGE, "--format '%.60s' is not one of %s%s%s%s", name, list.text,
                      near != NULL ? ": did you mean '" : "", near != NULL ? near : "",
                      near != NULL ? "'?" : "");
    tr_builder_release(&list);
}

const TrPictureFormat *tr_picture_format_find(const char *name, const char *path, TrError *err)
{
    const char *extension = tr_path_extension(path);
    if (name == NULL && strcmp(path, "-") == 0)
        return &tr_picture_formats[0];
    for (size_t i = 0; i < tr_n_picture_formats; i++)
        if (name != NULL ? strcmp(tr_picture_formats[i].name, name) == 0
                         : has_extension(&tr_picture_formats[i], extension))
            return &tr_picture_formats[i];
    complain(name, path, err);
    return NULL;
}

void tr_picture_formats_print(FILE *file, const char *before)
{
    for (size_t i = 0; i < tr_n_picture_formats; i++)
        (void)fprintf(file, "%s%-10s .%-10s %s\n", before, tr_picture_formats[i].name,
                      tr_picture_formats[i].name, tr_picture_formats[i].help);
}
