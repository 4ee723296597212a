/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "tdr-tariff.h"

G_BEGIN_DECLS

int  tdr_cli_catalog              (int                argc,
                                   char             **argv);
int  tdr_cli_catalog_check        (int                argc,
                                   char             **argv);
int  tdr_cli_catalog_list         (int                argc,
                                   char             **argv);
void tdr_cli_catalog_add_evidence (JsonBuilder       *builder,
                                   const char        *member,
                                   const TdrEvidence *evidence);
int  tdr_cli_catalog_print_json   (JsonBuilder       *builder);

G_END_DECLS
