import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { AgreementGlance } from "./AgreementGlance";
import { ArticleStates } from "./ArticleStates";
import { LabelBars } from "./LabelBars";
import { ProgressBars } from "./ProgressBars";
import "./project.css";

/** A project in numbers: how much there is, how far it is, what was marked, how well it agrees. */
export function Numbers({ project }: { project: Project }): JSX.Element {
  return (
    <>
      <Counts counts={project.counts} />
      <div className="overview">
        <div>
          <ProgressBars project={project} />
          <ArticleStates states={project.article_states} />
          <AgreementGlance project={project} />
        </div>
        <LabelBars project={project} />
      </div>
    </>
  );
}

function Counts({ counts }: { counts: Project["counts"] }): JSX.Element {
  const { t, i18n } = useTranslation();
  const numbers = new Intl.NumberFormat(i18n.language);
  return (
    <dl className="counts">
      {(["articles", "annotators", "assignments", "submitted", "spans"] as const).map((name) => (
        <div key={name}>
          <dt>{t(`project.counts.${name}`, { count: counts[name] })}</dt>
          <dd>{numbers.format(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
