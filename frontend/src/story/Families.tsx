import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Family } from "../api/client";

/** Which tint is which family. */
export function Families({ families }: { readonly families: readonly Family[] }): JSX.Element {
  const { t } = useTranslation();
  if (families.length === 0) return <p className="quiet">{t("stories.noLabels")}</p>;
  return (
    <ul className="legend" aria-label={t("stories.families")}>
      {families.map(({ slug, name, colour }) => (
        <li key={slug} className={`c-${colour}`}>
          <span className="dot">{name}</span>
        </li>
      ))}
    </ul>
  );
}
