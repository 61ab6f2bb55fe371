#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# page-data.sh FILE: the JSON that a report.html holds, for checks of golden cases.
awk '/^<script type="application\/json" id="data">/ { on = 1; sub(/^<script[^>]*>/, "") }
    on && /<\/script>$/ { sub(/<\/script>$/, ""); print; exit }
    on { print }' "$1"
