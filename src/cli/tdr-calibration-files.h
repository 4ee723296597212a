/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-error-table.h"

G_BEGIN_DECLS

gboolean tdr_calibration_files_write (const char            *folder,
                                      const TdrCalibration  *calibration,
                                      const TdrErrorRow     *by_group,
                                      guint                  n_rows,
                                      GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
