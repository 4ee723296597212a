/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-json-source.h"

G_BEGIN_DECLS

/**
 * TdrJsonPlace:
 * @path: how a person would find it: "workloads[0]"; empty for the whole text
 * @asked: the members that were asked for
 *
 * One object of a source. Each value is asked for by name, type and limits; after the first that is wrong everything is
 * left as it was, and the source's end tells. What nobody asked for can be had back.
 */
typedef struct {
  JsonObject *object;
  char *path;
  GHashTable *asked;
} TdrJsonPlace;

void          tdr_json_reader_refuse   (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member,
                                        const char     *format,
                                        ...) G_GNUC_PRINTF (4, 5);
TdrJsonPlace *tdr_json_reader_root     (TdrJsonSource  *self);
void          tdr_json_reader_integer  (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member,
                                        gint64         *value);
void          tdr_json_reader_number   (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member,
                                        double         *value);
void          tdr_json_reader_boolean  (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member,
                                        gboolean       *value);
void          tdr_json_reader_string   (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member,
                                        guint           most,
                                        char          **value);
void          tdr_json_reader_strings  (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member,
                                        guint           most,
                                        char         ***values);
void          tdr_json_reader_integers (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member,
                                        guint           count,
                                        int            *values);
GArray       *tdr_json_reader_numbers  (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member,
                                        guint           most) G_GNUC_WARN_UNUSED_RESULT;
guint         tdr_json_reader_length   (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member,
                                        guint           most);
TdrJsonPlace *tdr_json_reader_element  (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member,
                                        guint           index);
TdrJsonPlace *tdr_json_reader_object   (TdrJsonSource  *self,
                                        TdrJsonPlace   *place,
                                        const char     *member);
JsonObject   *tdr_json_reader_unknown  (TdrJsonPlace   *place);
void          tdr_json_place_free      (TdrJsonPlace   *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrJsonPlace, tdr_json_place_free)

G_END_DECLS
