/* SPDX-License-Identifier: MIT */
/* What stands in a folder that is replaced: deleting it, and handing on what is not ours. */
#ifndef TR_BASE_CARRY_H
#define TR_BASE_CARRY_H

#include <dirent.h>

#include "base/status.h"

/* What each edition of ours says of itself: the names of its files, in quotes, each at the beginning of a
 * line. */
#define TR_MANIFEST "manifest.json"

/* Delete the folder `name` of the folder open as `parent` (AT_FDCWD: this one), and all that is in it, as far
 * as that can be done. Takes no memory of ours: it is wanted most when there is none. */
void tr_folder_sweep(int parent, const char *name);

/* Two folders, which keep being the same when they are renamed, and the old one's manifest or NULL. */
typedef struct {
    DIR *from, *to; /* NULL: not open */
    char *manifest;
} TrCarrying;

/* Open both. Release with tr_carrying_release() in any case; `manifest`, of tr_malloc(), goes with it. */
TrStatus tr_carrying_begin(TrCarrying *carrying, const char *from, const char *to, char *manifest,
                           TrError *err);
/* Bring over what is neither named by the manifest nor there already: files as links, which leaves them where
 * they are; or folders by moving them. Goes on after a failure, and tells of the first. No memory of ours. */
TrStatus tr_carry_files(const TrCarrying *carrying, TrError *err);
TrStatus tr_carry_folders(const TrCarrying *carrying, TrError *err);
/* Undo tr_carry_folders(): every folder of the new one goes to the old. */
TrStatus tr_carry_folders_back(const TrCarrying *carrying);
void tr_carrying_release(TrCarrying *carrying);

/* Whether nothing stands at `path`: TR_IO if that cannot be told, as on a disk that fails. */
TrStatus tr_path_absent(const char *path, bool *absent, TrError *err);

#endif
