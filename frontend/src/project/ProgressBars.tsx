import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { Bar } from "../ui/Bar";

const STATES = ["submitted", "returned", "in_progress", "open"] as const;
type Progress = Project["progress"][number];

/** Each annotator's articles by state, all on one scale so that the bars compare. */
export function ProgressBars({ project }: { project: Project }): JSX.Element {
  const { t } = useTranslation();
  const most = Math.max(...project.progress.map(given), 1);
  return (
    <section>
      <h2>{t("project.progress")}</h2>
      {project.progress.length === 0 && <p className="quiet">{t("project.noAnnotators")}</p>}
      <ul className="bars people">
        {project.progress.map((one) => (
          <li key={one.annotator}>
            <a href={`/projects/${project.slug}/spans/?annotator=${encodeURIComponent(one.annotator)}`}>
              {one.annotator}
            </a>
            <Bar of={most} parts={STATES.map((kind) => ({ kind, value: one[kind] }))} />
            <Words progress={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ progress }: { progress: Progress }): JSX.Element {
  const { t } = useTranslation();
  const parts = STATES.filter((state) => progress[state] > 0).map((state) =>
    t(`project.states.${state}`, { n: progress[state] }),
  );
  const said = parts.join(", ") || t("project.nothingGiven");
  return <span className="quiet">{progress.current ? said : `${said} · ${t("project.left")}`}</span>;
}

function given(one: Progress): number {
  return STATES.reduce((sum, state) => sum + one[state], 0);
}
