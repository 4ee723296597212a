/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-limits-editor.h"

#include "tdr-award-edit.h"
#include "tdr-figure-row.h"

#define PPM_PER_CENT (TDR_PPM / 100)

/* Limits that are of no group, in the order of their rows. */
static const TdrAwardLimitKind kinds[] = {
  TDR_LIMIT_SHARE, TDR_LIMIT_LEAST_GROUPS, TDR_LIMIT_UPFRONT, TDR_LIMIT_COMMITTED,
};

struct _TdrLimitsEditor
{
  TdrPage parent_instance;

  gboolean syncing;   /* the rows are being filled, not edited */

  AdwSpinRow *share;
  AdwSpinRow *suppliers;
  AdwSpinRow *upfront;
  AdwSpinRow *committed;
  GtkCheckButton *share_check;
  GtkCheckButton *suppliers_check;
  GtkCheckButton *upfront_check;
  GtkCheckButton *committed_check;
};

G_DEFINE_FINAL_TYPE (TdrLimitsEditor, tdr_limits_editor, TDR_TYPE_PAGE)

static AdwSpinRow *
get_row (TdrLimitsEditor *self,
         guint            limit)
{
  AdwSpinRow *rows[] = { self->share, self->suppliers, self->upfront, self->committed };

  return rows[limit];
}

static GtkCheckButton *
get_check (TdrLimitsEditor *self,
           guint            limit)
{
  GtkCheckButton *checks[] = { self->share_check, self->suppliers_check, self->upfront_check, self->committed_check };

  return checks[limit];
}

/* Its position, or that beyond the last. */
static guint
find_limit (const TdrAwardTerms *terms,
            TdrAwardLimitKind    kind)
{
  guint i = 0;

  while (i < terms->limits->len)
    {
      const TdrTenderLimit *limit = g_ptr_array_index (terms->limits, i);

      if (limit->limit.kind == kind && !limit->group && limit->limit.dimension == TDR_DIMENSION_SUPPLIER)
        break;
      i++;
    }
  return i;
}

static void
set_figure (TdrAwardLimit *limit,
            double         figure,
            const char    *currency)
{
  switch (limit->kind)
    {
    case TDR_LIMIT_SHARE:
      limit->share_ppm = (int) figure * PPM_PER_CENT;
      break;
    case TDR_LIMIT_LEAST_GROUPS:
      limit->count = (guint) figure;
      break;
    case TDR_LIMIT_AMOUNT:
    case TDR_LIMIT_UPFRONT:
    case TDR_LIMIT_COMMITTED:
    default:
      limit->amount = tdr_money_new ((gint64) figure * TDR_MONEY_MICROS, currency);
    }
}

static double
get_figure (const TdrAwardLimit *limit)
{
  switch (limit->kind)
    {
    case TDR_LIMIT_SHARE:
      return (double) (limit->share_ppm / PPM_PER_CENT);
    case TDR_LIMIT_LEAST_GROUPS:
      return limit->count;
    case TDR_LIMIT_AMOUNT:
    case TDR_LIMIT_UPFRONT:
    case TDR_LIMIT_COMMITTED:
    default:
      return (double) (limit->amount.micros / TDR_MONEY_MICROS);
    }
}

static void
update_limit (TdrLimitsEditor *self,
              TdrTender       *tender,
              guint            number)
{
  TdrAwardTerms *terms = tender->award;
  guint position = find_limit (terms, kinds[number]);
  gboolean is_new = position == terms->limits->len;
  double figure = adw_spin_row_get_value (get_row (self, number));
  TdrAwardLimit *own;

  if (!gtk_check_button_get_active (get_check (self, number)))
    {
      if (!is_new)
        g_ptr_array_remove_index (terms->limits, position);
      return;
    }
  if (is_new)
    {
      TdrAwardLimit limit = { .kind = kinds[number], .dimension = TDR_DIMENSION_SUPPLIER, .group = TDR_EVERY_GROUP };

      limit.amount = tdr_money_new (0, tender->currency);
      g_ptr_array_add (terms->limits, tdr_tender_limit_new (&limit, NULL));
    }
  own = &((TdrTenderLimit *) g_ptr_array_index (terms->limits, position))->limit;
  if (is_new || get_figure (own) != figure)   /* a figure finer than the row shows stays as it is */
    set_figure (own, figure, tender->currency);
}

static void
changed_cb (TdrLimitsEditor *self)
{
  TdrTender *tender;

  if (self->syncing || !tdr_page_get_document (TDR_PAGE (self)))
    return;
  tender = tdr_award_edit_new_tender (tdr_page_get_tender (TDR_PAGE (self)));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    update_limit (self, tender, i);
  tdr_page_apply (TDR_PAGE (self), tender, "limits");
}

static void
tender_changed (TdrPage *page)
{
  TdrLimitsEditor *self = TDR_LIMITS_EDITOR (page);
  const TdrAwardTerms *terms = tdr_page_get_tender (page)->award;

  self->syncing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint position = terms ? find_limit (terms, kinds[i]) : 0;
      gboolean is_set = terms && position < terms->limits->len;

      gtk_check_button_set_active (get_check (self, i), is_set);
      if (is_set)
        adw_spin_row_set_value (get_row (self, i),
                                get_figure (&((TdrTenderLimit *) g_ptr_array_index (terms->limits, position))->limit));
    }
  self->syncing = FALSE;
}

static void
tdr_limits_editor_dispose (GObject *object)
{
  TDR_LIMITS_EDITOR (object)->syncing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), TDR_TYPE_LIMITS_EDITOR);

  G_OBJECT_CLASS (tdr_limits_editor_parent_class)->dispose (object);
}

static void
tdr_limits_editor_class_init (TdrLimitsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_limits_editor_dispose;
  TDR_PAGE_CLASS (klass)->tender_changed = tender_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/limits-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrLimitsEditor, share);
  gtk_widget_class_bind_template_child (widget_class, TdrLimitsEditor, suppliers);
  gtk_widget_class_bind_template_child (widget_class, TdrLimitsEditor, upfront);
  gtk_widget_class_bind_template_child (widget_class, TdrLimitsEditor, committed);
  gtk_widget_class_bind_template_child (widget_class, TdrLimitsEditor, share_check);
  gtk_widget_class_bind_template_child (widget_class, TdrLimitsEditor, suppliers_check);
  gtk_widget_class_bind_template_child (widget_class, TdrLimitsEditor, upfront_check);
  gtk_widget_class_bind_template_child (widget_class, TdrLimitsEditor, committed_check);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
tdr_limits_editor_init (TdrLimitsEditor *self)
{
  self->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  tdr_figure_row_set_up (self->upfront);
  tdr_figure_row_set_up (self->committed);
  self->syncing = FALSE;
}
