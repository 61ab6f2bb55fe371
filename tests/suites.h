/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every suite, once: tests/main.c runs them in this order. */
#ifndef TR_TESTS_SUITES_H
#define TR_TESTS_SUITES_H

#include <check.h>

#define TR_SUITES(X)                                                                                         \
    X(render)                                                                                                \
    X(compare)                                                                                               \
    X(match)                                                                                                 \
    X(memory)                                                                                                \
    X(progress)                                                                                              \
    X(interrupt)                                                                                             \
    X(arena)                                                                                                 \
    X(strings)                                                                                               \
    X(sort)                                                                                                  \
    X(random)                                                                                                \
    X(text)                                                                                                  \
    X(fold)                                                                                                  \
    X(suggest)                                                                                               \
    X(number)                                                                                                \
    X(links)                                                                                                 \
    X(actions)                                                                                               \
    X(ties)                                                                                                  \
    X(pairs)                                                                                                 \
    X(answers)                                                                                               \
    X(selection)                                                                                             \
    X(events)                                                                                                \
    X(projection)                                                                                            \
    X(components)                                                                                            \
    X(guard)                                                                                                 \
    X(graph)                                                                                                 \
    X(nodes)                                                                                                 \
    X(network)                                                                                               \
    X(measures)                                                                                              \
    X(properties)                                                                                            \
    X(ranking)                                                                                               \
    X(summary)                                                                                               \
    X(waves)                                                                                                 \
    X(set_search)                                                                                            \
    X(key_players)                                                                                           \
    X(groups)                                                                                                \
    X(writers)                                                                                               \
    X(diagnostics)                                                                                           \
    X(file)                                                                                                  \
    X(csv_reader)                                                                                            \
    X(dialect)                                                                                               \
    X(source)                                                                                                \
    X(clean)                                                                                                 \
    X(regressions)                                                                                           \
    X(corpora)                                                                                               \
    X(date)                                                                                                  \
    X(vocabulary)                                                                                            \
    X(columns)                                                                                               \
    X(checks)                                                                                                \
    X(table)                                                                                                 \
    X(input)                                                                                                 \
    X(rejected)                                                                                              \
    X(accounts)                                                                                              \
    X(origins)                                                                                               \
    X(names)                                                                                                 \
    X(kinds)                                                                                                 \
    X(spellings)                                                                                             \
    X(allocation)                                                                                            \
    X(folder)                                                                                                \
    X(builder)                                                                                               \
    X(batch)                                                                                                 \
    X(process)                                                                                               \
    X(attributes)                                                                                            \
    X(diagram)                                                                                               \
    X(choice)                                                                                                \
    X(metrics)                                                                                               \
    X(labels)                                                                                                \
    X(dot)                                                                                                   \
    X(words)                                                                                                 \
    X(page)                                                                                                  \
    X(palette)                                                                                               \
    X(filter)                                                                                                \
    X(simplify)                                                                                              \
    X(layout)                                                                                                \
    X(honest)                                                                                                \
    X(legend)                                                                                                \
    X(figure)                                                                                                \
    X(gallery)                                                                                               \
    X(grid)                                                                                                  \
    X(rank_report)                                                                                           \
    X(groups_report)                                                                                         \
    X(check_report)                                                                                          \
    X(report_md)                                                                                             \
    X(graphml)                                                                                               \
    X(aho_corasick)                                                                                          \
    X(infer)                                                                                                 \
    X(roles)                                                                                                 \
    X(quantity)                                                                                              \
    X(disagreements)

#define TR_DECLARE_SUITE(name) Suite *suite_##name(void);
TR_SUITES(TR_DECLARE_SUITE)

#endif
