/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-offers-page.h"

#include "tdr-badge.h"
#include "tdr-column-title.h"
#include "tdr-plan-filter.h"
#include "tdr-plan-item.h"
#include "tdr-plan-list.h"
#include "tdr-plan-pane.h"
#include "tdr-workload-chooser.h"

#include <glib/gi18n-lib.h>

struct _TdrOffersPage
{
  TdrPage parent_instance;

  TdrPlanList *plans;
  TdrPlanFilter *filter;
  GtkSingleSelection *selection;
  GPtrArray *platforms;   /* of char *, as plans name them, in the order of the drop-down after its first entry */
  char *shown;            /* (nullable): id of the plan in the pane */
  gboolean syncing;       /* the drop-downs are being filled, not chosen from */

  AdwOverlaySplitView *split;
  TdrPlanPane *pane;
  GtkDropDown *workload;
  GtkSearchEntry *search;
  GtkDropDown *platform;
  GtkToggleButton *passing;
  GtkToggleButton *starred;
  GtkToggleButton *every_region;
  GtkStack *stack;
  GtkColumnView *view;
  GtkColumnViewColumn *star_column;
  GtkColumnViewColumn *offer_column;
  GtkColumnViewColumn *musts_column;
  GtkColumnViewColumn *cost_column;
  GtkColumnViewColumn *per_million_column;
};

G_DEFINE_FINAL_TYPE (TdrOffersPage, tdr_offers_page, TDR_TYPE_PAGE)

static int
compare_titles (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  g_autofree char *title_a = tdr_plan_dup_title (tdr_plan_item_get_plan ((TdrPlanItem *) a));
  g_autofree char *title_b = tdr_plan_dup_title (tdr_plan_item_get_plan ((TdrPlanItem *) b));

  return gtk_ordering_from_cmpfunc (g_utf8_collate (title_a, title_b));
}

static int
compare_outcomes (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const TdrPlan *plan_a = tdr_plan_item_get_plan ((TdrPlanItem *) a);
  const TdrPlan *plan_b = tdr_plan_item_get_plan ((TdrPlanItem *) b);
  int outcome_a = plan_a->problem ? TDR_OUTCOME_FAIL + 1 : (int) plan_a->outcome;
  int outcome_b = plan_b->problem ? TDR_OUTCOME_FAIL + 1 : (int) plan_b->outcome;

  return gtk_ordering_from_cmpfunc (outcome_a - outcome_b);
}

/* What is not known comes last, however the known is ordered: it is not dear, it is not known. */
static int
compare_amounts (const TdrPlan *a,
                 TdrMoney       amount_a,
                 const TdrPlan *b,
                 TdrMoney       amount_b)
{
  if (a->cost->known != b->cost->known)
    return a->cost->known ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
  if (!a->cost->known)
    return GTK_ORDERING_EQUAL;
  return gtk_ordering_from_cmpfunc (tdr_money_compare (amount_a, amount_b));
}

static int
compare_costs (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const TdrPlan *plan_a = tdr_plan_item_get_plan ((TdrPlanItem *) a);
  const TdrPlan *plan_b = tdr_plan_item_get_plan ((TdrPlanItem *) b);

  return compare_amounts (plan_a, plan_a->cost->total, plan_b, plan_b->cost->total);
}

static int
compare_per_million (gconstpointer a,
                     gconstpointer b,
                     gpointer      user_data)
{
  const TdrPlan *plan_a = tdr_plan_item_get_plan ((TdrPlanItem *) a);
  const TdrPlan *plan_b = tdr_plan_item_get_plan ((TdrPlanItem *) b);

  return compare_amounts (plan_a, plan_a->per_million, plan_b, plan_b->per_million);
}

static void
set_sorter (GtkColumnViewColumn *column,
            GCompareDataFunc     compare)
{
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));

  gtk_column_view_column_set_sorter (column, sorter);
}

static gboolean
find_star (const TdrTender *tender,
           const char      *id,
           guint           *index)
{
  return g_ptr_array_find_with_equal_func (tender->shortlist, id, g_str_equal, index);
}

static void
show_star (TdrOffersPage   *self,
           GtkToggleButton *star,
           gboolean         active)
{
  gtk_button_set_icon_name (GTK_BUTTON (star), active ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (star), active ? _("Take Off the Shortlist") : _("Put on the Shortlist"));
}

static void
star_toggled_cb (GtkListItem     *item,
                 GtkToggleButton *star)
{
  TdrPlanItem *plan = gtk_list_item_get_item (item);
  TdrPage *page = TDR_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (star), TDR_TYPE_PAGE));
  TdrTender *tender;
  const char *id;
  guint index;

  if (!plan || !page)
    return;
  show_star (TDR_OFFERS_PAGE (page), star, gtk_toggle_button_get_active (star));
  id = tdr_plan_item_get_plan (plan)->id;
  tender = tdr_tender_copy (tdr_page_get_tender (page));
  if (find_star (tender, id, &index))
    g_ptr_array_remove_index (tender->shortlist, index);
  else
    g_ptr_array_add (tender->shortlist, g_strdup (id));
  tdr_page_apply (page, tender, NULL);
}

static void
star_setup_cb (TdrOffersPage *self,
               GtkListItem   *item)
{
  GtkWidget *star = gtk_toggle_button_new ();

  gtk_widget_add_css_class (star, "flat");
  gtk_widget_add_css_class (star, "circular");
  gtk_widget_set_valign (star, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, star);
}

static void
star_bind_cb (TdrOffersPage *self,
              GtkListItem   *item)
{
  GtkToggleButton *star = GTK_TOGGLE_BUTTON (gtk_list_item_get_child (item));
  TdrPlanItem *plan = gtk_list_item_get_item (item);
  gboolean active = find_star (tdr_page_get_tender (TDR_PAGE (self)), tdr_plan_item_get_plan (plan)->id, NULL);

  gtk_toggle_button_set_active (star, active);
  show_star (self, star, active);
  g_signal_connect_object (star, "toggled", G_CALLBACK (star_toggled_cb), item, G_CONNECT_SWAPPED);
}

static void
star_unbind_cb (TdrOffersPage *self,
                GtkListItem   *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_child (item), star_toggled_cb, item);
}

static const char *
get_platform (TdrOffersPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->platform);

  return selected > 0 && selected <= self->platforms->len ? g_ptr_array_index (self->platforms, selected - 1) : NULL;
}

static void
show_state (TdrOffersPage *self)
{
  const char *name = "offers";

  if (tdr_page_get_tender (TDR_PAGE (self))->workloads->len == 0)
    name = "no-workload";
  else if (tdr_page_get_evaluation (TDR_PAGE (self))
           && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    name = "nothing";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
filter_changed_cb (TdrOffersPage *self)
{
  TdrPlanCriteria criteria;

  if (self->syncing || !tdr_page_get_document (TDR_PAGE (self)))
    return;
  criteria = (TdrPlanCriteria) {
    .words = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .platform = get_platform (self),
    .passing_only = gtk_toggle_button_get_active (self->passing),
    .starred_only = gtk_toggle_button_get_active (self->starred),
    .every_region = gtk_toggle_button_get_active (self->every_region),
  };
  tdr_plan_filter_set_criteria (self->filter, &criteria);
  show_state (self);
}

static void
clear_filters_cb (TdrOffersPage *self)
{
  self->syncing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->platform, 0);
  gtk_toggle_button_set_active (self->passing, FALSE);
  gtk_toggle_button_set_active (self->starred, FALSE);
  self->syncing = FALSE;
  filter_changed_cb (self);
}

static void
add_platform (GPtrArray     *platforms,
              GtkStringList *names,
              const TdrPlan *plan)
{
  const char *platform = tdr_plan_get_platform (plan);

  if (g_ptr_array_find_with_equal_func (platforms, platform, g_str_equal, NULL))
    return;
  g_ptr_array_add (platforms, g_strdup (platform));
  gtk_string_list_append (names, tdr_plan_get_platform_name (plan));
}

/* The drop-down is filled once for each catalogue: what is offered there does not change with an edit. */
static void
sync_platforms (TdrOffersPage *self,
                TdrEvaluation *evaluation,
                guint          workload)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_before = self->platforms->len;
  guint n_plans = tdr_evaluation_get_n_plans (evaluation, workload);

  for (guint i = 0; i < n_plans; i++)
    add_platform (self->platforms, names, tdr_evaluation_get_plan (evaluation, workload, i));
  if (self->platforms->len == n_before)
    return;
  self->syncing = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (names)); i++)
    gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (self->platform)),
                            gtk_string_list_get_string (names, i));
  self->syncing = FALSE;
}

static TdrPlanItem *
find_item (TdrOffersPage *self,
           const char    *id)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->plans));

  for (guint i = 0; id && i < n_items; i++)
    {
      g_autoptr (TdrPlanItem) item = g_list_model_get_item (G_LIST_MODEL (self->plans), i);

      if (g_str_equal (tdr_plan_item_get_plan (item)->id, id))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
show_pane (TdrOffersPage *self)
{
  g_autoptr (TdrPlanItem) item = find_item (self, self->shown);

  tdr_plan_pane_set_item (self->pane, item);
}

static void
show_details (TdrOffersPage *self,
              TdrPlanItem   *item)
{
  g_set_str (&self->shown, tdr_plan_item_get_plan (item)->id);
  tdr_plan_pane_set_item (self->pane, item);
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

static void
row_activated_cb (TdrOffersPage *self,
                  guint          position)
{
  g_autoptr (TdrPlanItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  show_details (self, item);
}

/* The details follow the selection, so that arrow keys leaf through them. */
static void
row_selected_cb (TdrOffersPage *self)
{
  TdrPlanItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item)
    show_details (self, item);
}

static void
close_details_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  adw_overlay_split_view_set_show_sidebar (TDR_OFFERS_PAGE (widget)->split, FALSE);
}

static void
show_plans (TdrOffersPage *self)
{
  TdrEvaluation *evaluation = tdr_page_get_evaluation (TDR_PAGE (self));
  guint workload = gtk_drop_down_get_selected (self->workload);

  if (workload == GTK_INVALID_LIST_POSITION)
    workload = 0;
  tdr_plan_list_set_workload (self->plans, evaluation, workload);
  if (evaluation && workload < tdr_evaluation_get_tender (evaluation)->workloads->len)
    sync_platforms (self, evaluation, workload);
  show_pane (self);
  show_state (self);
}

static void
workload_selected_cb (TdrOffersPage *self)
{
  if (!self->syncing && tdr_page_get_document (TDR_PAGE (self)))
    show_plans (self);
}

static void
tender_changed (TdrPage *page)
{
  TdrOffersPage *self = TDR_OFFERS_PAGE (page);
  const TdrTender *tender = tdr_page_get_tender (page);

  self->syncing = TRUE;
  tdr_workload_chooser_sync (self->workload, tender);
  self->syncing = FALSE;
  tdr_plan_filter_set_starred (self->filter, tender->shortlist);
  show_state (self);
}

static void
evaluated (TdrPage *page)
{
  show_plans (TDR_OFFERS_PAGE (page));
}

static void
tdr_offers_page_dispose (GObject *object)
{
  TdrOffersPage *self = TDR_OFFERS_PAGE (object);

  self->syncing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_OFFERS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->plans);
  g_clear_pointer (&self->platforms, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (tdr_offers_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/offers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, split);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, workload);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, search);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, platform);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, passing);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, starred);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, every_region);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, view);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, star_column);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, offer_column);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, musts_column);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, cost_column);
  gtk_widget_class_bind_template_child (widget_class, TdrOffersPage, per_million_column);
  gtk_widget_class_bind_template_callback (widget_class, workload_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, star_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, star_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, star_unbind_cb);
}

static void
tdr_offers_page_class_init (TdrOffersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TdrPageClass *page_class = TDR_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_offers_page_dispose;
  page_class->tender_changed = tender_changed;
  page_class->evaluated = evaluated;
  g_type_ensure (TDR_TYPE_BADGE);
  g_type_ensure (TDR_TYPE_PLAN_ITEM);
  g_type_ensure (TDR_TYPE_PLAN_PANE);
  gtk_widget_class_install_action (widget_class, "offers.close-details", NULL, close_details_cb);
  bind_template (widget_class);
}

/* Plans → filter → sort → selection. Without a sort the plans are in the order of their rank. */
static void
set_up_view (TdrOffersPage *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  set_sorter (self->offer_column, compare_titles);
  set_sorter (self->musts_column, compare_outcomes);
  set_sorter (self->cost_column, compare_costs);
  set_sorter (self->per_million_column, compare_per_million);
  tdr_column_title_align_end (self->view, self->cost_column);
  tdr_column_title_align_end (self->view, self->per_million_column);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->plans)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
tdr_offers_page_init (TdrOffersPage *self)
{
  const char *every_platform[] = { _("Every Platform"), NULL };
  g_autoptr (GtkStringList) platforms = gtk_string_list_new (every_platform);

  self->syncing = TRUE;
  self->plans = tdr_plan_list_new ();
  self->filter = tdr_plan_filter_new ();
  self->platforms = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->platform, G_LIST_MODEL (platforms));
  set_up_view (self);
  self->syncing = FALSE;
}

/* Puts the caret into the search. */
void
tdr_offers_page_focus_search (TdrOffersPage *self)
{
  g_return_if_fail (TDR_IS_OFFERS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
