/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-evidence.h"

static const char *const kind_names[] = {
  [TDR_EVIDENCE_LIST] = "list",
  [TDR_EVIDENCE_QUOTED] = "quoted",
  [TDR_EVIDENCE_MEASURED] = "measured",
  [TDR_EVIDENCE_MODELLED] = "modelled",
  [TDR_EVIDENCE_SECONDARY] = "secondary",
  [TDR_EVIDENCE_UNCONFIRMED] = "unconfirmed",
  [TDR_EVIDENCE_ASSUMPTION] = "assumption",
};

/**
 * tdr_evidence_kind_to_string:
 *
 * The word that files and JSON use for @kind.
 */
const char *
tdr_evidence_kind_to_string (TdrEvidenceKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * tdr_evidence_kind_from_string:
 *
 * Reads the word that tdr_evidence_kind_to_string() writes.
 *
 * Returns: whether @text is such a word; @kind is untouched if not
 */
gboolean
tdr_evidence_kind_from_string (const char      *text,
                               TdrEvidenceKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (text, kind_names[i]) == 0)
      {
        *kind = (TdrEvidenceKind) i;
        return TRUE;
      }

  return FALSE;
}
