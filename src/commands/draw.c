/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama draw: one diagram, in one of the formats of formats.c, and the lines that embed it. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/stages.h"
#include "base/text_stream.h"
#include "commands/beside.h"
#include "commands/pictures.h"
#include "draw/process.h"
#include "draw/snippet.h"

/* What is to be written, and the picture on its way. Starts as {0}. */
typedef struct {
    const TrSettings *settings;
    const TrPictureFormat *format;
    TrFormatWish wish;
    TrSnippet snippet;
    char *renderer, *converter;
    TrGallery gallery;
    TrSizedPicture sized;
    TrOutcome outcome;
    TrBuilder ties_file;
    TrTextStream text; /* the finished figure; empty where the format needs none */
    TrSvg svg;
} Drawing;

/* ---- what is asked for ---- */

static TrExit list_formats(void)
{
    tr_picture_formats_print(stdout, "");
    return TR_EXIT_DONE;
}

static TrStatus take_dpi(Drawing *it, size_t dpi, TrError *err)
{
    it->wish.dpi = dpi == TR_NOT_GIVEN ? TR_USUAL_DPI : dpi;
    if (dpi != TR_NOT_GIVEN && strcmp(it->format->name, "png") != 0)
        return tr_fail(err, TR_BAD_USAGE, "--dpi is for PNG: %s has no pixels", it->format->name);
    if (it->wish.dpi < TR_LEAST_DPI || it->wish.dpi > TR_MOST_DPI)
        return tr_fail(err, TR_BAD_USAGE, "--dpi %zu is not a number of pixels per inch from %d to %d", dpi,
                       TR_LEAST_DPI, TR_MOST_DPI);
    return TR_OK;
}

/* Before anything is read: whether what is asked for can be had. */
static TrStatus plan(Drawing *it, TrError *err)
{
    const TrSettings *settings = it->settings;
    TrStatus st = TR_OK;
    if (settings->graphs == NULL || settings->output == NULL)
        TR_TRY(tr_fail(
            err, TR_BAD_USAGE,
            "expected a diagram and a file, such as: trama draw input -g graphs/cartel.gv -o cartel.svg"));
    it->format = tr_picture_format_find(settings->export_format, settings->output, err);
    if (it->format == NULL)
        TR_TRY(TR_BAD_USAGE);
    TR_TRY(take_dpi(it, settings->dpi, err));
    it->wish.inlined = settings->inlined;
    if (settings->inlined && strcmp(it->format->name, "svg") != 0)
        TR_TRY(tr_fail(err, TR_BAD_USAGE, "--inline is for SVG: %s cannot stand in HTML", it->format->name));
    it->snippet =
        (TrSnippet){(TrSnippetLanguage)settings->snippet, settings->output, it->format, settings->inlined};
    if (settings->snippet >= 0)
        TR_TRY(tr_snippet_check(&it->snippet, err));
    if (it->format->converted)
        TR_TRY(tr_converter_find(&it->converter, err));
    it->wish.converter = it->converter;
    TR_TRY(tr_renderer_find(settings->renderer, &it->renderer, err));
out:
    return st;
}

/* ---- what is written ---- */

/* `path` without its extension, and `ending`. */
static void put_beside_name(TrBuilder *name, const char *path, const char *ending)
{
    const char *dot = strrchr(tr_path_base(path), '.');
    tr_build_bytes(name, path, dot == NULL ? strlen(path) : (size_t)(dot - path));
    tr_build_text(name, ending);
}

static TrStatus write_one_beside(const TrBeside *beside, const TrPicture *picture, const TrSettings *settings,
                                 TrError *err)
{
    TrBuilder name = {0};
    TrFile out = {0};
    TrStatus st = TR_OK;
    put_beside_name(&name, settings->output, beside->ending);
    if (name.failed)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(tr_file_begin(&out, name.text, err));
    TR_TRY(beside->write(picture, settings, out.file, err));
    TR_TRY(tr_file_commit(&out, err));
    if (!settings->quiet && beside->what != NULL)
        (void)fprintf(stderr, "note: %s: %s\n", name.text, beside->what);
out:
    tr_file_abandon(&out);
    tr_builder_release(&name);
    return st;
}

/* What goes to standard output has nothing beside it. */
static TrStatus write_beside(const TrPicture *picture, const TrSettings *settings, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; strcmp(settings->output, "-") != 0 && i < tr_n_beside; i++)
        if (tr_beside[i].has(picture, settings))
            TR_TRY(write_one_beside(&tr_beside[i], picture, settings, err));
out:
    return st;
}

/* What the description calls the table of ties beside the file; what goes to standard output has none. */
static TrStatus name_ties(Drawing *it, TrError *err)
{
    if (strcmp(it->settings->output, "-") == 0)
        return TR_OK;
    put_beside_name(&it->ties_file, tr_path_base(it->settings->output), TR_TIES_ENDING);
    it->sized.picture.ties_file = it->ties_file.text;
    return it->ties_file.failed ? tr_fail_memory(err) : TR_OK;
}

/* With the places in the file beside what is drawn, for a format in which anything has a place. */
static TrStatus keep_places(Drawing *it, TrError *err)
{
    const char *path = it->settings->output, *dot = strrchr(tr_path_base(path), '.');
    TrBuilder name = {0};
    TrStatus st = TR_OK;
    if (!it->settings->keep_positions)
        return TR_OK;
    if (!it->format->drawn || strcmp(path, "-") == 0)
        return tr_fail(err, TR_BAD_USAGE,
                       "--keep-positions wants a picture's file, such as x.svg, not '%.200s'", path);
    tr_build_bytes(&name, path, dot == NULL ? strlen(path) : (size_t)(dot - path));
    tr_build_text(&name, TR_POSITIONS);
    if (name.failed)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(tr_sized_picture_keep(&it->sized, it->settings, name.text, err));
    it->sized.picture.positions = &it->sized.positions;
out:
    tr_builder_release(&name);
    return st;
}

static TrStatus finish_figure(Drawing *it, TrError *err)
{
    TrStatus st = TR_OK;
    if (!it->format->drawn)
        return TR_OK;
    TR_TRY(tr_text_stream_begin(&it->text, err));
    st = tr_picture_draw(&it->sized.picture, it->text.file, &it->outcome, err);
    TR_TRY(tr_text_stream_end(&it->text, st, err));
    it->svg.text = it->text.text;
    it->svg.length = it->text.length;
out:
    return st;
}

/* A figure that goes to standard output within its snippet goes there once. */
static TrStatus write_file(Drawing *it, TrError *err)
{
    TrFile out = {0};
    TrStatus st = TR_OK;
    if (it->settings->snippet >= 0 && strcmp(it->settings->output, "-") == 0)
        return TR_OK;
    TR_TRY(tr_file_begin(&out, it->settings->output, err));
    TR_TRY(it->format->write(&it->sized.picture, &it->svg, &it->wish, out.file, err));
    TR_TRY(tr_file_commit(&out, err));
out:
    tr_file_abandon(&out);
    return st;
}

static void say_what_latex_needs(const Drawing *it, uint32_t strange)
{
    if (it->settings->quiet || it->snippet.language != TR_SNIPPET_LATEX)
        return;
    if (strcmp(it->format->name, "svg") == 0)
        (void)fprintf(stderr,
                      "warning: LaTeX reads SVG only with the package svg and Inkscape; a .pdf or .png "
                      "needs neither\n");
    if (strange != 0)
        (void)fprintf(stderr,
                      "note: the caption has a character that pdflatex does not know, U+%04X: xelatex and "
                      "lualatex do, with a font that has it\n",
                      (unsigned)strange);
}

static TrStatus write_snippet(Drawing *it, TrError *err)
{
    uint32_t strange = 0;
    TrStatus st = TR_OK;
    if (it->settings->snippet < 0)
        return TR_OK;
    TR_TRY(tr_snippet_write(&it->snippet, &it->sized.picture, &it->svg, &it->outcome, stdout, &strange, err));
    TR_TRY(tr_stream_check(stdout, "standard output", err));
    say_what_latex_needs(it, strange);
out:
    return st;
}

static TrStatus draw(Drawing *it, TrCase *found, TrError *err)
{
    const TrSettings *settings = it->settings;
    char date[TR_DATE_TEXT_BYTES];
    TrStatus st = TR_OK;
    TR_TRY(tr_gallery_read_one(it->renderer, settings->graphs, &it->gallery, err));
    tr_gallery_speak(&it->gallery, (TrLanguage)settings->language);
    TR_TRY(tr_sized_picture_make(found, settings, &it->gallery, &it->gallery.diagrams[0], it->renderer,
                                 &it->sized, err));
    TR_TRY(tr_date_to_print(settings, date, &it->sized.picture.date, err));
    TR_TRY(tr_sized_picture_find_intervals(&it->sized, settings, err));
    TR_TRY(name_ties(it, err));
    TR_TRY(keep_places(it, err));
    TR_TRY(finish_figure(it, err));
    TR_TRY(write_file(it, err));
    TR_TRY(write_beside(&it->sized.picture, settings, err));
    TR_TRY(write_snippet(it, err));
    tr_pictures_say_empty(&(const TrPicture *){&it->sized.picture}, 1, settings);
    tr_picture_say(&it->sized.picture, &it->outcome, settings);
    tr_stage_done("draw");
out:
    return st;
}

static void release(Drawing *it)
{
    tr_sized_picture_release(&it->sized);
    tr_builder_release(&it->ties_file);
    tr_gallery_release(&it->gallery);
    tr_free(it->renderer);
    tr_free(it->converter);
    tr_text_stream_release(&it->text);
}

TrExit tr_run_draw(TrSettings *settings, TrError *err)
{
    Drawing drawing = {.settings = settings};
    TrCase it = {0};
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    if (settings->list)
        return list_formats();
    TR_TRY(plan(&drawing, err));
    st = tr_case_open(&it, settings, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(draw(&drawing, &it, err));
    status = tr_case_exit(&it);
out:
    release(&drawing);
    tr_case_close(&it);
    return status;
}
