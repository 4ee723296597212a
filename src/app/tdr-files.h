/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-window.h"

G_BEGIN_DECLS

typedef void (*TdrLeave) (TdrWindow *window);

/* Opening and saving what a window shows. Each asks first where work would be lost, and says in the window what went
 * wrong; the open tender stays as it is then. */
void     tdr_files_new           (TdrWindow  *window);
void     tdr_files_choose        (TdrWindow  *window);
void     tdr_files_open          (TdrWindow  *window,
                                  GFile      *file);
void     tdr_files_open_example  (TdrWindow  *window,
                                  const char *path);
void     tdr_files_save          (TdrWindow  *window);
void     tdr_files_save_as       (TdrWindow  *window);
void     tdr_files_ask_to_leave  (TdrWindow  *window,
                                  TdrLeave    leave);
gboolean tdr_files_can_recover   (void);
void     tdr_files_recover       (TdrWindow  *window);
void     tdr_files_fill_examples (GMenu      *menu);
void     tdr_files_follow_recent (GMenu      *menu);

G_END_DECLS
