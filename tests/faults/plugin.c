/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A Graphviz plugin that nobody wants: it leaves a file where FAULTS_MARK says as soon as it is loaded. */
#include <stdio.h>
#include <stdlib.h>

__attribute__((constructor)) static void leave_mark(void)
{
    const char *path = getenv("FAULTS_MARK");
    FILE *file = path == NULL ? NULL : fopen(path, "w");
    if (file != NULL)
        (void)fclose(file);
}
