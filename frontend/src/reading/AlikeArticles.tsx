import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { MarkedText } from "../api/client";

/** Articles with much the same words, such as other prints of one agency's copy. */
export function AlikeArticles({ marked }: { readonly marked: MarkedText }): JSX.Element | null {
  const { t } = useTranslation();
  if (marked.alike.length === 0) return null;
  return (
    <div className="alike quiet">
      <p>{t("reading.alike")}</p>
      <ul>
        {marked.alike.map(({ text, headline, outlet, likeness }) => (
          <li key={text}>
            <a href={`/projects/${marked.project.slug}/texts/${text}/`}>{headline}</a>{" "}
            {[outlet, t("reading.percent", { percent: likeness })].filter(Boolean).join(" · ")}
          </li>
        ))}
      </ul>
    </div>
  );
}
