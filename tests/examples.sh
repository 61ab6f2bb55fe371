#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Run the examples of every help page as they stand there, in order, in a folder with the files that they name: the
# example input, an older edition of it, a file of claims, a file of another program, the diagrams. A comment at the end
# of an example says the status that is expected, if it is not 0. Each page must have two examples or more, and
# each file that an example says it writes must be there afterwards. TRAMA names the program.
# Usage: tests/examples.sh [COMMAND…]
set -u
cd "$(dirname "$0")/.." || exit 1
TRAMA=${TRAMA:-$PWD/build/trama}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "examples: $*"
}

# A folder as somebody may have it: their claims, and the day before one of them was changed.
prepare() {
    mkdir -p "$work/here/input-before" "$work/home/.config/fish/completions" "$work/bin" || exit 1
    cp -R input graphs "$work/here"
    cp input/claims.csv "$work/here/claims.csv"
    cp input/*.csv "$work/here/input-before"
    sed '2d' input/claims.csv >"$work/here/input-before/claims.csv"
    printf 'Name;Post\nAna;"Mayor; acting"\n' >"$work/here/export.txt"
    printf '#!/bin/sh\nexec "%s" "$@"\n' "$TRAMA" >"$work/bin/trama"
    chmod +x "$work/bin/trama"
}

# The examples of a help page, a line each.
examples_of() { "$TRAMA" help "$1" | sed -n '/^Examples:$/,$ s/^  \(trama .*\)/\1/p'; }

# Files that a line says it writes: behind -o, and behind > or >>.
written_by() { printf '%s\n' "$1" | grep -oE '(-o |>>?)[^ >]+' | sed -e 's/^-o //' -e 's/^>*//' -e "s|^~|$work/home|"; }

try() {
    wanted=$(printf '%s\n' "$1" | sed -n 's/.*# exits \([0-9][0-9]*\)$/\1/p')
    (cd "$work/here" && HOME=$work/home PATH=$work/bin:$PATH sh -c "$1") >"$work/out" 2>"$work/err"
    status=$?
    if [ "$status" -ne "${wanted:-0}" ]; then
        fail "'$1' ended with $status, not ${wanted:-0}: $(head -n 2 "$work/err")"
        return
    fi
    for file in $(written_by "$1"); do
        case $file in /*) ;; *) file=$work/here/$file ;; esac
        if [ ! -s "$file" ]; then
            fail "'$1' did not write $file"
            return
        fi
    done
    pass
}

# shellcheck disable=SC2046 # a name a word
[ $# -gt 0 ] || set -- $("$TRAMA" help | sed -n 's/^  trama \([a-z]*\) .*/\1/p')
[ $# -gt 0 ] || fail "trama help names no commands"
for command; do
    rm -rf "${work:?}"/*
    prepare
    examples_of "$command" >"$work/examples"
    if [ "$(wc -l <"$work/examples")" -lt 2 ]; then fail "trama help $command has fewer than two examples"; fi
    while IFS= read -r line; do
        try "$line"
    done <"$work/examples"
done
echo "examples: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
