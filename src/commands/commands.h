/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The commands and their options, as tables. One more command is one file here and one row in
 * command_table.c; one more option is one row in option_table.c and one field below. */
#ifndef TR_COMMANDS_COMMANDS_H
#define TR_COMMANDS_COMMANDS_H

#include <stdio.h>

#include "base/status.h"
#include "claims/reading.h"

/* What the process says when it ends. */
typedef enum {
    TR_EXIT_DONE = 0,
    TR_EXIT_FAILED = 1,
    TR_EXIT_USAGE = 2,
    TR_EXIT_REJECTED = 3 /* done, but rows were rejected */
    /* and 128 and the number of a signal, as shells count: 130 after Ctrl-C */
} TrExit;

/* Which commands take an option. */
typedef enum {
    TR_FOR_ALL = 1,
    TR_FOR_INPUT = 2,   /* whatever reads an input */
    TR_FOR_NETWORK = 4, /* whatever builds a network */
    TR_FOR_RANK = 8,
    TR_FOR_DRAW = 16,
    TR_FOR_BUILD = 32,
    TR_FOR_EXPORT = 64,
    TR_FOR_CHECK = 128,
    TR_FOR_HELP = 256,
    TR_FOR_MATCH = 512,
    TR_FOR_CLEAN = 1024,
    TR_FOR_GROUPS = 2048,
    TR_FOR_KEYPLAYERS = 4096,
    TR_FOR_PATH = 8192,
    TR_FOR_DOSSIER = 131072,
    TR_FOR_NEW = 262144,
    TR_FOR_DIFF = 1048576,
    TR_FOR_REPORT = 2097152,
    /* whatever writes tables as CSV */
    TR_FOR_TABLES = TR_FOR_RANK | TR_FOR_DRAW | TR_FOR_BUILD | TR_FOR_MATCH | TR_FOR_GROUPS |
                    TR_FOR_KEYPLAYERS | TR_FOR_PATH | TR_FOR_DIFF | TR_FOR_REPORT
} TrOptionGroup;

#define TR_NOT_GIVEN SIZE_MAX

typedef struct {
    const char *command;    /* its name */
    const char **arguments; /* what is not an option: inputs, or a command's name for help */
    size_t n_arguments;
    TrWeave weave;
    TrReadOptions reading;
    char *map;                /* what reading.map points to */
    int format, check_format; /* TrFormat */
    int language;             /* TrLanguage: report */
    const char *by, *kind;    /* comma-separated lists */
    size_t top;
    const char *from, *to; /* path */
    char *avoid;           /* names, a line each */
    size_t most_paths;
    const char *why;            /* a name */
    int over;                   /* TrPeriodUnit; -1: not over time */
    size_t n_runs;              /* groups; 0: as many as the budget allows */
    size_t remove, reach;       /* keyplayers: K, or TR_NOT_GIVEN */
    const char *accept, *pairs; /* files */
    const char *graphs, *output, *rejected, *export_format, *date, *renderer;
    int snippet; /* draw: TrSnippetLanguage; -1: none */
    size_t dpi;  /* draw: or TR_NOT_GIVEN */
    double budget_seconds, epsilon;
    bool ties, brokerage, summary; /* rank: something else than entities */
    size_t replicates;
    bool keep_positions;
    bool inlined; /* draw */
    bool exact, stability, strict, excel, list, quiet, verbose, debug, timings, help;
    TrExit if_failed; /* how a failure ends that is no wrong usage */
    bool table_measures, table_options, table_diagrams,
        table_exports; /* help: tables in Markdown, for the documents */
} TrSettings;

typedef struct {
    const char *name, *arguments, *help;
    const char *examples[4]; /* command lines, each run by tests/examples.sh; a comment says if they do not
                                end with 0 */
    unsigned groups;         /* TrOptionGroup bits */
    /* Do it. On failure `err` says why; the exit status is the returned one unless `err` is set. */
    TrExit (*run)(TrSettings *settings, TrError *err);
} TrCommand;

extern const TrCommand tr_commands[];
extern const size_t tr_n_commands;
const TrCommand *tr_command_find(const char *name);
/* The error for a command that there is not, with a suggestion. */
void tr_command_unknown(const char *name, TrError *err);

/* The defaults of every option. */
void tr_settings_init(TrSettings *settings);
/* Fill `settings` from a command's words (argv[0] is the command). The arguments array is settings' own:
 * release with tr_settings_release(). */
TrStatus tr_options_parse(const TrCommand *command, int argc, char **argv, TrSettings *settings,
                          TrError *err);
void tr_settings_release(TrSettings *settings);
/* The options of a command, for its help page; 0 for all. */
void tr_options_print(FILE *file, unsigned groups);
void tr_options_print_markdown(FILE *file);
/* The formats of `export`, as a table in Markdown. */
void tr_export_print_markdown(FILE *file);

TrExit tr_run_build(TrSettings *settings, TrError *err);
TrExit tr_run_clean(TrSettings *settings, TrError *err);
TrExit tr_run_check(TrSettings *settings, TrError *err);
TrExit tr_run_rank(TrSettings *settings, TrError *err);
TrExit tr_run_path(TrSettings *settings, TrError *err);
TrExit tr_run_groups(TrSettings *settings, TrError *err);
TrExit tr_run_keyplayers(TrSettings *settings, TrError *err);
TrExit tr_run_match(TrSettings *settings, TrError *err);
TrExit tr_run_dossier(TrSettings *settings, TrError *err);
TrExit tr_run_completion(TrSettings *settings, TrError *err);
TrExit tr_run_new(TrSettings *settings, TrError *err);
TrExit tr_run_diff(TrSettings *settings, TrError *err);
TrExit tr_run_draw(TrSettings *settings, TrError *err);
TrExit tr_run_export(TrSettings *settings, TrError *err);
TrExit tr_run_report(TrSettings *settings, TrError *err);
TrExit tr_run_help(TrSettings *settings, TrError *err);

#endif
