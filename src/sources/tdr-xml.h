/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrXmlTable:
 * @top: (element-type utf8 utf8): texts of the elements right under the root
 * @rows: (element-type GHashTable): of each row element the texts of the elements in it, and its attributes
 *
 * An XML answer in which one kind of element is a row.
 */
typedef struct {
  GHashTable *top;
  GPtrArray *rows;
} TdrXmlTable;

TdrXmlTable *tdr_xml_table_parse (GBytes       *bytes,
                                  const char   *root_end,
                                  const char   *row,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         tdr_xml_table_free  (TdrXmlTable  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrXmlTable, tdr_xml_table_free)

G_END_DECLS
