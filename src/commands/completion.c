/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama completion SHELL: what the shell needs to complete commands, options and their values; from the
 * tables. */
#include <string.h>

#include "commands/commands.h"
#include "commands/option_table.h"

/* ---- what there is to choose from ---- */

static bool takes(const TrCommand *command, const TrOption *option)
{
    return (option->groups & (command->groups | TR_FOR_ALL)) != 0;
}

/* Whether an earlier row of the table gives the command an option of that name. */
static bool came_before(const TrCommand *command, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (takes(command, &tr_options[i]) && strcmp(tr_options[i].name, tr_options[at].name) == 0)
            return true;
    return false;
}

/* "origins|claims": words to choose from; NULL for any text. */
static const char *choices_of(const TrOption *option)
{
    bool chosen = option->kind == TR_CHOICE || option->kind == TR_SWITCH || option->kind == TR_SIGN;
    return chosen ? option->value : NULL;
}

static void put_choices(FILE *file, const char *choices, const char *between)
{
    for (; *choices != '\0'; choices++)
        if (*choices == '|')
            (void)fputs(between, file);
        else
            (void)fputc(*choices, file);
}

/* Help as a word of a shell between single quotes: apostrophes are typographic ones, and what is `special`
 * there goes. */
static void put_help(FILE *file, const char *help, const char *special)
{
    for (; *help != '\0'; help++)
        if (*help == '\'')
            (void)fputs("\u2019", file);
        else if (strchr(special, *help) == NULL)
            (void)fputc(*help, file);
}

/* ---- bash ---- */

static void put_bash_values(FILE *file, const TrCommand *command)
{
    for (size_t i = 0; i < tr_n_options; i++) {
        const char *choices = choices_of(&tr_options[i]);
        if (choices == NULL || !takes(command, &tr_options[i]) || came_before(command, i))
            continue;
        (void)fprintf(file, "    %s--%s) words='", command->name, tr_options[i].name);
        put_choices(file, choices, " ");
        (void)fputs("' ;;\n", file);
    }
}

static void put_bash(FILE *file)
{
    (void)fputs("# bash completion for trama; made by: trama completion bash\n"
                "_trama() {\n"
                "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
                "  local command=${COMP_WORDS[1]}\n"
                "  COMPREPLY=()\n"
                "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                "    words='",
                file);
    for (size_t i = 0; i < tr_n_commands; i++)
        (void)fprintf(file, "%s ", tr_commands[i].name);
    (void)fputs("--version'\n  elif [ \"$before\" = help ]; then\n    words='", file);
    for (size_t i = 0; i < tr_n_commands; i++)
        (void)fprintf(file, "%s%s", i > 0 ? " " : "", tr_commands[i].name);
    (void)fputs("'\n  else\n    case $command$before in\n", file);
    for (size_t i = 0; i < tr_n_commands; i++)
        put_bash_values(file, &tr_commands[i]);
    (void)fputs("    esac\n"
                "    if [ -z \"$words\" ] && [ \"${current#-}\" != \"$current\" ]; then\n"
                "      case $command in\n",
                file);
    for (size_t i = 0; i < tr_n_commands; i++) {
        (void)fprintf(file, "      %s) words='", tr_commands[i].name);
        for (size_t k = 0; k < tr_n_options; k++)
            if (takes(&tr_commands[i], &tr_options[k]) && !came_before(&tr_commands[i], k))
                (void)fprintf(file, "--%s ", tr_options[k].name);
        (void)fputs("' ;;\n", file);
    }
    (void)fputs("      esac\n    fi\n  fi\n"
                "  if [ -n \"$words\" ]; then\n"
                "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
                "  else\n"
                "    mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
                "  fi\n"
                "}\ncomplete -o filenames -F _trama trama\n",
                file);
}

/* ---- zsh ---- */

static void put_zsh_option(FILE *file, const TrOption *option)
{
    const char *choices = choices_of(option);
    (void)fprintf(file, "        '--%s[", option->name);
    put_help(file, option->help, "[]:\\");
    (void)fputs("]", file);
    if (choices != NULL) {
        (void)fputs(":value:(", file);
        put_choices(file, choices, " ");
        (void)fputs(")", file);
    } else if (option->kind != TR_FLAG) {
        (void)fputs(":value:_files", file);
    }
    (void)fputs("' \\\n", file);
}

static void put_zsh(FILE *file)
{
    (void)fputs("#compdef trama\n# zsh completion for trama; made by: trama completion zsh\n"
                "_trama() {\n"
                "  local -a commands\n"
                "  commands=(\n",
                file);
    for (size_t i = 0; i < tr_n_commands; i++) {
        (void)fprintf(file, "    '%s:", tr_commands[i].name);
        put_help(file, tr_commands[i].help, ":\\");
        (void)fputs("'\n", file);
    }
    (void)fputs("  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
                "  case ${words[2]} in\n",
                file);
    for (size_t i = 0; i < tr_n_commands; i++) {
        (void)fprintf(file, "    %s)\n      _arguments -s \\\n", tr_commands[i].name);
        for (size_t k = 0; k < tr_n_options; k++)
            if (takes(&tr_commands[i], &tr_options[k]) && !came_before(&tr_commands[i], k))
                put_zsh_option(file, &tr_options[k]);
        (void)fputs("        '*:input:_files' ;;\n", file);
    }
    /* read from a folder of functions it is the function; sourced, it makes itself known */
    (void)fputs(
        "  esac\n}\nif [[ ${funcstack[1]} == _trama ]]; then _trama \"$@\"; else compdef _trama trama; fi\n",
        file);
}

/* ---- fish ---- */

static void put_fish_option(FILE *file, const TrCommand *command, const TrOption *option)
{
    const char *choices = choices_of(option);
    (void)fprintf(file, "complete -c trama -n '__fish_seen_subcommand_from %s' -l %s", command->name,
                  option->name);
    if (option->letter != 0)
        (void)fprintf(file, " -s %c", option->letter);
    if (option->kind != TR_FLAG)
        (void)fputs(choices == NULL ? " -r" : " -x -a '", file);
    if (choices != NULL) {
        put_choices(file, choices, " ");
        (void)fputs("'", file);
    }
    (void)fputs(" -d '", file);
    put_help(file, option->help, "\\");
    (void)fputs("'\n", file);
}

static void put_fish(FILE *file)
{
    (void)fputs("# fish completion for trama; made by: trama completion fish\n", file);
    for (size_t i = 0; i < tr_n_commands; i++) {
        (void)fprintf(file, "complete -c trama -f -n __fish_use_subcommand -a %s -d '", tr_commands[i].name);
        put_help(file, tr_commands[i].help, "\\");
        (void)fputs("'\n", file);
        for (size_t k = 0; k < tr_n_options; k++)
            if (takes(&tr_commands[i], &tr_options[k]) && !came_before(&tr_commands[i], k))
                put_fish_option(file, &tr_commands[i], &tr_options[k]);
    }
}

/* ---- the command ---- */

static const struct {
    const char *name;
    void (*put)(FILE *file);
} shells[] = {{"bash", put_bash}, {"zsh", put_zsh}, {"fish", put_fish}};

TrExit tr_run_completion(TrSettings *settings, TrError *err)
{
    for (size_t i = 0; settings->n_arguments == 1 && i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(settings->arguments[0], shells[i].name) == 0) {
            shells[i].put(stdout);
            return TR_EXIT_DONE;
        }
    }
    (void)tr_fail(err, TR_BAD_USAGE, "expected a shell: bash, zsh or fish, such as: trama completion bash");
    return TR_EXIT_USAGE;
}
