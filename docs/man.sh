#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# man.sh: docs/trama.1.scd with the program's own tables in it, for scdoc. A line @COMMANDS@, @OPTIONS@,
# @MEASURES@, @EXPORTS@, @DIAGRAM_ATTRIBUTES@ or @FORMATS@ becomes a list; @VERSION@ becomes the version. TRAMA names
# the program.
set -eu
trama=${TRAMA:-build/trama}
source=$(dirname "$0")/trama.1.scd
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tab=$(printf '\t')

escape='s/[\\*_]/\\&/g' # text that scdoc is to print as it stands

# `trama help COMMAND`: what it takes, what it does, examples.
command_entry() {
    sed "$escape" "$1" | awk '
        NR == 1 { name = $1 " " $2; print "*" name "*" substr($0, length(name) + 1); next }
        /^Options:/ { part = "options" }
        /^Examples:/ { part = "example"; next }
        part == "" && NF { print "\t" toupper(substr($0, 1, 1)) substr($0, 2) }
        part == "example" && NF { sub(/^ +/, ""); print (n++ ? "" : "\n\tExamples:\n") "\n\t*" $0 "*" } END { print "" }'
}

# The options on the same page, a line each: --NAME [VALUE], text, letter or nothing, command.
command_options() {
    awk -v command="$2" '
        function put(name, text) { sub(/^ +/, "", text); print name "\t" text "\t" letter "\t" command }
        waiting != "" { put(waiting, $0); waiting = ""; next }
        /^  (-[a-z], |    )--/ {
            letter = substr($0, 3, 1) == "-" ? substr($0, 3, 2) : ""
            line = substr($0, 7)
            if (match(line, /  +/))
                put(substr(line, 1, RSTART - 1), substr(line, RSTART))
            else
                waiting = line
        }' "$1"
}

# A Markdown table, a line each: first cell, second, and those behind it with their headings.
table() {
    sed 's/\\_/_/g' "$1" | awk '
        { gsub(/\\\|/, "\034"); sub(/^\| */, ""); sub(/ *\|$/, ""); gsub(/`/, "") }
        NR == 1 { split($0, head, " \\| "); next }
        NR == 2 { next }
        {
            n = split($0, cell, " \\| ")
            text = cell[2]
            for (i = 3; i <= n; i++) text = text (i == 3 ? ". " : "; ") head[i] ": " cell[i]
            print cell[1] "\t" text
        }' | tr '\034' '|'
}

# NAME [VALUE]TABtext as definitions. Where $work/options knows the line, its letter and commands are added.
definitions() {
    sed "$escape" "$work/options" >"$work/known"
    sed "$escape" | awk -F "$tab" -v known="$work/known" -v n_commands="$n_commands" '
        BEGIN {
            while ((getline line <known) > 0) {
                split(line, it, "\t")
                key = it[1] "\t" it[2]
                letter[key] = it[3]
                takers[key] = takers[key] (n[key]++ ? ", " : "") it[4]
            }
        }
        $0 in seen { next }
        {
            seen[$0] = 1
            name = $1; sub(/ .*/, "", name)
            value = substr($1, length(name) + 2)
            by = n[$0] == 0 ? "" : n[$0] == n_commands ? " For every command." : " For " takers[$0] "."
            line = (letter[$0] != "" ? "*" letter[$0] "*, " : "") "*" name "*"
            print line (value == "" ? "" : " _" value "_") "\n\t" $2 "." by "\n"
        }'
}

"$trama" help >"$work/overview"
sed -n 's/^  trama \([a-z]*\) .*/\1/p' "$work/overview" >"$work/names"
n_commands=$(wc -l <"$work/names")
while IFS= read -r name; do
    "$trama" help "$name" >"$work/page"
    command_entry "$work/page" >>"$work/COMMANDS"
    command_options "$work/page" "$name" >>"$work/options"
done <"$work/names"
"$trama" draw --list | sed "$escape" | awk '{ text = $0; sub(/^[^ ]+ +[^ ]+ +/, "", text); print "_" $2 "_\n\t" text ".\n" }' \
    >"$work/FORMATS"
"$trama" help --options >"$work/options.md"
"$trama" help --measures >"$work/measures.md"
"$trama" help --diagrams >"$work/diagrams.md"
"$trama" help --exports >"$work/exports.md"
table "$work/options.md" | definitions >"$work/OPTIONS"
table "$work/measures.md" | definitions >"$work/MEASURES"
table "$work/exports.md" | definitions >"$work/EXPORTS"
table "$work/diagrams.md" | definitions >"$work/DIAGRAM_ATTRIBUTES"
version=$("$trama" --version | sed 's/^trama //')

awk -v work="$work" -v version="$version" '
    { gsub(/@VERSION@/, version) }
    /^@[A-Z_]+@$/ {
        name = substr($0, 2, length($0) - 2); n = 0
        while ((getline line <(work "/" name)) > 0) { print line; n++ }
        if (n == 0) { print "man.sh: nothing to put for " $0 >"/dev/stderr"; bad = 1 }
        next
    }
    { print }
    END { exit bad }' "$source" >"$work/page"
cat -s "$work/page"
