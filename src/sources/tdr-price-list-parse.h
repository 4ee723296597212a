/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-answer.h"

G_BEGIN_DECLS

char     *tdr_price_list_parse_region_index  (GBytes      *bytes,
                                              const char  *region,
                                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_price_list_parse_bedrock       (GBytes      *bytes,
                                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_price_list_parse_products      (GBytes      *bytes,
                                              char       **next_token,
                                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
