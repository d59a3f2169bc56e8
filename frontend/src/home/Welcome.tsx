import type { JSX } from "react";
import { useTranslation } from "react-i18next";

const STEPS = ["project", "codebook", "articles", "people"] as const;

/** Nobody should need a manual for the first minute. */
export function Welcome({ mayCreate }: { mayCreate: boolean }): JSX.Element {
  const { t } = useTranslation();
  if (!mayCreate) return <p className="lead">{t("home.noProjects")}</p>;
  return (
    <section className="welcome">
      <p className="lead">{t("home.welcome.lead")}</p>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>
            <b>{t(`home.welcome.${step}`)}</b> {t(`home.welcome.${step}Why`)}
          </li>
        ))}
      </ol>
      <a className="strong" href="/projects/new/">
        {t("home.newProject")}
      </a>
    </section>
  );
}
