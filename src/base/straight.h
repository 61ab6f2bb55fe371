/* SPDX-License-Identifier: MIT */
/* A stream into a large file that passes by the system's page cache: a file of a gigabyte would fill it with
 * what nobody reads soon, and to find the pages takes longer than to write to a fast disk. The disk is
 * written to by a thread, while the next piece is made. */
#ifndef TR_BASE_STRAIGHT_H
#define TR_BASE_STRAIGHT_H

#include <stdio.h>

/* A stream that writes to `fd`, which must be empty and is closed with the stream; NULL where there is no
 * memory or thread for it: `fd` stays open then. Short files, slow disks and file systems that cannot do
 * otherwise are written to as ever. An error is the stream's, and errno says which with each try. */
FILE *tr_straight_open(int fd);

#endif
