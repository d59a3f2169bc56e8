import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Agreement, type Disagreement } from "../api/client";
import { found } from "../api/problem";
import type { Behind } from "./sides";
import type { Work } from "./work";

const KINDS = ["presence", "boundary", "label", "attribute", "link"] as const;
type Kind = (typeof KINDS)[number];

/** Places shown at a time; the server answers article by article. */
const AT_ONCE = 10;

interface Props {
  readonly project: string;
  readonly agreement: Agreement;
  readonly work: Work;
  readonly behind: Behind;
}

/** The places behind a figure, in the words of the articles. */
export function Opened({ project, agreement, work, behind }: Props): JSX.Element {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind | "">("");
  const names = new Map(agreement.layers.map(({ slug, name }) => [slug, name]));
  const query = useInfiniteQuery({
    queryKey: ["disagreements", project, work, behind, kind],
    queryFn: ({ pageParam }) => page(project, asked(work, behind, kind, pageParam)),
    initialPageParam: 0,
    getNextPageParam: ({ following }) => following,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((one) => one.rows);
  const [shown, setShown] = useState(AT_ONCE);
  const more = (): void => {
    setShown(shown + AT_ONCE);
    if (shown + AT_ONCE > (rows?.length ?? 0) && query.hasNextPage) void query.fetchNextPage();
  };
  return (
    <section className="opened" aria-labelledby="opened">
      <h2 id="opened">{t("agreement.opened")}</h2>
      {behind.name !== "" && <p className="quiet">{t("agreement.behind", { name: behind.name })}</p>}
      <form className="filters" aria-label={t("agreement.opened")} onSubmit={(event) => event.preventDefault()}>
        <label>
          {t("agreement.kind")}
          <select value={kind} onChange={(event) => setKind(event.target.value as Kind | "")}>
            <option value="">{t("spans.all")}</option>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`agreement.kinds.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </form>
      {query.isError && <p role="alert">{t("failed.unreachable")}</p>}
      {rows?.length === 0 && !query.hasNextPage && <p className="quiet">{t("agreement.noDisagreements")}</p>}
      <ol className="places">
        {rows?.slice(0, shown).map((row) => (
          <Place key={`${row.text} ${row.start} ${row.spans[0]?.label}`} {...{ project, row, names }} />
        ))}
      </ol>
      {(query.hasNextPage || shown < (rows?.length ?? 0)) && (
        <Button className="soft" onPress={more} isDisabled={query.isFetchingNextPage}>
          {t("agreement.more")}
        </Button>
      )}
    </section>
  );
}

function asked(work: Work, { layer = "all", annotator, reader, repeated, work: part }: Behind, kind: Kind | "", after: number) {
  return { ...work, ...part, layer, after, ...(kind && { kind }), ...(annotator && { annotator }), ...(reader && { reader }), ...(repeated && { repeated }) };
}

async function page(project: string, query: ReturnType<typeof asked>) {
  const params = { path: { project }, query };
  return found(await client.GET("/api/v1/projects/{project}/agreement/disagreements/", { params }));
}

interface PlaceProps {
  readonly project: string;
  readonly row: Disagreement;
  readonly names: ReadonlyMap<string, string>;
}

function Place({ project, row, names }: PlaceProps): JSX.Element {
  const { t, i18n } = useTranslation();
  const missing = new Intl.ListFormat(i18n.language).format(row.missing);
  return (
    <li>
      <a href={`/projects/${project}/texts/${row.text}/`} dir="auto">
        <span className="context">{row.before}</span>
        <mark>{row.quote}</mark>
        <span className="context">{row.after}</span>
      </a>
      <p className="quiet">{[row.headline, row.outlet].filter(Boolean).join(" · ")}</p>
      <ul>
        {row.spans.map((span) => (
          <li key={span.annotator}>
            {t("agreement.saw", { annotator: span.annotator, label: names.get(span.label) ?? span.label })}
          </li>
        ))}
        {row.missing.length > 0 && <li>{t("agreement.missing", { names: missing })}</li>}
      </ul>
      <p className="quiet">{row.kinds.map((kind) => t(`agreement.kinds.${kind}`)).join(" · ")}</p>
    </li>
  );
}
