import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Report, type ReportPage } from "../api/client";
import { cursorIn } from "../api/cursor";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useDay } from "../ui/useDay";
import { useTitle } from "../ui/useTitle";
import { SettleDialog } from "./SettleDialog";
import "./reports.css";

const STATES = ["open", "settled"] as const;
type State = (typeof STATES)[number];

async function load(project: string, state: State, article: string | null, cursor: string | null): Promise<ReportPage> {
  const query = { state, ...(article && { article: Number(article) }), ...(cursor && { cursor }) };
  return found(await client.GET("/api/v1/projects/{project}/reports/", { params: { path: { project }, query } }));
}

/** What annotators found wrong with the articles of a project, and what became of it. */
export default function ReportsPage({ shell }: PageProps): JSX.Element {
  return (
    <ProjectFrame shell={shell} page="articles">
      <Reports slug={shell.project ?? ""} manages={shell.role === "manager"} />
    </ProjectFrame>
  );
}

interface Props {
  readonly slug: string;
  readonly manages: boolean;
}

function Reports({ slug, manages }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const article = new URLSearchParams(location.search).get("article");
  const [state, setState] = useState<State>("open");
  const [asked, setAsked] = useState<Report | null>(null);
  const query = useInfiniteQuery({
    queryKey: ["reports", slug, article, state],
    queryFn: ({ pageParam }) => load(slug, state, article, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => cursorIn(page.next),
  });
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  const settled = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ["reports", slug] });
    setAsked(null);
  };
  useTitle(t("reports.page.title"));
  return (
    <main className="page reports">
      <h1>{t("reports.page.title")}</h1>
      <p className="lead">{t("reports.page.lead")}</p>
      <States state={state} onChange={setState} />
      {query.isPending && <p className="quiet">{t("loading")}</p>}
      <Failure error={query.error} />
      {query.isSuccess && rows.length === 0 && <p>{t(`reports.page.none.${state}`)}</p>}
      {rows.length > 0 && (
        <ul className="rows">
          {rows.map((row) => (
            <Row key={row.uuid} slug={slug} report={row} onSettle={manages ? () => setAsked(row) : null} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button className="soft" onPress={() => void query.fetchNextPage()}>
          {t("reports.page.more")}
        </Button>
      )}
      <p className="actions">
        {article !== null && <a href={`/projects/${slug}/reports/`}>{t("reports.page.all")}</a>}
        <a href={`/projects/${slug}/articles/`}>{t("reports.page.back")}</a>
      </p>
      {asked && <SettleDialog slug={slug} report={asked} onDone={settled} onClose={() => setAsked(null)} />}
    </main>
  );
}

function States({ state, onChange }: { readonly state: State; readonly onChange: (state: State) => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <ToggleButtonGroup
      className="choices"
      aria-label={t("reports.page.show")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[state]}
      onSelectionChange={([chosen]) => onChange(chosen as State)}
    >
      {STATES.map((one) => (
        <ToggleButton key={one} id={one} className="soft choice">
          {t(`reports.page.states.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface RowProps {
  readonly slug: string;
  readonly report: Report;
  readonly onSettle: (() => void) | null;
}

function Row({ slug, report, onSettle }: RowProps): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  const { article, annotator, kind, words, created_at, settled_at, reply } = report;
  const name = article.text === null ? t("reports.page.withdrawn", { number: article.id }) : article.headline;
  const facts = [t("reports.page.by", { annotator }), day(created_at), settled_at && t("reports.settledOn", { day: day(settled_at) })];
  return (
    <li>
      {article.text === null ? (
        <span className="name">{name}</span>
      ) : (
        <a href={`/projects/${slug}/texts/${article.text}/`}>{name}</a>
      )}
      {onSettle && settled_at === null && (
        <Button className="soft" aria-label={t("reports.page.settleOf", { article: name })} onPress={onSettle}>
          {t("reports.page.settle")}
        </Button>
      )}
      <span className="quiet">
        <b>{t(`reports.kinds.${kind}`)}</b> · {facts.filter(Boolean).join(" · ")}
      </span>
      {words !== "" && <p dir="auto">{words}</p>}
      {reply !== "" && (
        <p className="reply" dir="auto">
          {t("reports.reply")}: {reply}
        </p>
      )}
    </li>
  );
}
