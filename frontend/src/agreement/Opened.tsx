import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Agreement, type Disagreement } from "../api/client";
import { found } from "../api/problem";

const KINDS = ["presence", "boundary", "label", "attribute"] as const;
type Kind = (typeof KINDS)[number];

interface Props {
  readonly project: string;
  readonly agreement: Agreement;
  readonly layer: string;
}

/** The places behind the figures of a layer, in the words of the articles. */
export function Opened({ project, agreement, layer }: Props): JSX.Element {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind | "">("");
  const names = new Map(agreement.layers.map(({ slug, name }) => [slug, name]));
  const query = useInfiniteQuery({
    queryKey: ["disagreements", project, agreement.round, layer, kind],
    queryFn: ({ pageParam }) => page(project, { layer, after: pageParam, ...(kind && { kind }), round: agreement.round }),
    initialPageParam: 0,
    getNextPageParam: ({ following }) => following,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((one) => one.rows);
  return (
    <section className="opened" aria-labelledby="opened">
      <h2 id="opened">{t("agreement.opened")}</h2>
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
        {rows?.map((row) => (
          <Place key={`${row.text} ${row.start} ${row.spans[0]?.label}`} {...{ project, row, names }} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button onPress={() => void query.fetchNextPage()} isDisabled={query.isFetchingNextPage}>
          {t("agreement.more")}
        </Button>
      )}
    </section>
  );
}

type Asked = { layer: string; after: number; kind?: Kind; round: number };

async function page(project: string, query: Asked) {
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
