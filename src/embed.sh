#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# embed.sh OUTPUT FILE…: write OUTPUT.h and OUTPUT.c, which hold the bytes of each FILE as
# tr_embedded_NAME (dots are underscores) and, for .gv files, the table tr_embedded_graphs.
set -eu
out=$1
shift
symbol() { basename "$1" | tr '.-' '__'; }
{
    echo '/* Made by src/embed.sh; do not edit. */'
    echo '#ifndef TR_EMBEDDED_H'
    echo '#define TR_EMBEDDED_H'
    echo '#include <stddef.h>'
    for file; do
        name=$(symbol "$file")
        echo "extern const char tr_embedded_${name}[];"
        echo "extern const size_t tr_embedded_${name}_length;"
    done
    echo 'typedef struct { const char *name, *text; const size_t *length; } TrEmbedded;'
    echo 'extern const TrEmbedded tr_embedded_graphs[];'
    echo 'extern const size_t tr_n_embedded_graphs;'
    echo '#endif'
} >"$out.h"
{
    echo '/* Made by src/embed.sh; do not edit. */'
    echo '#include "embedded.h"'
    for file; do
        name=$(symbol "$file")
        echo "const char tr_embedded_${name}[] = {"
        od -An -v -tx1 "$file" | sed 's/ \([0-9a-f][0-9a-f]\)/(char)0x\1,/g'
        echo '0};'
        echo "const size_t tr_embedded_${name}_length = sizeof tr_embedded_$name - 1;"
    done
    echo 'const TrEmbedded tr_embedded_graphs[] = {'
    for file; do
        case $file in
        *.gv) echo "{\"$(basename "$file")\", tr_embedded_$(symbol "$file"), &tr_embedded_$(symbol "$file")_length}," ;;
        esac
    done
    echo '};'
    echo 'const size_t tr_n_embedded_graphs = sizeof tr_embedded_graphs / sizeof *tr_embedded_graphs;'
} >"$out.c"
