/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-shortcuts.h"

#include <glib/gi18n-lib.h>

static const TdrShortcut shortcuts[] = {
  { N_("Tender"), N_("New tender"), "win.new", { "<Control>n" } },
  { NULL, N_("Open"), "win.open", { "<Control>o" } },
  { NULL, N_("Save"), "win.save", { "<Control>s" } },
  { NULL, N_("Save as"), "win.save-as", { "<Control><Shift>s" } },
  { NULL, N_("Export report"), "win.export", { "<Control>e" } },
  { NULL, N_("Properties"), "win.properties", { "<Alt>Return" } },
  { NULL, N_("Refresh prices"), "app.refresh", { "F5", "<Control>r" } },
  { N_("Editing"), N_("Undo"), "win.undo", { "<Control>z" } },
  { NULL, N_("Redo"), "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { NULL, N_("Search offers"), "win.search", { "<Control>f" } },
  { N_("Pages"), N_("Workloads"), "win.page('workloads')", { "<Alt>1" } },
  { NULL, N_("Requirements"), "win.page('requirements')", { "<Alt>2" } },
  { NULL, N_("Offers"), "win.page('offers')", { "<Alt>3" } },
  { NULL, N_("Prices"), "win.page('prices')", { "<Alt>4" } },
  { NULL, N_("Compare"), "win.page('compare')", { "<Alt>5" } },
  { NULL, N_("Commitments"), "win.page('commitments')", { "<Alt>6" } },
  { NULL, N_("Risk"), "win.page('risk')", { "<Alt>7" } },
  { NULL, N_("Award"), "win.page('award')", { "<Alt>8" } },
  { N_("General"), N_("Preferences"), "app.preferences", { "<Control>comma" } },
  { NULL, N_("Keyboard shortcuts"), "win.shortcuts", { "<Control>question" } },
  { NULL, N_("Close window"), "window.close", { "<Control>w" } },
  { NULL, N_("Quit"), "app.quit", { "<Control>q" } },
};

/* All shortcuts, in the order in which they are shown. */
const TdrShortcut *
tdr_shortcuts_get (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}
