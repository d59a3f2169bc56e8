import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { WholeCodebook } from "../api/client";
import { inWords } from "../ui/words";

export function Links({ codebook }: { codebook: WholeCodebook }): JSX.Element | null {
  const { t } = useTranslation();
  if (codebook.link_types.length === 0) return null;
  const names = new Map(codebook.labels.map(({ slug, name }) => [slug, name]));
  const told = (slugs: readonly string[]): string => {
    if (slugs.length === 0) return t("codebook.anyLabel");
    return slugs.map((slug) => names.get(slug) ?? slug).join(", ");
  };
  return (
    <section id="links">
      <h2>{t("codebook.links")}</h2>
      <p className="question">{t("codebook.linksLead")}</p>
      <dl className="link-types">
        {codebook.link_types.map((type) => (
          <div key={type.slug}>
            <dt>{inWords(type.slug)}</dt>
            <dd>
              {told(type.from_labels)} <span className="quiet">{t("codebook.to")}</span> {told(type.to_labels)}
              {type.required && <span className="quiet">{` · ${t("codebook.required")}`}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
