import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { searchOf, type Work } from "./work";

const FORMS = ["csv", "latex", "text"] as const;

/** Every figure of the chosen work, to be taken along. */
export function Exports({ project, work }: { project: string; work: Work }): JSX.Element {
  const { t } = useTranslation();
  const route = `/api/v1/projects/${project}/agreement/`;
  return (
    <p className="exports">
      {t("agreement.export")}{" "}
      {FORMS.map((form) => (
        <a key={form} href={`${route}export/${searchOf({ ...work, form })}`} download>
          {t(`agreement.forms.${form}`)}
        </a>
      ))}
      <a href={`${route}${searchOf(work)}`} download="agreement.json">
        JSON
      </a>
    </p>
  );
}
