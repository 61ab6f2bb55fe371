#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Run each fuzzer, built by afl-clang-fast, under AFL++ for some seconds. afl.sh BUILD SECONDS NAME…
# Fails if anything crashed or hung: BUILD/found/NAME/default/{crashes,hangs} holds it.
set -u
build=$1 seconds=$2
shift 2
here=$(dirname "$0")
AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1
export AFL_SKIP_CPUFREQ AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES AFL_NO_UI AFL_NO_AFFINITY
status=0
mkdir -p "$build/found"
for name in "$@"; do
    rm -rf "$build/found/$name"
    afl-fuzz -V "$seconds" -i "$here/corpus/$name" -o "$build/found/$name" -x "$here/$(sh "$here/dict.sh" "$name")" -m none -t 5000 \
        -- "$build/fuzz/$name" >"$build/found/$name.log" 2>&1 || { tail -n 20 "$build/found/$name.log"; exit 1; }
    value() { sed -n "s/^$1 *: *//p" "$build/found/$name/default/fuzzer_stats"; }
    echo "fuzz-afl: $name: $(value run_time) s, $(value execs_done) runs, $(value corpus_count) inputs kept," \
        "$(value saved_crashes) crashes, $(value saved_hangs) hangs"
    [ "$(value saved_crashes)$(value saved_hangs)" = 00 ] || status=1
done
exit $status
