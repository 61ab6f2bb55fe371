/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama draw: one diagram, as SVG or DOT. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "commands/beside.h"
#include "commands/pictures.h"
#include "draw/process.h"

typedef TrStatus (*WritePicture)(const TrPicture *picture, FILE *file, TrOutcome *outcome, TrError *err);

static TrStatus write_dot(const TrPicture *picture, FILE *file, TrOutcome *outcome, TrError *err)
{
    (void)outcome;
    return tr_picture_write_dot(picture, file, err);
}

static const struct {
    const char *extension;
    WritePicture write;
} formats[] = {{"svg", tr_picture_draw}, {"dot", write_dot}, {"gv", write_dot}};

static TrStatus find_format(const char *path, WritePicture *write, TrError *err)
{
    const char *extension = tr_path_extension(path);
    *write = tr_picture_draw;
    if (strcmp(path, "-") == 0)
        return TR_OK;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(extension, formats[i].extension) == 0) {
            *write = formats[i].write;
            return TR_OK;
        }
    }
    return tr_fail(err, TR_BAD_USAGE, "cannot draw '%.200s': expected a file that ends in .svg or .dot",
                   path);
}

static TrStatus write_one_beside(const TrBeside *beside, const TrPicture *picture, const TrSettings *settings,
                                 TrError *err)
{
    const char *path = settings->output;
    TrBuilder name = {0};
    TrFile out = {0};
    TrStatus st = TR_OK;
    tr_build_bytes(&name, path, (size_t)(strrchr(path, '.') - path));
    tr_build_text(&name, beside->ending);
    if (name.failed)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(tr_file_begin(&out, name.text, err));
    TR_TRY(beside->write(picture, settings, out.file, err));
    TR_TRY(tr_file_commit(&out, err));
    if (!settings->quiet)
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

static TrStatus draw(TrCase *it, const TrSettings *settings, const char *renderer, WritePicture write,
                     TrError *err)
{
    TrGallery gallery = {0};
    TrSizedPicture sized = {0};
    TrFile out = {0};
    TrOutcome outcome = {0};
    char date[TR_DATE_TEXT_BYTES];
    TrStatus st = TR_OK;
    TR_TRY(tr_gallery_read_one(renderer, settings->graphs, &gallery, err));
    TR_TRY(tr_sized_picture_make(it, settings, &gallery, &gallery.diagrams[0], renderer, &sized, err));
    TR_TRY(tr_date_to_print(settings, date, &sized.picture.date, err));
    TR_TRY(tr_file_begin(&out, settings->output, err));
    TR_TRY(write(&sized.picture, out.file, &outcome, err));
    TR_TRY(tr_file_commit(&out, err));
    TR_TRY(write_beside(&sized.picture, settings, err));
    tr_pictures_say_empty(&(const TrPicture *){&sized.picture}, 1, settings);
    tr_picture_say(&sized.picture, &outcome, settings);
    tr_case_stage(it, settings, "draw");
out:
    tr_file_abandon(&out);
    tr_sized_picture_release(&sized);
    tr_gallery_release(&gallery);
    return st;
}

TrExit tr_run_draw(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    WritePicture write;
    char *renderer = NULL;
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    if (settings->graphs == NULL || settings->output == NULL)
        TR_TRY(tr_fail(
            err, TR_BAD_USAGE,
            "expected a diagram and a file, such as: trama draw input -g graphs/cartel.gv -o cartel.svg"));
    TR_TRY(find_format(settings->output, &write, err));
    TR_TRY(tr_renderer_find(settings->renderer, &renderer, err));
    st = tr_case_open(&it, settings, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(draw(&it, settings, renderer, write, err));
    status = tr_case_exit(&it);
out:
    tr_free(renderer);
    tr_case_close(&it);
    return status;
}
