/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "tdr-run-case.h"

G_BEGIN_DECLS

/**
 * TdrErrorRow:
 * @forecast: what is predicted where the software's release and the source are not known: 0 if that was not asked for
 * @low: of the 80 % interval; 0 where there is none
 * @high: likewise
 *
 * A measured figure beside its prediction.
 */
typedef struct {
  const TdrRunCase *item;
  double predicted;
  double forecast;
  double low;
  double high;
} TdrErrorRow;

/**
 * TdrErrorKey:
 *
 * Returns: (nullable): under which name a row is counted, %NULL not at all; interned
 */
typedef const char *(*TdrErrorKey) (const TdrErrorRow *row);

/**
 * TdrErrorSummary:
 * @median_error: median of |predicted ÷ measured − 1|
 * @median_bias: median of predicted ÷ measured − 1
 * @coverage: share of the rows inside their interval
 */
typedef struct {
  const char *key;
  guint rows;
  double median_error;
  double median_bias;
  double coverage;
} TdrErrorSummary;

GArray     *tdr_error_table_summarise (const TdrErrorRow *rows,
                                       guint              n_rows,
                                       TdrErrorKey        key) G_GNUC_WARN_UNUSED_RESULT;
void        tdr_error_table_print     (const TdrErrorRow *rows,
                                       guint              n_rows);
JsonNode   *tdr_error_table_to_json   (const TdrErrorRow *rows,
                                       guint              n_rows) G_GNUC_WARN_UNUSED_RESULT;
double      tdr_error_table_median    (GArray            *values);
const char *tdr_error_key_source      (const TdrErrorRow *row);

G_END_DECLS
