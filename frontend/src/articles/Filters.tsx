import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleFacets } from "../api/client";
import { ALIKE, isBackwards, STATES, type Filter } from "./filter";

interface Props {
  readonly facets: ArticleFacets;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

const NAMED = ["outlet", "story", "language", "label", "annotator"] as const;
/** So many are offered at most; the server has the rest. */
const MOST = 200;
const DAYS = ["published_from", "published_to"] as const;

export function Filters({ facets, filter, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const states = STATES.map((value) => facets.state.find((one) => one.value === value) ?? { value, count: 0 });
  return (
    <div className="filters" role="group" aria-label={t("articles.filters")}>
      {NAMED.filter((name) => facets[name].length > 1 || filter[name] !== "").map((name) => (
        <Choice
          key={name}
          title={t(`articles.${name}`)}
          value={filter[name]}
          options={facets[name]}
          onChange={(value) => onChange({ ...filter, [name]: value })}
        />
      ))}
      <Choice
        title={t("articles.state")}
        value={filter.state}
        options={states.map(({ value, count }) => ({ value, name: t(`articles.states.${value as "open"}`), count }))}
        onChange={(value) => onChange({ ...filter, state: value as Filter["state"] })}
      />
      <Choice
        title={t("articles.alikeTitle")}
        value={filter.alike}
        options={ALIKE.map((value) => ({ value, name: t(`articles.alikes.${value}`), count: null }))}
        onChange={(value) => onChange({ ...filter, alike: value as Filter["alike"] })}
      />
      {DAYS.map((name) => (
        <label key={name}>
          {t(`articles.${name}`)}
          <input type="date" value={filter[name]} onChange={(event) => onChange({ ...filter, [name]: event.target.value })} />
        </label>
      ))}
      {isBackwards(filter) && (
        <p role="status" className="failure">
          {t("articles.backwards")}
        </p>
      )}
    </div>
  );
}

interface Option {
  readonly value: string;
  readonly name: string;
  readonly count: number | null;
}

interface ChoiceProps {
  readonly title: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

/** What is chosen can be seen even where it is too rare to be offered. */
function Choice({ title, value, options, onChange }: ChoiceProps): JSX.Element {
  const { t } = useTranslation();
  const offered = value === "" || options.some((one) => one.value === value);
  const shown = offered ? options : [...options, { value, name: value, count: null }];
  return (
    <label>
      {title}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("articles.any")}</option>
        {options.length >= MOST && <option disabled>{t("articles.most", { count: MOST })}</option>}
        {shown.map(({ value: one, name, count }) => (
          <option key={one} value={one}>
            {count === null ? name : t("articles.choice", { name, count })}
          </option>
        ))}
      </select>
    </label>
  );
}
