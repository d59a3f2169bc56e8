import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewQueue } from "../api/client";

/** How much of what is ready has a verdict. */
export function Progress({ counts }: { readonly counts: ReviewQueue["counts"] }): JSX.Element {
  const { t } = useTranslation();
  const { settled } = counts;
  const total = settled + counts.open + counts.stale;
  const said = t("review.progress", { settled, total });
  return (
    <p className="progress">
      <progress value={settled} max={Math.max(total, 1)} aria-label={said} /> {said}
    </p>
  );
}
