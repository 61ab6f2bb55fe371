#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# assemble.sh FOLDER: print the page's template. The style and both scripts (d3's modules, and ours) are put
# in whole, and the policy in its head lets the browser run what has their hashes, and nothing else.
set -eu
here=$1
d3=${D3:-/usr/share/nodejs}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

hash_of() { sha256sum "$1" | cut -c1-64 | tr a-f A-F | basenc --base16 -d | base64 -w0; }

{
    echo '/*! The d3 modules below are by Mike Bostock.'
    sed -e 's/^/   /' -e 's/ *$//' "$here/d3-licence.txt"
    echo '*/'
    for module in dispatch selection timer color interpolate ease transition drag zoom; do
        cat "$d3/d3-$module/dist/d3-$module.min.js"
        echo
    done
} >"$work/library.js"
{
    echo '// SPDX-License-Identifier: GPL-2.0-or-later'
    echo '(() => {'
    echo '"use strict";'
    grep -hv '^// SPDX-License-Identifier' "$here"/[0-9]*.js
    echo '})();'
} >"$work/page.js"
grep -v '^/\* SPDX-License-Identifier' "$here/page.css" >"$work/page.css"

# What an element holds is hashed as it stands between its tags, line ends included.
while IFS= read -r line; do
    case $line in
    '{{style}}') printf '<style>' && cat "$work/page.css" && echo '</style>' ;;
    '{{library}}') printf '<script>' && cat "$work/library.js" && echo '</script>' ;;
    '{{script}}') printf '<script>' && cat "$work/page.js" && echo '</script>' ;;
    *'{{policy}}'*)
        policy="default-src 'none'; script-src 'sha256-$(hash_of "$work/library.js")' 'sha256-$(hash_of "$work/page.js")'"
        policy="$policy; style-src 'sha256-$(hash_of "$work/page.css")'; base-uri 'none'; form-action 'none'"
        printf '%s\n' "${line%%"{{policy}}"*}$policy${line#*"{{policy}}"}"
        ;;
    *) printf '%s\n' "$line" ;;
    esac
done <"$here/page.html"
