import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { isDone, STEPS } from "./setup";

/** The way from an empty project to a running one; the first open step has the strong button. */
export function Steps({ project }: { project: Project }): JSX.Element {
  const { t } = useTranslation();
  const next = STEPS.find((step) => !isDone(step, project));
  return (
    <section className="setup">
      <h2>{t("project.steps.title")}</h2>
      <p className="lead">{t("project.steps.lead")}</p>
      <ol>
        {STEPS.map((step) => {
          const done = isDone(step, project);
          return (
            <li key={step.name} className={done ? "done" : undefined}>
              <a className={step === next ? "strong" : undefined} href={`/projects/${project.slug}/${step.path}`}>
                {t(`project.steps.${step.name}`)}
              </a>
              {done && <span className="unseen">{t("project.steps.done")}</span>}
              {!done && <span className="quiet">{t(`project.steps.${step.name}Why`)}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
