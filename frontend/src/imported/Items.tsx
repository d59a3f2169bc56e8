import { useInfiniteQuery } from "@tanstack/react-query";
import { useState, type JSX, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Import, type ImportItemPage, type ImportItemRow } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useEditItems } from "./acts";
import { share as shareOf } from "./likeness";
import type { Place } from "./Page";

export const FILTERS = ["all", "dropped", "duplicates", "troubles"] as const;
export type Filter = (typeof FILTERS)[number];

interface Props {
  readonly place: Place;
  readonly now: Import;
  readonly opened: number;
  readonly onOpen: (position: number) => void;
  readonly children: ReactNode;
}

async function load(place: Place, which: Filter, after: number): Promise<ImportItemPage> {
  const address = "/api/v1/projects/{project}/imports/{uuid}/items/";
  return found(await client.GET(address, { params: { path: { ...place }, query: { which, after } } }));
}

export function useItems(place: Place, now: Import, which: Filter) {
  const query = useInfiniteQuery({
    queryKey: ["items", place, which, now.state],
    queryFn: ({ pageParam }) => load(place, which, pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    ...(which === "all" ? { initialData: { pages: [now.items], pageParams: [0] } } : {}),
    staleTime: Infinity,
  });
  return { query, rows: query.data?.pages.flatMap(({ results }) => results) ?? [] };
}

/** Everything an import holds, a page at a time; the one that is open stands below its row. */
export function Items({ place, now, opened, onOpen, children }: Props): JSX.Element {
  const { t } = useTranslation();
  const [which, setWhich] = useState<Filter>("all");
  const { query, rows } = useItems(place, now, which);
  return (
    <section className="itemlist" aria-label={t("imports.items.title")}>
      <Tabs now={now} which={which} onChoose={setWhich} />
      {(which === "duplicates" || which === "dropped") && rows.length > 0 && <LeaveOut place={place} which={which} />}
      <Failure error={query.error} />
      {query.isSuccess && rows.length === 0 && <p className="quiet">{t(`imports.items.none.${which}`)}</p>}
      <ol>
        {rows.map((row) => (
          <li key={row.position}>
            <Row row={row} isOpen={row.position === opened} onOpen={onOpen} />
            {row.position === opened && children}
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button className="soft" isDisabled={query.isFetching} onPress={() => void query.fetchNextPage()}>
          {t("imports.items.more")}
        </Button>
      )}
    </section>
  );
}

interface TabsProps {
  readonly now: Import;
  readonly which: Filter;
  readonly onChoose: (which: Filter) => void;
}

export function Tabs({ now, which, onChoose }: TabsProps): JSX.Element {
  const { t, i18n } = useTranslation();
  const { total, dropped, duplicates, refused } = now.tally;
  const counts = { all: total, dropped, duplicates, troubles: refused };
  const numbers = new Intl.NumberFormat(i18n.language);
  return (
    <div className="choices" role="group" aria-label={t("imports.items.show")}>
      {FILTERS.filter((name) => name === "all" || counts[name] > 0).map((name) => (
        <Button key={name} className="soft" aria-pressed={name === which} onPress={() => onChoose(name)}>
          {`${t(`imports.items.${name}`)} (${numbers.format(counts[name])})`}
        </Button>
      ))}
    </div>
  );
}

function LeaveOut({ place, which }: { readonly place: Place; readonly which: Filter }): JSX.Element {
  const { t } = useTranslation();
  const editing = useEditItems(place);
  return (
    <p className="actions">
      <Button className="plain" isDisabled={editing.isPending} onPress={() => editing.mutate({ which, skip: true })}>
        {t("imports.items.leaveOut")}
      </Button>
      <Button className="plain" isDisabled={editing.isPending} onPress={() => editing.mutate({ which, skip: false })}>
        {t("imports.items.take")}
      </Button>
      <Failure error={editing.error} />
    </p>
  );
}

interface RowProps {
  readonly row: ImportItemRow;
  readonly isOpen: boolean;
  readonly onOpen: (position: number) => void;
}

function Row({ row, isOpen, onOpen }: RowProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Button className={row.choice === "skip" ? "itemrow left" : "itemrow"} aria-expanded={isOpen} onPress={() => onOpen(isOpen ? 0 : row.position)}>
      <span className="number quiet">{row.position}</span>
      <span className="name">{row.headline || row.file || t("imports.items.gone")}</span>
      {!isOpen && row.reason !== "" && (
        <span className="why">{row.line === null ? row.reason : t("imports.items.why", { line: row.line, reason: row.reason })}</span>
      )}
      <span className="told quiet">{useNotes(row).join(" · ") || t("imports.items.new")}</span>
    </Button>
  );
}

/** What is to be said of an item besides that it is new. */
export function useNotes(row: ImportItemRow): string[] {
  const { t } = useTranslation();
  const like = row.alike[0];
  return [
    row.state === "refused" && t("imports.items.bad"),
    row.there?.withdrawn && t("imports.items.withdrawn"),
    row.there?.withdrawn === false && (row.changed ? t("imports.items.changed") : t("imports.items.there")),
    row.twin !== null && t("imports.items.twin", { number: row.twin }),
    like && t(like.there?.withdrawn ? "imports.items.alikeWithdrawn" : "imports.items.alike", { percent: shareOf(like.likeness) }),
    row.dropped > 0 && t("imports.draft.dropped", { count: row.dropped }),
    row.choice === "skip" && t("imports.items.skipped"),
    row.choice === "version" && t("imports.items.version"),
    row.choice === "apart" && t("imports.items.apart"),
  ].filter((note) => typeof note === "string");
}
