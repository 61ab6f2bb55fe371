/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama export: the whole network for another program. */
#include "export/export.h"
#include "base/file.h"
#include "commands/case.h"

static TrExit list_formats(void)
{
    for (size_t i = 0; i < tr_n_export_formats; i++)
        (void)printf("%-10s .%-10s %s\n", tr_export_formats[i].name, tr_export_formats[i].extension,
                     tr_export_formats[i].help);
    return TR_EXIT_DONE;
}

TrExit tr_run_export(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    TrFile out = {0};
    const TrExportFormat *format;
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    if (settings->list)
        return list_formats();
    if (settings->output == NULL)
        TR_TRY(tr_fail(err, TR_BAD_USAGE,
                       "expected a file to write, such as: trama export input -o network.graphml"));
    if ((format = tr_export_find(settings->export_format, settings->output, err)) == NULL)
        TR_TRY(TR_BAD_USAGE);
    st = tr_case_open(&it, settings, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(tr_file_begin(&out, settings->output, err));
    TR_TRY(format->write(it.network, out.file, err));
    tr_case_stage(&it, settings, "export");
    TR_TRY(tr_file_commit(&out, err));
    status = tr_case_exit(&it);
out:
    tr_file_abandon(&out);
    tr_case_close(&it);
    return status;
}
