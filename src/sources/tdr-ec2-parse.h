/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"

G_BEGIN_DECLS

TdrAnswer *tdr_ec2_parse_spot            (GBytes      *bytes,
                                         const char  *region,
                                         char       **next_token,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_ec2_parse_capacity_blocks (GBytes      *bytes,
                                         const char  *region,
                                         char       **next_token,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_ec2_parse_offerings       (GBytes      *bytes,
                                         const char  *region,
                                         char       **next_token,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
