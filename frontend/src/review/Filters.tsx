import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type ArticleFacets, type ReviewQueue } from "../api/client";
import { found } from "../api/problem";
import { between, changed, KINDS, STATES, type Asked } from "./queue";

interface Props {
  readonly slug: string;
  readonly asked: Asked;
  readonly counts: ReviewQueue["counts"];
  readonly onAsk: (asked: Asked) => void;
}

type Name = "state" | "kind" | "label" | "outlet";

async function loadFacets(project: string): Promise<ArticleFacets | null> {
  const params = { path: { project }, query: { page_size: 1 } };
  return found(await client.GET("/api/v1/projects/{project}/articles/", { params })).facets;
}

/** What the queue shows: a state, a kind of difference, a label, an outlet, a pair of annotators. */
export function Filters({ slug, asked, counts, onAsk }: Props): JSX.Element {
  const { t } = useTranslation();
  const { data: facets } = useQuery({ queryKey: ["facets", slug], queryFn: () => loadFacets(slug) });
  const set = (name: Name, value: string): void => {
    onAsk(changed(asked, name, value));
  };
  const states = STATES.map((one) => ({ value: one, name: `${t(`review.states.${one}`)} (${counts[one]})` }));
  const kinds = KINDS.map((one) => ({ value: one, name: `${t(`review.kinds.${one}`)} (${counts.kinds[one]})` }));
  return (
    <form className="filters" aria-label={t("review.show")} onSubmit={(event) => event.preventDefault()}>
      <Choice name={t("review.show")} value={asked.state} options={states} onChange={(value) => set("state", value)} />
      <Choice name={t("review.kind")} value={asked.kind ?? ""} options={kinds} all onChange={(value) => set("kind", value)} />
      <Choice name={t("review.label")} value={asked.label ?? ""} options={facets?.label ?? []} all onChange={(value) => set("label", value)} />
      <Choice name={t("review.outlet")} value={asked.outlet ?? ""} options={facets?.outlet ?? []} all onChange={(value) => set("outlet", value)} />
      <Pair asked={asked} people={facets?.annotator ?? []} onAsk={onAsk} />
    </form>
  );
}

interface Option {
  readonly value: string;
  readonly name: string;
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly Option[];
  /** The first option takes them all. */
  readonly all?: boolean | string;
  readonly onChange: (value: string) => void;
}

function Choice({ name, value, options, all, onChange }: ChoiceProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <label>
      {name}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {all && <option value="">{all === true ? t("review.all") : all}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Pair({ asked, people, onAsk }: { asked: Asked; people: readonly Option[]; onAsk: Props["onAsk"] }): JSX.Element {
  const { t } = useTranslation();
  const [first = "", second = ""] = asked.annotator ?? [];
  const set = (pair: readonly string[]): void => {
    onAsk(between(asked, pair.filter(Boolean)));
  };
  return (
    <>
      <Choice name={t("review.pair")} value={first} options={people} all={t("review.anybody")} onChange={(one) => set([one, second])} />
      {first !== "" && (
        <Choice name={t("review.and")} value={second} options={people.filter(({ value }) => value !== first)} all={t("review.anybody")} onChange={(one) => set([first, one])} />
      )}
    </>
  );
}
