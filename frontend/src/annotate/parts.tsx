import type { JSX } from "react";
import { Cover, SignInDialog, SignOutDialog } from "../outbox/parts";
import { Comfort } from "../ui/Comfort";
import { lazily, lazyDialog, type Lazy } from "../ui/lazily";
import { NotLoaded, type Again } from "../ui/NotLoaded";

/** Not everybody opens them, and the page shall be light for all. */
export const Guide = lazily(() => import("./Guide"), InPanel, <section className="panel" aria-busy="true" />);
export const Feedback = lazily(() => import("../feedback/Feedback"));
export const Side = lazily(() => import("../side/Side"));
export const Markdown = lazily(() => import("../ui/Markdown"));
export const ReportDialog = lazyDialog(() => import("./ReportDialog"));
export const ShortcutsDialog = lazyDialog(() => import("./ShortcutsDialog"));
export const BulkDialog = lazyDialog(() => import("./BulkDialog"));

/** All that this page can open, also what signing in and out needs: one works on without a network. */
export const PARTS: readonly Lazy<never>[] = [
  Guide,
  Side,
  ReportDialog,
  ShortcutsDialog,
  BulkDialog,
  Comfort,
  Markdown,
  SignInDialog,
  Cover,
  SignOutDialog,
];

function InPanel(props: Again & { readonly onClose: () => void }): JSX.Element {
  return (
    <section className="panel">
      <NotLoaded {...props} />
    </section>
  );
}
