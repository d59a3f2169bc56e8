import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { MarkedAssignment } from "../api/client";

/** A reviewer may see work that is not submitted, and is told so. */
export function Unsubmitted({ works }: { works: readonly MarkedAssignment[] }): JSX.Element | null {
  const { t, i18n } = useTranslation();
  const waiting = [...new Set(works.filter((work) => work.state !== "submitted").map((work) => work.annotator))];
  if (waiting.length === 0) return null;
  const who = new Intl.ListFormat(i18n.language).format(waiting);
  return <p className="quiet unsubmitted">{t("reading.unsubmitted", { count: waiting.length, who })}</p>;
}
