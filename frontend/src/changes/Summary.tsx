import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ChangePlan } from "../api/client";

/** The plan in sentences; only what there is to say. */
export function Summary({ plan }: { plan: ChangePlan }): JSX.Element {
  const { t } = useTranslation();
  const { old, new: next, totals } = plan;
  const sentences = [
    t("changes.wouldMove", { count: totals.spans, changed: totals.changed, new: next }),
    totals.waiting > 0 && t("changes.waiting", { count: totals.waiting }),
    totals.assignments > 0 &&
      t("changes.assignments", {
        count: totals.assignments,
        submitted: totals.assignments_submitted,
        progress: totals.assignments_in_progress,
      }),
    totals.assignments_in_progress > 0 && plan.state === "draft" && t("changes.openTabs"),
    totals.staying > 0 && t("changes.staying", { count: totals.staying, old, new: next }),
    totals.collisions > 0 &&
      t("changes.colliding", { count: totals.collisions, joined: totals.joined, aside: totals.set_aside }),
    totals.links_lost > 0 && t("changes.linksLost", { count: totals.links_lost }),
    totals.answers_lost > 0 && t("changes.answersLost", { count: totals.answers_lost }),
    totals.items > 0 && t("changes.items", { count: totals.items }),
    t("changes.nothingLost"),
  ];
  return (
    <ul className="summary">
      {sentences.filter(Boolean).map((sentence) => (
        <li key={String(sentence)}>{sentence}</li>
      ))}
    </ul>
  );
}
