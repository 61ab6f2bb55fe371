/* SPDX-License-Identifier: MIT */
/* Linked into trama-render where coverage is measured: what was counted is written to files at the end, when
 * the program may open none any more, and not at all where a handler ends it. So the limit on open files
 * keeps its hard limit here, and is raised again at the end. */
#include <sys/resource.h>

extern void __gcov_dump(void);
int __real_setrlimit(__rlimit_resource_t resource, const struct rlimit *limit);
int __wrap_setrlimit(__rlimit_resource_t resource, const struct rlimit *limit);
void __real__exit(int status) __attribute__((noreturn));
void __wrap__exit(int status) __attribute__((noreturn));

static rlim_t hard_limit;

int __wrap_setrlimit(__rlimit_resource_t resource, const struct rlimit *limit)
{
    struct rlimit ours = *limit;
    if (resource == RLIMIT_NOFILE) {
        struct rlimit now;
        if (getrlimit(resource, &now) != 0)
            return -1;
        ours.rlim_max = hard_limit = now.rlim_max;
    }
    return __real_setrlimit(resource, &ours);
}

/* Before the counts are written, which the lowest priorities are for. */
__attribute__((destructor)) static void allow_files(void)
{
    struct rlimit allowed = {hard_limit, hard_limit};
    if (hard_limit > 0)
        (void)__real_setrlimit(RLIMIT_NOFILE, &allowed);
}

void __wrap__exit(int status)
{
    allow_files();
    __gcov_dump();
    __real__exit(status);
}
