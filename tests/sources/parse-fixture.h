/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"

G_BEGIN_DECLS

/* Answers to read, and what they say as lines. */
extern const char *const parse_fixture_no_gaps[];

GBytes *parse_fixture_read         (const char        *name) G_GNUC_WARN_UNUSED_RESULT;
GBytes *parse_fixture_read_sample  (const char        *name) G_GNUC_WARN_UNUSED_RESULT;
char   *parse_fixture_write_fact   (const TdrFact     *fact) G_GNUC_WARN_UNUSED_RESULT;
void    parse_fixture_assert_facts (TdrAnswer         *answer,
                                    const char *const *facts,
                                    const char *const *gaps);

G_END_DECLS
