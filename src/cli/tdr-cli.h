/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-catalog.h"

G_BEGIN_DECLS

/**
 * TdrCliStatus:
 * @TDR_CLI_DONE: what was asked for was done
 * @TDR_CLI_CANNOT: it could not be: a file, a fact or the system is to blame, and the message says which
 * @TDR_CLI_USAGE: the command line itself is wrong
 *
 * Exit statuses of the program.
 */
typedef enum {
  TDR_CLI_DONE = 0,
  TDR_CLI_CANNOT = 1,
  TDR_CLI_USAGE = 2,
} TdrCliStatus;

/* One function a command, each in a file of its name: int tdr_cli_NAME (int argc, char **argv), where argv[0] is the
 * command's name. What they share: */
gboolean tdr_cli_parse    (int                *argc,
                           char             ***argv,
                           const GOptionEntry *entries,
                           const char         *parameters,
                           const char         *summary,
                           guint               least,
                           guint               most) G_GNUC_WARN_UNUSED_RESULT;
int      tdr_cli_usage    (const char         *command,
                           const char         *format,
                           ...) G_GNUC_PRINTF (2, 3);
int      tdr_cli_cannot   (const GError       *error);
void     tdr_cli_speak_to_programs (void);
int      tdr_cli_write    (const char         *text,
                           gsize               length);

TdrCatalog *tdr_cli_open_catalog    (gboolean     offline,
                                     GError     **error);
int         tdr_cli_check_day       (const char  *command,
                                     const char  *day);
TdrCatalog *tdr_cli_open_catalog_on (const char  *day,
                                     gboolean     offline,
                                     GError     **error);

int      tdr_cli_award     (int    argc,
                           char **argv);
int      tdr_cli_bench     (int    argc,
                           char **argv);
int      tdr_cli_calibrate (int    argc,
                           char **argv);
int      tdr_cli_capacity  (int    argc,
                           char **argv);
int      tdr_cli_commitments (int    argc,
                           char **argv);
int      tdr_cli_costs     (int    argc,
                           char **argv);
int      tdr_cli_explain   (int    argc,
                           char **argv);
int      tdr_cli_estimate (int    argc,
                           char **argv);
int      tdr_cli_evaluate (int    argc,
                           char **argv);
int      tdr_cli_new      (int    argc,
                           char **argv);
int      tdr_cli_risk (int    argc,
                           char **argv);
int      tdr_cli_report   (int    argc,
                           char **argv);

G_END_DECLS
