#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Do what README.md says, in a copy of the project: write its ```csv and ```dot blocks, run its ```sh blocks, and compare
# its generated tables with the program's. How the README talks to this script, in HTML comments:
#   <!-- file: NAME.csv -->   above a ```csv block: the file it is saved as; NAME.gv above a ```dot block
#   <!-- not run: REASON -->  above a ```sh block: skip it
#   command # exits 3         the status that is expected, where it is not 0
# Commands that begin with make are left to whoever runs this. TRAMA_BUILD names the build (default: build).
# Usage: tests/readme.sh [FILE]
set -u
cd "$(dirname "$0")/.." || exit 1
root=$PWD
build=${TRAMA_BUILD:-build}
case $build in /*) ;; *) build=$root/$build ;; esac
readme=${1:-README.md}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
copy=$work/copy
passed=0 failed=0
tab=$(printf '\t')

pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "$readme:$*"
}

mkdir "$copy"
cp -R input graphs "$copy"
ln -s "$build" "$copy/build"

# Blocks, in order, into $work/commands: line, status and command; or line, "file" and the name of the file
# whose text is in $work/block-LINE. What is wrong with the README itself goes into $work/complaints.
: >"$work/commands"
: >"$work/complaints"
awk -v work="$work" -v commands="$work/commands" -v complaints="$work/complaints" '
    function take(line) {
        if (pending != "") line = pending " " line
        pending = ""
        if (line ~ /\\$/) { pending = substr(line, 1, length(line) - 1); return }
        wanted = 0
        if (match(line, /[ \t]+# exits [0-9]+[ \t]*$/)) {
            wanted = substr(line, RSTART); gsub(/[^0-9]/, "", wanted)
            line = substr(line, 1, RSTART - 1)
        }
        if (line !~ /^[ \t]*(#.*)?$/ && line !~ /^make( |$)/) print NR "\t" wanted "\t" line >commands
    }
    block != "" && /^```/ { if (file != "") close(file); block = above = file = ""; next }
    (block == "csv" || block == "dot") && file != "" { print >file; next }
    block == "sh" && !skip { take($0); next }
    block != "" { next }
    /^```/ {
        block = substr($0, 4) == "" ? "text" : substr($0, 4)
        skip = above ~ /^<!-- not run: .+ -->$/
        if ((block == "csv" && above ~ /^<!-- file: [A-Za-z0-9_][A-Za-z0-9_\/-]*\.csv -->$/) ||
            (block == "dot" && above ~ /^<!-- file: [A-Za-z0-9_][A-Za-z0-9_\/-]*\.gv -->$/)) {
            file = work "/block-" NR
            print NR "\tfile\t" substr(above, 12, length(above) - 15) >commands
        } else if (block == "csv" || block == "dot") {
            print NR ": a csv block with no <!-- file: NAME.csv --> above it" >complaints
        }
        next
    }
    NF { above = $0 }
    END { if (block != "") print NR ": a block that is not closed" >complaints }
' "$readme"

while IFS= read -r complaint; do
    fail "$complaint"
done <"$work/complaints"
[ -s "$work/commands" ] || fail '1: no command to run'

while IFS=$tab read -r line wanted command; do
    if [ "$wanted" = file ]; then
        mkdir -p "$(dirname "$copy/$command")"
        cp "$work/block-$line" "$copy/$command"
        continue
    fi
    status=0
    (cd "$copy" && sh -c "$command") >"$work/output" 2>&1 </dev/null || status=$?
    if [ "$status" -eq "$wanted" ]; then
        pass
    else
        fail "$line: exit status $status, expected $wanted: $command: $(tail -n 1 "$work/output")"
    fi
done <"$work/commands"

# What stands between <!-- NAME --> and <!-- /NAME --> is what `trama help --NAME` prints.
for name in measures options exports; do
    awk -v name="$name" '$0 == "<!-- /" name " -->" { on = 0 } on && NF { print }
        $0 == "<!-- " name " -->" { on = 1 }' "$readme" >"$work/there"
    "$build/trama" help "--$name" >"$work/wanted" 2>"$work/output" || : >"$work/wanted"
    if [ -s "$work/wanted" ] && cmp -s "$work/there" "$work/wanted"; then
        pass
    else
        difference=$(diff "$work/there" "$work/wanted" | sed -n 's/^[<>] //p' | head -n 1)
        fail "1: the table of $name is not what 'trama help --$name' prints: $difference"
    fi
done

echo "readme: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
