import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Assignment } from "../api/client";

/** Who published it, who wrote it, and when. */
export function Kicker({ article }: { article: Assignment["article"] }): JSX.Element {
  const { t, i18n } = useTranslation();
  const { outlet, byline, published } = article;
  const when = published.at ? dateIn(i18n.language, published.at) : published.printed;
  const zone = published.at && published.zone_assumed ? t("zoneAssumed") : "";
  return <p className="kicker">{[outlet, byline, when, zone].filter(Boolean).join(" · ")}</p>;
}

/** Midnight stands for a date that was printed without a time. */
function dateIn(language: string, at: string): string {
  const date = new Date(at);
  const timed = date.getUTCHours() + date.getUTCMinutes() > 0;
  const style: Intl.DateTimeFormatOptions = { dateStyle: "long", timeZone: "UTC" };
  if (timed) style.timeStyle = "short";
  return new Intl.DateTimeFormat(language, style).format(date);
}
