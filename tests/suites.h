/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every suite, once: tests/main.c runs them in this order. */
#ifndef TR_TESTS_SUITES_H
#define TR_TESTS_SUITES_H

#include <check.h>

#define TR_SUITES(X) X(render)

#define TR_DECLARE_SUITE(name) Suite *suite_##name(void);
TR_SUITES(TR_DECLARE_SUITE)

#endif
