import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { MarkedText } from "../api/client";

/** The way to the articles before and after, and back to the list. */
export function Neighbours({ marked }: { marked: MarkedText }): JSX.Element {
  const { t } = useTranslation();
  const { project, previous, next, article } = marked;
  const of = (text: number): string => `/projects/${project.slug}/texts/${text}/`;
  return (
    <p className="neighbours">
      {previous !== null && (
        <a href={of(previous)} rel="prev">
          {t("reading.previous")}
        </a>
      )}
      {next !== null && (
        <a href={of(next)} rel="next">
          {t("reading.next")}
        </a>
      )}
      <span className="space" />
      <a href={`/projects/${project.slug}/spans/?article=${article.id}`}>{t("reading.list")}</a>
    </p>
  );
}
