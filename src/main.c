/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama: the table of commands. Only this file prints errors and picks the exit status. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/progress.h"
#include "base/suggest.h"
#include "commands/commands.h"

const TrCommand tr_commands[] = {
    {"build", "[INPUT…] [-g graphs] [-o out]",
     "diagrams, rankings and report into one folder, swapped in whole", "trama build input -g graphs -o out",
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_BUILD, tr_run_build},
    {"check", "[INPUT…]", "account for every row; errors, contradictions, guesses", "trama check claims.csv",
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_CHECK, tr_run_check},
    {"clean", "FILE… [-o FOLDER]", "any delimited file as plain RFC 4180 CSV in UTF-8, cell for cell",
     "trama clean export.txt >export.csv", TR_FOR_CLEAN, tr_run_clean},
    {"match", "[INPUT…] [--accept FILE]", "names that may be the same entity: merge, ask or distinct",
     "trama match input --format csv -o match.csv", TR_FOR_INPUT | TR_FOR_MATCH, tr_run_match},
    {"rank", "[INPUT…] [--by M,…]", "who stands where in the network",
     "trama rank input --by betweenness --kind person", TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_RANK,
     tr_run_rank},
    {"groups", "[INPUT…]", "who stands together, and how surely",
     "trama groups input --format csv -o groups.csv", TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_GROUPS,
     tr_run_groups},
    {"keyplayers", "[INPUT…] --remove K|--reach K",
     "the set whose removal fragments the network, or who reach most of it",
     "trama keyplayers input --remove 3 --kind person", TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_KEYPLAYERS,
     tr_run_keyplayers},
    {"path", "[INPUT…] --from NAME --to NAME", "how two are tied, step by step, with the claims and sources",
     "trama path input --from 'Claudia Sheinbaum' --to 'Los Cuinis' --k 2",
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_PATH, tr_run_path},
    {"draw", "[INPUT…] -g DIAGRAM -o FILE", "one diagram; .svg or .dot by the extension",
     "trama draw input -g graphs/cartel.gv -o cartel.svg", TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_DRAW,
     tr_run_draw},
    {"report", "[INPUT…] [-o report.html]",
     "one page for a browser, with diagrams, claims and all that was found, to hand over",
     "trama report input -o report.html", TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_REPORT, tr_run_report},
    {"export", "[INPUT…] -o FILE", "the whole network for another program; format by the extension",
     "trama export input -o network.graphml", TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_EXPORT, tr_run_export},
    {"help", "[COMMAND]", "what a command does and takes", "trama help rank", TR_FOR_HELP, tr_run_help},
};
const size_t tr_n_commands = sizeof tr_commands / sizeof *tr_commands;

const TrCommand *tr_command_find(const char *name)
{
    for (size_t i = 0; i < tr_n_commands; i++)
        if (strcmp(tr_commands[i].name, name) == 0)
            return &tr_commands[i];
    return NULL;
}

static const char *command_name(const void *table, size_t i)
{
    return ((const TrCommand *)table)[i].name;
}

void tr_command_unknown(const char *name, TrError *err)
{
    const char *near = tr_suggest(name, command_name, tr_commands, tr_n_commands);
    (void)tr_fail(err, TR_BAD_USAGE, "there is no command '%.60s'%s%s%s", name,
                  near != NULL ? ": did you mean '" : "; 'trama help' lists them", near != NULL ? near : "",
                  near != NULL ? "'?" : "");
}

static TrExit report(const TrError *err, bool debug)
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
    return err->status == TR_BAD_USAGE ? TR_EXIT_USAGE : TR_EXIT_FAILED;
}

static TrExit run(const TrCommand *command, int argc, char **argv, TrSettings *settings, TrError *err)
{
    TrExit status;
    if (tr_options_parse(command, argc, argv, settings, err) != TR_OK)
        return TR_EXIT_USAGE;
    tr_progress_allow(isatty(STDERR_FILENO) && !settings->quiet);
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
        return (int)report(&err, false);
    }
    tr_interrupt_listen();
    tr_settings_init(&settings);
    status = run(command, argc < 2 ? 1 : argc - 1, argc < 2 ? argv : argv + 1, &settings, &err);
    if (err.status != TR_OK)
        status = report(&err, settings.debug);
    tr_settings_release(&settings);
    return (int)status;
}
