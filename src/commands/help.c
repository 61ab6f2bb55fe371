/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama help: pages made from the tables of commands, options and measures. */
#include "commands/commands.h"
#include "draw/diagram.h"
#include "draw/formats.h"
#include "report/grid.h"
#include "report/measure_list.h"

static void print_overview(void)
{
    (void)printf("trama %s: from claims about people and organisations to a sourced network\n\n",
                 TRAMA_VERSION);
    for (size_t i = 0; i < tr_n_commands; i++)
        (void)printf("  trama %-10s %s%*s %s\n", tr_commands[i].name, tr_commands[i].arguments,
                     30 - (int)tr_text_columns(tr_commands[i].arguments), "", tr_commands[i].help);
    (void)puts("\nTo begin: 'trama build claims.csv' makes the folder out; open out/report.html in a "
               "browser. Without a\n"
               "table yet, 'trama new FOLDER' makes one to fill.");
    (void)puts("\nINPUT is a folder or CSV files, - is standard input; default: the folder input.\n"
               "'trama help COMMAND' lists a command's options. Exit: 0 done; 1 failed; 2 wrong usage;\n"
               "3 done, but rows were rejected.");
}

static void print_command(const TrCommand *command)
{
    (void)printf("trama %s %s\n\n%s.\n\n", command->name, command->arguments, command->help);
    (void)printf("Options:\n");
    tr_options_print(stdout, command->groups);
    tr_options_print(stdout, TR_FOR_ALL);
    if ((command->groups & TR_FOR_DRAW) != 0) {
        (void)printf("\nFormats:\n");
        tr_picture_formats_print(stdout, "  ");
    }
    (void)printf("\nExamples:\n");
    for (const char *const *example = command->examples; *example != NULL; example++)
        (void)printf("  %s\n", *example);
}

TrExit tr_run_help(TrSettings *settings, TrError *err)
{
    const TrCommand *command;
    if (settings->table_measures)
        return tr_measure_list_write(stdout, TR_FORMAT_MD, err) == TR_OK ? TR_EXIT_DONE : TR_EXIT_FAILED;
    if (settings->table_options) {
        tr_options_print_markdown(stdout);
        return TR_EXIT_DONE;
    }
    if (settings->table_diagrams) {
        tr_diagram_print_attributes(stdout);
        return TR_EXIT_DONE;
    }
    if (settings->table_exports) {
        tr_export_print_markdown(stdout);
        return TR_EXIT_DONE;
    }
    if (settings->n_arguments == 0) {
        print_overview();
        return TR_EXIT_DONE;
    }
    if ((command = tr_command_find(settings->arguments[0])) == NULL) {
        tr_command_unknown(settings->arguments[0], err);
        return TR_EXIT_USAGE;
    }
    print_command(command);
    return TR_EXIT_DONE;
}
