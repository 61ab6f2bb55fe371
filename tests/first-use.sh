#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# First use: from an empty folder and a four-column CSV of one's own to a report, in at most three commands, with
# nothing but trama in the PATH's first folder and no diagrams, no configuration, no home. One row of the table is
# broken, as one always is. Prints what it took; no time fails. TRAMA names the program.
# Usage: tests/first-use.sh [FOLDER]   FOLDER keeps what was made: claims.csv and out/
set -u
cd "$(dirname "$0")/.." || exit 1
TRAMA=${TRAMA:-$PWD/build/trama}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
here=${1:-$work/mine}
mkdir -p "$here" "$work/bin"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$TRAMA" >"$work/bin/trama"
chmod +x "$work/bin/trama"
passed=0 failed=0 commands=0

check() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'first-use: %s: %s, not %s\n' "$1" "$3" "$2"
    fi
}

# What one types, in the folder; its status is left in $status.
type_in() {
    commands=$((commands + 1))
    (cd "$here" && env -i PATH="$work/bin:/usr/bin:/bin" sh -c "$1") >"$work/out" 2>"$work/err"
    status=$?
}

# The table, as a spreadsheet saves it: the fifth line has neither a person nor an organization.
cat >"$here/claims.csv" <<'END'
person,role,organization,action
Ana Prueba,Mayor,Municipio de Ejemplo,awarded the road contract
Ana Prueba,Former partner,Constructora Ficticia,
Beto Muestra,Owner,Constructora Ficticia,won the road contract
,Treasurer,,signed for nobody
Carla Modelo,Accountant,Constructora Ficticia,
Carla Modelo,Accountant,"Fundación ""Ensayo"", A. C.",
END
before=$(date +%s%N)
type_in 'trama check claims.csv'
check "check says that a row is rejected" 3 "$status"
check "and which" "claims.csv:5" "$(grep -oE 'claims\.csv:[0-9]+' "$work/err" | sort -u | head -n 1)"
middle=$(date +%s%N)
type_in 'trama build claims.csv'
check "build makes the rest all the same" 3 "$status"
after=$(date +%s%N)
check "the last line says what to open" "Begin with out/report.html" "$(grep -o 'Begin with .*' "$work/out" "$work/err" | sed 's/^[^:]*://' | tail -n 1)"
check "commands" yes "$([ "$commands" -le 2 ] && echo yes)" # the third opens the report
check "the report is there" yes "$([ -s "$here/out/report.html" ] && echo yes)"
for name in 'Ana Prueba' 'Beto Muestra' 'Carla Modelo' 'Municipio de Ejemplo' 'Constructora Ficticia'; do
    check "$name is in it" yes "$(grep -qF "$name" "$here/out/report.html" && echo yes)"
done
check "nothing else was left in the folder" "claims.csv out" "$(find "$here" -mindepth 1 -maxdepth 1 -printf "%f\n" | sort | paste -sd " ")"
printf 'first-use: %d commands and a double click; check %d ms, build %d ms\n' "$commands" $(((middle - before) / 1000000)) $(((after - middle) / 1000000))
echo "first-use: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
