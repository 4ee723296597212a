/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"

G_BEGIN_DECLS

TdrAnswer *tdr_bedrock_parse_models       (GBytes      *bytes,
                                          const char  *region,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_bedrock_parse_profiles     (GBytes      *bytes,
                                          const char  *region,
                                          char       **next_token,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_bedrock_parse_availability (GBytes      *bytes,
                                          const char  *region,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_bedrock_parse_throughputs  (GBytes      *bytes,
                                          const char  *region,
                                          char       **next_token,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_bedrock_parse_offers       (GBytes      *bytes,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
