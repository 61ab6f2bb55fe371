/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of commands: one more is one file in this folder and one row here. */
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"
#include "commands/commands.h"

const TrCommand tr_commands[] = {
    {"build",
     "[INPUT…] [-g graphs] [-o out]",
     "diagrams, rankings and report into one folder, swapped in whole",
     {"trama build claims.csv", "trama build input -g graphs -o out"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_BUILD,
     tr_run_build},
    {"check",
     "[INPUT…]",
     "account for every row; errors, contradictions, guesses",
     {"trama check claims.csv", "trama check input --rejected rejected.csv", "trama check --list"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_CHECK,
     tr_run_check},
    {"clean",
     "FILE… [-o FOLDER]",
     "any delimited file as plain RFC 4180 CSV in UTF-8, cell for cell",
     {"trama clean export.txt >export.csv", "trama clean export.txt -o cleaned"},
     TR_FOR_CLEAN,
     tr_run_clean},
    {"match",
     "[INPUT…] [--accept FILE]",
     "names that may be the same entity: merge, ask or distinct",
     {"trama match input -o match.csv", "trama match input --accept match.csv"},
     TR_FOR_INPUT | TR_FOR_MATCH,
     tr_run_match},
    {"rank",
     "[INPUT…] [--by M,…]",
     "who stands where in the network",
     {"trama rank input --by betweenness --kind person", "trama rank input --since 2025 --stability",
      "trama rank input --why 'Claudia Sheinbaum'"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_RANK,
     tr_run_rank},
    {"groups",
     "[INPUT…]",
     "who stands together, and how surely",
     {"trama groups input", "trama groups input -o groups.csv"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_GROUPS,
     tr_run_groups},
    {"keyplayers",
     "[INPUT…] --remove K|--reach K",
     "the set whose removal fragments the network, or who reach most of it",
     {"trama keyplayers input --remove 3 --kind person", "trama keyplayers input --reach 2"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_KEYPLAYERS,
     tr_run_keyplayers},
    {"path",
     "[INPUT…] --from NAME --to NAME",
     "how two are tied, step by step, with the claims and sources",
     {"trama path input --from 'Claudia Sheinbaum' --to 'Los Cuinis' --k 2",
      "trama path input --from 'Donald Trump' --to 'Los Zetas' --format md"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_PATH,
     tr_run_path},
    {"draw",
     "[INPUT…] -g DIAGRAM -o FILE",
     "one diagram; format by the extension",
     {"trama draw input -g graphs/cartel.gv -o cartel.svg",
      "trama draw claims.csv -g overview -o overview.png"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_DRAW,
     tr_run_draw},
    {"report",
     "[INPUT…] [-o report.html]",
     "one page for a browser, with diagrams, claims and all that was found, to hand over",
     {"trama report input -o report.html", "trama report claims.csv --language es -o informe.html"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_REPORT,
     tr_run_report},
    {"diff",
     "OLD NEW",
     "what changed between two editions of an input; ends with 0, 1 or 2 as diff does",
     {"trama diff input-before input # exits 1", "trama diff input-before input -o changes.svg # exits 1"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_DIFF,
     tr_run_diff},
    {"dossier",
     "NAME [INPUT…]",
     "everything claimed of one entity, and what to put to it before publication",
     {"trama dossier 'Claudia Sheinbaum' input", "trama dossier 'Claudia Sheinbaum' input -o dossier.html"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_DOSSIER,
     tr_run_dossier},
    {"export",
     "[INPUT…] -o FILE",
     "the whole network for another program; format by the extension",
     {"trama export input -o network.graphml", "trama export input -o network.sqlite", "trama export --list"},
     TR_FOR_INPUT | TR_FOR_NETWORK | TR_FOR_EXPORT,
     tr_run_export},
    {"new",
     "FOLDER",
     "a folder to begin with: an empty table of claims, the diagrams, and what to do next",
     {"trama new investigation", "trama new case && cd case && trama build"},
     TR_FOR_NEW,
     tr_run_new},
    {"completion",
     "bash|zsh|fish",
     "what a shell needs to complete commands and options",
     {"trama completion bash >>~/.bashrc", "trama completion fish >~/.config/fish/completions/trama.fish"},
     TR_FOR_NEW,
     tr_run_completion},
    {"help",
     "[COMMAND]",
     "what a command does and takes",
     {"trama help rank", "trama help --diagrams"},
     TR_FOR_HELP,
     tr_run_help},
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
    if (near == NULL && access(name, F_OK) == 0) {
        (void)tr_fail(err, TR_BAD_USAGE,
                      "'%.200s' is no command; there is a file or folder of that name: did you mean 'trama "
                      "build %.200s'?",
                      name, name);
        return;
    }
    (void)tr_fail(err, TR_BAD_USAGE, "there is no command '%.60s'%s%s%s", name,
                  near != NULL ? ": did you mean '" : "; 'trama help' lists them", near != NULL ? near : "",
                  near != NULL ? "'?" : "");
}
