import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Agreement } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { Excluded } from "./Excluded";
import { Exports } from "./Exports";
import { Filters } from "./Filters";
import { GammaPart } from "./GammaPart";
import { FigureTable } from "./FigureTable";
import { labelsOf } from "./figures";
import { Measures } from "./Measures";
import { Opened } from "./Opened";
import { Sides } from "./Sides";
import type { Behind, Chosen } from "./sides";
import { changed, searchOf, workIn, type Work } from "./work";
import "./agreement.css";

interface Props {
  readonly project: string;
  readonly agreement: Agreement;
  readonly work: Work;
}

const FIRST: Chosen = { layer: "all", formula: "alpha_char_nominal", side: "pairs", groups: {} };

async function load(project: string, work: Work): Promise<Agreement> {
  const params = { path: { project }, query: work };
  return found(await client.GET("/api/v1/projects/{project}/agreement/", { params }));
}

export default function AgreementPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  const [work, setWork] = useState(() => workIn(window.location.search));
  const change = (name: keyof Work, value: string): void => {
    const next = changed(work, name, value);
    window.history.replaceState(null, "", window.location.pathname + searchOf(next));
    setWork(next);
  };
  return (
    <ProjectFrame shell={shell} page="agreement">
      <Loaded name={["agreement", slug, searchOf(work)]} load={() => load(slug, work)}>
        {(agreement) => <AgreementView project={slug} {...{ agreement, work }} onChange={change} />}
      </Loaded>
    </ProjectFrame>
  );
}

interface ViewProps extends Props {
  readonly onChange: (name: keyof Work, value: string) => void;
}

function AgreementView({ project, agreement, work, onChange }: ViewProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <main className="page broad agreement">
      <h1>{t("agreement.title")}</h1>
      <p className="lead">{t("agreement.lead")}</p>
      {agreement.codebook !== null && <Filters {...{ agreement, work, onChange }} />}
      <Figures {...{ project, agreement, work }} />
    </main>
  );
}

function Figures({ project, agreement, work }: Props): JSX.Element {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>(FIRST);
  const [behind, setBehind] = useState<Behind>({ name: "" });
  if (agreement.codebook === null) return <p>{t("agreement.noCodebook")}</p>;
  if (agreement.n_articles === 0) return <p>{t(searchOf(work) ? "agreement.noneHere" : "agreement.none")}</p>;
  const open = (next: Behind): void => {
    setBehind({ layer: chosen.layer, ...next });
    document.getElementById("opened")?.scrollIntoView({ block: "start" });
  };
  const choose = (next: Chosen): void => {
    setChosen(next);
    setBehind({ name: "", layer: next.layer });
  };
  return (
    <>
      <Numbers agreement={agreement} codebook={agreement.codebook.number} />
      <Measures row={labelsOf(agreement)[0]} />
      <FigureTable agreement={agreement} families={agreement.codebook.families} onOpen={open} />
      <Exports {...{ project, work }} />
      <Sides {...{ project, agreement, work, chosen }} onChange={choose} onOpen={open} />
      <Opened {...{ project, agreement, work, behind }} />
      <GammaPart {...{ project, work }} />
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
