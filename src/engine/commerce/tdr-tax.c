/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tax.h"

#include "tdr-engine-error.h"
#include "tdr-workload.h"

static gboolean
check_share (const char  *field,
             int          ppm,
             GError     **error)
{
  if (ppm >= 0 && ppm <= TDR_PPM)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "%s in millionths must be from 0 to %d, not %d",
               field, TDR_PPM, ppm);
  return FALSE;
}

/**
 * tdr_tax_compute:
 * @net: without tax
 * @line: (out): each rounded half to even to hundredths, as on an invoice; what is recoverable and what is not add up
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID, naming the field, or with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_tax_compute (const TdrTax  *self,
                 TdrMoney       net,
                 TdrTaxLine    *line,
                 GError       **error)
{
  TdrMoney negative;

  if (!check_share ("The tax rate", self->rate_ppm, error)
      || !check_share ("The recoverable share of tax", self->recoverable_ppm, error)
      || !tdr_money_extend (net, self->rate_ppm, TDR_PPM, &line->invoiced, error))
    return FALSE;

  line->invoiced = tdr_money_round_minor (line->invoiced);
  if (!tdr_money_extend (line->invoiced, self->recoverable_ppm, TDR_PPM, &line->recoverable, error))
    return FALSE;

  line->recoverable = tdr_money_round_minor (line->recoverable);
  negative = line->recoverable;
  negative.micros = -negative.micros;
  return tdr_money_add (line->invoiced, negative, &line->cost, error);
}
