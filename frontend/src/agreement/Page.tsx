import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Agreement } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { Excluded } from "./Excluded";
import { FigureTable } from "./FigureTable";
import { labelsOf } from "./figures";
import { Measures } from "./Measures";
import { Sides } from "./Sides";
import "./agreement.css";

interface Props {
  readonly project: string;
  readonly agreement: Agreement;
}

async function load(project: string): Promise<Agreement> {
  const params = { path: { project } };
  return found(await client.GET("/api/v1/projects/{project}/agreement/", { params }));
}

export default function AgreementPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  return (
    <ProjectFrame shell={shell} page="agreement">
      <Loaded name={["agreement", slug]} load={() => load(slug)}>
        {(agreement) => <AgreementView project={slug} agreement={agreement} />}
      </Loaded>
    </ProjectFrame>
  );
}

function AgreementView({ project, agreement }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <main className="page broad agreement">
      <h1>{t("agreement.title")}</h1>
      <p className="lead">{t("agreement.lead")}</p>
      <Figures project={project} agreement={agreement} />
    </main>
  );
}

function Figures({ project, agreement }: Props): JSX.Element {
  const { t } = useTranslation();
  if (agreement.codebook === null) return <p>{t("agreement.noCodebook")}</p>;
  if (agreement.n_articles === 0) return <p>{t("agreement.none")}</p>;
  return (
    <>
      <Numbers agreement={agreement} codebook={agreement.codebook.number} />
      <Measures row={labelsOf(agreement)[0]} />
      <FigureTable agreement={agreement} families={agreement.codebook.families} />
      <Sides project={project} agreement={agreement} />
      <Excluded agreement={agreement} />
    </>
  );
}

function Numbers({ agreement, codebook }: { agreement: Agreement; codebook: number }): JSX.Element {
  const { t } = useTranslation();
  const { round, n_articles: articles, n_annotators: annotators, n_spans: spans } = agreement;
  return (
    <p className="quiet">
      {[
        t("agreement.codebook", { number: codebook }),
        t("agreement.round", { round }),
        t("home.articles", { count: articles }),
        t("agreement.readers", { count: annotators }),
        t("home.spans", { count: spans }),
      ].join(" · ")}
    </p>
  );
}
