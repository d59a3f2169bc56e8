import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type AssignmentRow, type Home } from "../api/client";
import { cursorIn } from "../api/cursor";
import { found } from "../api/problem";
import { Takeable } from "./Takeable";

/** How far one is, the next article in one key, and the lists. */
export function Work({ home }: { home: Home }): JSX.Element {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [next] = home.waiting;
  const listed = home.waiting.length + home.done.length;
  return (
    <section>
      <Progress home={home} />
      {next && <Next row={next} />}
      <Takeable projects={home.projects} first={!next} />
      {all ? (
        <Everything />
      ) : (
        <>
          <Rows title={t("home.waiting")} rows={home.waiting} />
          <Rows title={t("home.done")} rows={home.done} />
          {listed < home.assigned && (
            <Button className="soft" onPress={() => setAll(true)}>
              {t("home.all", { count: home.assigned })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Progress({ home: { assigned, submitted } }: { home: Home }): JSX.Element {
  const { t } = useTranslation();
  if (assigned === 0) return <p className="lead">{t("home.empty")}</p>;
  const words = t("home.progress", { done: submitted, total: assigned });
  return (
    <>
      <p className="lead">
        <progress max={assigned} value={submitted} aria-label={words} /> {words}
      </p>
      {submitted === assigned && <p>{t("home.allDone")}</p>}
    </>
  );
}

/** Focused on arrival, so that Enter alone goes on with the work. */
function Next({ row }: { row: AssignmentRow }): JSX.Element {
  const { t } = useTranslation();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus({ preventScroll: true }), []);
  return (
    <p className="next">
      <a className="strong" href={`/assignments/${row.id}/`} ref={link}>
        {t(row.state === "open" ? "home.next" : "home.goOn")} <kbd className="wide">{t("home.enter")}</kbd>
      </a>
      <span className="quiet" dir="auto">
        {row.article.headline}
      </span>
    </p>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly AssignmentRow[] }): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul className="rows">
        {rows.map((row) => (
          <AssignmentLine key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

async function loadPage(cursor: string | null) {
  const query = cursor === null ? {} : { cursor };
  return found(await client.GET("/api/v1/assignments/", { params: { query } }));
}

/** Every article one was ever given, in the order of giving. */
function Everything(): JSX.Element {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: ["assignments"],
    queryFn: ({ pageParam }) => loadPage(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => cursorIn(page.next),
  });
  return (
    <>
      {pages.isPending && <p className="quiet">{t("loading")}</p>}
      {pages.error && <p role="alert">{t("failed.unreachable")}</p>}
      <Rows title={t("home.everything")} rows={pages.data?.pages.flatMap((page) => page.results) ?? []} />
      {pages.hasNextPage && (
        <Button className="soft" onPress={() => void pages.fetchNextPage()}>
          {t("home.more")}
        </Button>
      )}
    </>
  );
}

function AssignmentLine({ row }: { row: AssignmentRow }): JSX.Element {
  const { t } = useTranslation();
  const spans = row.state === "open" ? "" : t("home.spans", { count: row.span_count });
  const about = [row.article.outlet, row.project.name, spans];
  return (
    <li>
      <a href={`/assignments/${row.id}/`} dir="auto">
        {row.article.headline}
      </a>
      <span className={`state ${row.state}`}>{t(`home.state.${row.reviewed_at && row.state === "submitted" ? "reviewed" : row.state}`)}</span>
      <span className="quiet">{about.filter(Boolean).join(" · ")}</span>
    </li>
  );
}
