/* SPDX-License-Identifier: MIT */
#include "base/available.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The number behind `name` in a file of lines "name number", or that begins it where name is ""; false where
 * there is none ("max"). */
static bool read_number(const char *path, const char *name, uint64_t *number)
{
    char line[256];
    FILE *file = fopen(path, "r");
    size_t n = strlen(name);
    bool found = false;
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        unsigned long long value;
        found = strncmp(line, name, n) == 0 && sscanf(line + n, "%llu", &value) == 1;
        if (found)
            *number = value;
    }
    if (file != NULL)
        (void)fclose(file);
    return found;
}

static void lower_to(uint64_t *least, uint64_t most, uint64_t used)
{
    uint64_t left = most > used ? most - used : 0;
    *least = left < *least ? left : *least;
}

static void lower_to_machine(uint64_t *least)
{
    uint64_t kilobytes;
    if (read_number("/proc/meminfo", "MemAvailable:", &kilobytes))
        lower_to(least, kilobytes * 1024, 0);
}

static void lower_to_limits(uint64_t *least)
{
    struct rlimit limit;
    uint64_t pages = 0;
    (void)read_number("/proc/self/statm", "", &pages);
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        lower_to(least, limit.rlim_cur, pages * (uint64_t)sysconf(_SC_PAGESIZE));
    if (getrlimit(RLIMIT_DATA, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        lower_to(least, limit.rlim_cur, 0);
}

/* Files of a control group: of version 2 and of version 1. */
static const struct {
    const char *before, *root, *most, *used, *files;
} versions[] = {
    {"0::", "/sys/fs/cgroup", "memory.max", "memory.current", "file "},
    {":memory:", "/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_cache "},
};

static bool number_of_group(size_t version, const char *group, const char *file, const char *name,
                            uint64_t *number)
{
    char path[600];
    int n = snprintf(path, sizeof path, "%s%s/%s", versions[version].root, group, file);
    return n > 0 && (size_t)n < sizeof path && read_number(path, name, number);
}

/* The group and those around it; within a container the path leads nowhere and the root is the group. */
static void lower_to_group(uint64_t *least, size_t version, char *group)
{
    for (;;) {
        uint64_t most, used = 0, files = 0;
        char *slash = strrchr(group, '/');
        if (number_of_group(version, group, versions[version].most, "", &most)) {
            (void)number_of_group(version, group, versions[version].used, "", &used);
            (void)number_of_group(version, group, "memory.stat", versions[version].files, &files);
            lower_to(least, most, used > files ? used - files : 0);
        }
        if (slash == NULL)
            return;
        *slash = '\0';
    }
}

static void lower_to_groups(uint64_t *least)
{
    char line[512];
    FILE *file = fopen("/proc/self/cgroup", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
            char *at = strstr(line, versions[i].before);
            if (at != NULL)
                lower_to_group(least, i, at + strlen(versions[i].before));
        }
    }
    if (file != NULL)
        (void)fclose(file);
}

uint64_t tr_memory_available(void)
{
    uint64_t least = UINT64_MAX;
    lower_to_machine(&least);
    lower_to_limits(&least);
    lower_to_groups(&least);
    return least;
}
