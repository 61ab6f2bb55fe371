/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama: runs one command. Only this file prints errors and picks the exit status. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/progress.h"
#include "base/stages.h"
#include "commands/commands.h"

static TrExit report(const TrError *err, TrExit if_failed, bool debug)
{
    if (err->place.file != NULL)
        (void)fprintf(stderr, "%s:", err->place.file);
    if (err->place.line > 0)
        (void)fprintf(stderr, "%lu:", err->place.line);
    if (err->place.field > 0)
        (void)fprintf(stderr, "%u:", err->place.field);
    (void)fprintf(stderr, "%serror: %s\n", err->place.file != NULL ? " " : "trama: ", err->message);
    if (debug)
        (void)fprintf(stderr, "  from %s:%d\n", err->source, err->line);
    if (err->status == TR_INTERRUPTED)
        return (TrExit)(128 + tr_interrupted()); /* as shells count: 130 for Ctrl-C */
    return err->status == TR_BAD_USAGE ? TR_EXIT_USAGE : if_failed;
}

static TrExit run(const TrCommand *command, int argc, char **argv, TrSettings *settings, TrError *err)
{
    TrExit status;
    settings->command = command->name;
    if (tr_options_parse(command, argc, argv, settings, err) != TR_OK)
        return TR_EXIT_USAGE;
    tr_progress_allow(isatty(STDERR_FILENO) && !settings->quiet);
    tr_stages_print(settings->timings);
    if (settings->help) {
        settings->arguments[0] = command->name;
        settings->n_arguments = 1;
        return tr_run_help(settings, err);
    }
    status = command->run(settings, err);
    if (err->status == TR_OK && tr_stream_check(stdout, "standard output", err) != TR_OK)
        return TR_EXIT_FAILED;
    return status;
}

int main(int argc, char **argv)
{
    TrSettings settings;
    TrError err = {0};
    const char *name = argc < 2 ? "help" : argv[1];
    const TrCommand *command = tr_command_find(name);
    TrExit status;
    if (strcmp(name, "--version") == 0)
        return printf("trama %s\n", TRAMA_VERSION) < 0 || fflush(stdout) != 0 ? TR_EXIT_FAILED : TR_EXIT_DONE;
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        command = tr_command_find("help");
    if (command == NULL) {
        tr_command_unknown(name, &err);
        return (int)report(&err, TR_EXIT_FAILED, false);
    }
    tr_memory_begin();
    tr_interrupt_listen();
    tr_settings_init(&settings);
    status = run(command, argc < 2 ? 1 : argc - 1, argc < 2 ? argv : argv + 1, &settings, &err);
    if (err.status != TR_OK)
        status = report(&err, settings.if_failed, settings.debug);
    tr_settings_release(&settings);
    return (int)status;
}
