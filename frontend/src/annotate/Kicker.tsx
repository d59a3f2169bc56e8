import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Assignment } from "../api/client";

/** Who published it, who wrote it, and when. */
export function Kicker({ article }: { article: Assignment["article"] }): JSX.Element {
  const { t, i18n } = useTranslation();
  const { outlet, byline, published } = article;
  const when = published.at ? dateIn(i18n.language, published.at) : published.printed;
  const zone = published.at && published.zone_assumed ? t("annotate.zoneAssumed") : "";
  return <p className="kicker">{[outlet, byline, when, zone].filter(Boolean).join(" · ")}</p>;
}

function dateIn(language: string, at: string): string {
  const style = { dateStyle: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, style).format(new Date(at));
}
