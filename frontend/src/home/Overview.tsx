import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { Numbers } from "../project/Numbers";
import { Steps } from "../project/Steps";
import { unfinished } from "../project/setup";

/** Of who runs a single project: all of it at a glance, without a click. */
export function Overview({ project }: { project: Project }): JSX.Element {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="glance">
      <h2 id="glance">{t("nav.pages.project")}</h2>
      {unfinished(project) && <Steps project={project} />}
      <Numbers project={project} />
    </section>
  );
}
