#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The dictionary of a fuzzer: its own, or that of delimited files. dict.sh NAME
here=$(dirname "$0")
if [ -f "$here/$1.dict" ]; then echo "$1.dict"; else echo csv.dict; fi
