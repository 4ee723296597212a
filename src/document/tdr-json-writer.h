/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-money.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrJsonWriter:
 * @flat_from: objects and lists this deep stand on one line
 *
 * Writes JSON as it goes, without a tree, for results of many megabytes. A name is %NULL inside a list. The same calls
 * give the same bytes in every locale.
 */
typedef struct {
  GString *text;
  guint depth;
  guint flat_from;
  gboolean first;
} TdrJsonWriter;

void  tdr_json_writer_init         (TdrJsonWriter *self,
                                    guint          flat_from);
char *tdr_json_writer_end          (TdrJsonWriter *self,
                                    gsize         *length) G_GNUC_WARN_UNUSED_RESULT;
void  tdr_json_writer_begin_object (TdrJsonWriter *self,
                                    const char    *name);
void  tdr_json_writer_end_object   (TdrJsonWriter *self);
void  tdr_json_writer_begin_list   (TdrJsonWriter *self,
                                    const char    *name);
void  tdr_json_writer_end_list     (TdrJsonWriter *self);
void  tdr_json_writer_string       (TdrJsonWriter *self,
                                    const char    *name,
                                    const char    *value);
void  tdr_json_writer_integer      (TdrJsonWriter *self,
                                    const char    *name,
                                    gint64         value);
void  tdr_json_writer_number       (TdrJsonWriter *self,
                                    const char    *name,
                                    double         value);
void  tdr_json_writer_boolean      (TdrJsonWriter *self,
                                    const char    *name,
                                    gboolean       value);
void  tdr_json_writer_money        (TdrJsonWriter *self,
                                    const char    *name,
                                    TdrMoney       money);
void  tdr_json_writer_null         (TdrJsonWriter *self,
                                    const char    *name);

G_END_DECLS
