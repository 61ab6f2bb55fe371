/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How fast libcsv is by itself: FILE is cut at a row end into THREADS parts, each read and parsed on a thread
 * of its own, with nothing done but counting fields. Prints the fields and the seconds. Rows must not span
 * lines. */
#include <csv.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MOST_THREADS = 64, READ_BYTES = 256 * 1024 };

typedef struct {
    int fd;
    off_t from, to;
    size_t fields;
} Part;

static double now_seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void count_field(__attribute__((unused)) void *text, __attribute__((unused)) size_t length, void *part)
{
    ((Part *)part)->fields++;
}

static void *parse(void *context)
{
    Part *part = context;
    struct csv_parser parser;
    char *buffer = malloc(READ_BYTES);
    if (buffer == NULL || csv_init(&parser, CSV_STRICT) != 0)
        exit(1);
    while (part->from < part->to) {
        size_t left = (size_t)(part->to - part->from);
        ssize_t n = pread(part->fd, buffer, left < READ_BYTES ? left : READ_BYTES, part->from);
        if (n <= 0 || csv_parse(&parser, buffer, (size_t)n, count_field, NULL, part) != (size_t)n)
            exit(1);
        part->from += n;
    }
    (void)csv_fini(&parser, count_field, NULL, part);
    csv_free(&parser);
    free(buffer);
    return NULL;
}

/* Behind the first line end at or behind `at`. */
static off_t row_end(int fd, off_t at, off_t end)
{
    char c = '\0';
    while (at < end && c != '\n')
        if (pread(fd, &c, 1, at++) != 1)
            exit(1);
    return at;
}

int main(int n_arguments, char **arguments)
{
    Part parts[MOST_THREADS];
    pthread_t threads[MOST_THREADS];
    struct stat status;
    size_t fields = 0;
    double began = now_seconds();
    int fd = n_arguments == 3 ? open(arguments[1], O_RDONLY) : -1;
    int n = n_arguments == 3 ? (int)strtol(arguments[2], NULL, 10) : 0;
    if (fd < 0 || fstat(fd, &status) != 0 || n < 1 || n > MOST_THREADS) {
        (void)fprintf(stderr, "usage: libcsv_alone FILE THREADS\n");
        return 2;
    }
    for (int i = 0; i < n; i++) {
        off_t from = i == 0 ? 0 : parts[i - 1].to;
        off_t to = i == n - 1 ? status.st_size : row_end(fd, status.st_size / n * (i + 1), status.st_size);
        parts[i] = (Part){fd, from, to, 0};
        if (pthread_create(&threads[i], NULL, parse, &parts[i]) != 0)
            return 1;
    }
    for (int i = 0; i < n; i++) {
        (void)pthread_join(threads[i], NULL);
        fields += parts[i].fields;
    }
    (void)close(fd);
    (void)printf("%zu fields %.4f s\n", fields, now_seconds() - began);
    return 0;
}
