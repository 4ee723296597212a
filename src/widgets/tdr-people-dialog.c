/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-people-dialog.h"

#include "tdr-figure-row.h"
#include "tdr-format.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* 100 tokens are about 75 words of English: OpenAI help centre, "What are tokens and how to count them?" */
#define TOKENS_PER_WORD (100.0 / 75.0)

struct _TdrPeopleDialog
{
  AdwDialog parent_instance;

  AdwSpinRow *users;
  AdwSpinRow *per_day;
  AdwSpinRow *days;
  AdwSpinRow *asked;
  AdwSpinRow *answered;
  GtkLabel *result;
};

typedef enum {
  SIGNAL_CHOSEN,
} TdrPeopleDialogSignal;

static guint signals[SIGNAL_CHOSEN + 1];

G_DEFINE_FINAL_TYPE (TdrPeopleDialog, tdr_people_dialog, ADW_TYPE_DIALOG)

static gint64
get_requests (TdrPeopleDialog *self)
{
  return (gint64) adw_spin_row_get_value (self->users) * (gint64) adw_spin_row_get_value (self->per_day)
         * (gint64) adw_spin_row_get_value (self->days);
}

static gint64
get_tokens (AdwSpinRow *words)
{
  return llround (adw_spin_row_get_value (words) * TOKENS_PER_WORD);
}

static void
changed_cb (TdrPeopleDialog *self)
{
  g_autofree char *requests = tdr_format_count (get_requests (self));
  g_autofree char *input = tdr_format_count (get_tokens (self->asked));
  g_autofree char *output = tdr_format_count (get_tokens (self->answered));
  /* Translators: requests a month, tokens of a prompt, tokens of an answer. */
  g_autofree char *words = g_strdup_printf (_("%s requests a month of %s input and %s output tokens"), requests, input,
                                            output);

  gtk_label_set_label (self->result, words);
}

static void
apply_cb (TdrPeopleDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, get_requests (self), get_tokens (self->asked),
                 get_tokens (self->answered));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
tdr_people_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TDR_TYPE_PEOPLE_DIALOG);

  G_OBJECT_CLASS (tdr_people_dialog_parent_class)->dispose (object);
}

static void
tdr_people_dialog_class_init (TdrPeopleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_people_dialog_dispose;

  /**
   * TdrPeopleDialog::chosen:
   *
   * Requests a month, tokens of a prompt and tokens of an answer to use.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TDR_TYPE_PEOPLE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/people-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrPeopleDialog, users);
  gtk_widget_class_bind_template_child (widget_class, TdrPeopleDialog, per_day);
  gtk_widget_class_bind_template_child (widget_class, TdrPeopleDialog, days);
  gtk_widget_class_bind_template_child (widget_class, TdrPeopleDialog, asked);
  gtk_widget_class_bind_template_child (widget_class, TdrPeopleDialog, answered);
  gtk_widget_class_bind_template_child (widget_class, TdrPeopleDialog, result);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
tdr_people_dialog_init (TdrPeopleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tdr_figure_row_set_up (self->users);
  tdr_figure_row_set_up (self->asked);
  tdr_figure_row_set_up (self->answered);
  changed_cb (self);
}

/* The form, with a middling office to begin with. */
AdwDialog *
tdr_people_dialog_new (void)
{
  return g_object_new (TDR_TYPE_PEOPLE_DIALOG, NULL);
}
