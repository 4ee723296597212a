/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fact.h"

#define KEY_SEPARATOR "\x1f"

static const char *const kind_names[] = {
  [TDR_FACT_PRICE] = "price",
  [TDR_FACT_INSTANCE_RATE] = "instance-rate",
  [TDR_FACT_MODEL] = "model",
  [TDR_FACT_PROFILE] = "profile",
  [TDR_FACT_AVAILABILITY] = "availability",
  [TDR_FACT_COMMITMENT] = "commitment",
  [TDR_FACT_OFFERING] = "offering",
  [TDR_FACT_EXCHANGE_RATE] = "exchange-rate",
};

/**
 * tdr_fact_kind_to_string:
 */
const char *
tdr_fact_kind_to_string (TdrFactKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * tdr_fact_kind_from_string:
 */
gboolean
tdr_fact_kind_from_string (const char  *text,
                           TdrFactKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (text, kind_names[i]) == 0)
      {
        *kind = (TdrFactKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tdr_fact_dup_key:
 *
 * What the fact is about: two facts of one source with the same key are the same thing at different times.
 */
char *
tdr_fact_dup_key (const TdrFact *fact)
{
  const char *parts[] = { kind_names[fact->kind], fact->platform, fact->subject, fact->scope, fact->region,
                          fact->deployment, fact->term, fact->meter, fact->unit };
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (key, "%s%s", i > 0 ? KEY_SEPARATOR : "", parts[i] != NULL ? parts[i] : "");

  return g_string_free_and_steal (g_steal_pointer (&key));
}

/**
 * tdr_fact_dup_row_key:
 *
 * Like tdr_fact_dup_key(), and what tells apart two rows of one answer that are about the same: how the source calls
 * them.
 */
char *
tdr_fact_dup_row_key (const TdrFact *fact)
{
  g_autofree char *key = tdr_fact_dup_key (fact);

  return g_strconcat (key, KEY_SEPARATOR, fact->raw_name != NULL ? fact->raw_name : "", KEY_SEPARATOR,
                      fact->detail != NULL && fact->price == NULL ? fact->detail : "", NULL);
}
