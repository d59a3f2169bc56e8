import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { WholeCodebook } from "../api/client";
import Markdown from "../ui/Markdown";

export function Guidelines({ guidelines }: Pick<WholeCodebook, "guidelines">): JSX.Element | null {
  const { t } = useTranslation();
  if (guidelines.length === 0) return null;
  return (
    <section id="guidelines">
      <h2>{t("codebook.guidelines")}</h2>
      {guidelines.map(({ slug, title, body }) => (
        <article key={slug} id={`guideline-${slug}`} className="label-entry guideline">
          <h3>{title}</h3>
          <Markdown>{body}</Markdown>
        </article>
      ))}
    </section>
  );
}
