import type { JSX } from "react";
import { useTranslation } from "react-i18next";

/** What a new project still needs before anybody can mark an article. */
export function FirstSteps({ slug }: { slug: string }): JSX.Element {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("project.begin.title")}</h2>
      <ul className="rows">
        {(["codebook", "people"] as const).map((step) => (
          <li key={step}>
            <a href={`/projects/${slug}/${step}/`}>{t(`project.begin.${step}`)}</a>
            <span className="quiet">{t(`project.begin.${step}Why`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
