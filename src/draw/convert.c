/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/convert.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "draw/png.h"
#include "draw/process.h"

#define POINTS_PER_INCH 72.0
#define MOST_PIXELS     100e6   /* 400 MB while it is drawn */
#define MOST_ON_A_SIDE  32767.0 /* of cairo */

enum { CONVERT_SECONDS = 120, SECONDS_OF_A_DAY = 86400 };

TrStatus tr_converter_find(char **path, TrError *err)
{
    TrStatus st = tr_program_find("rsvg-convert", path, err);
    if (st != TR_OK || *path != NULL)
        return st;
    return tr_fail(err, TR_IO,
                   "PNG and PDF are made by rsvg-convert, which is not installed: "
                   "on Debian and Ubuntu it is in the package librsvg2-bin");
}

/* ---- the environment of rsvg-convert ---- */

/* The second, counted from 1970, that a PDF is to be made at. */
static long long second_of(const TrPicture *picture)
{
    const char *text = *picture->diagram->date != '\0' ? picture->diagram->date : picture->date;
    char problem[200];
    TrDate date;
    if (text == NULL || !tr_date_parse(text, &date, problem, sizeof problem) || date.first_day < 0)
        return 0;
    return (long long)date.first_day * SECONDS_OF_A_DAY;
}

/* Ours, with the day that cairo writes into a PDF. *all borrows `environ` and `day`. */
static TrStatus make_environment(char *day, char ***all, TrError *err)
{
    static const char key[] = "SOURCE_DATE_EPOCH=";
    size_t n = 0, kept = 0;
    TrStatus st = TR_OK;
    while (environ != NULL && environ[n] != NULL)
        n++;
    TR_TRY(TR_ARRAY(*all, n + 2, err));
    for (size_t i = 0; i < n; i++)
        if (strncmp(environ[i], key, sizeof key - 1) != 0)
            (*all)[kept++] = environ[i];
    (*all)[kept++] = day;
    (*all)[kept] = NULL;
out:
    return st;
}

/* ---- running it ---- */

static TrStatus convert(const char *converter, const TrPicture *picture, const TrSvg *svg,
                        const char *const *arguments, char **bytes, size_t *length, TrError *err)
{
    char day[48], **environment = NULL;
    TrStatus st = TR_OK;
    (void)snprintf(day, sizeof day, "SOURCE_DATE_EPOCH=%lld", second_of(picture));
    TR_TRY(make_environment(day, &environment, err));
    TR_TRY(tr_program_run(&(TrProgram){converter, arguments, environment, CONVERT_SECONDS}, svg->text,
                          svg->length, bytes, length, err));
out:
    tr_free(environment);
    return st;
}

static TrStatus check_pixels(const TrSvg *svg, size_t dpi, TrError *err)
{
    double width, height, most, inches, pixels;
    TrStatus st = TR_OK;
    TR_TRY(tr_svg_size(svg, &width, &height, err));
    inches = width / POINTS_PER_INCH * (height / POINTS_PER_INCH);
    pixels = inches * (double)dpi * (double)dpi;
    most = fmin(sqrt(MOST_PIXELS / inches), MOST_ON_A_SIDE / (fmax(width, height) / POINTS_PER_INCH));
    if ((double)dpi > most && most < TR_LEAST_DPI)
        TR_TRY(
            tr_fail(err, TR_BAD_USAGE,
                    "a page of %.0f by %.0f points is too large for a PNG: expected a smaller trama_page, or "
                    "-o FILE.pdf",
                    width, height));
    if ((double)dpi > most)
        TR_TRY(
            tr_fail(err, TR_BAD_USAGE,
                    "--dpi %zu makes %.0f million pixels of this page, more than %.0f million or than %.0f "
                    "on a side: expected at most --dpi %.0f",
                    dpi, pixels / 1e6, MOST_PIXELS / 1e6, MOST_ON_A_SIDE, floor(most)));
out:
    return st;
}

TrStatus tr_convert_to_png(const char *converter, const TrPicture *picture, const TrSvg *svg, size_t dpi,
                           FILE *file, TrError *err)
{
    char density[24], ground[TR_COLOUR_BYTES], *bytes = NULL;
    /* The last row and column of pixels may stand out over the page by a part: they have its colour. */
    const char *colour = tr_palette_colour(picture->diagram->palette, "#FFFFFF", true, ground);
    const char *arguments[] = {"--unlimited", "--format",           "png",  "--dpi-x", density, "--dpi-y",
                               density,       "--background-color", colour, NULL};
    size_t length;
    TrStatus st = TR_OK;
    TR_TRY(check_pixels(svg, dpi, err));
    (void)snprintf(density, sizeof density, "%zu", dpi);
    TR_TRY(convert(converter, picture, svg, arguments, &bytes, &length, err));
    TR_TRY(tr_png_write_with_density(bytes, length, dpi, file, err));
out:
    tr_free(bytes);
    return st;
}

TrStatus tr_convert_to_pdf(const char *converter, const TrPicture *picture, const TrSvg *svg, FILE *file,
                           TrError *err)
{
    static const char *const arguments[] = {"--unlimited", "--format", "pdf", NULL};
    static const char start[] = "%PDF-";
    char *bytes = NULL;
    size_t length;
    TrStatus st = TR_OK;
    TR_TRY(convert(converter, picture, svg, arguments, &bytes, &length, err));
    if (length < sizeof start || memcmp(bytes, start, sizeof start - 1) != 0)
        TR_TRY(tr_fail(err, TR_ANALYSIS, "rsvg-convert returned no PDF"));
    (void)fwrite(bytes, 1, length, file);
out:
    tr_free(bytes);
    return st;
}
