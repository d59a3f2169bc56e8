import { useEffect, useState, type JSX } from "react";
import { Input, Label, SearchField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ArticleFacets } from "../api/client";
import { STATES, type Filter } from "./filter";

interface Props {
  readonly facets: ArticleFacets;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

const NAMED = ["outlet", "story", "language"] as const;
const PAUSE = 350; // milliseconds without a key, after which one has said what one looks for

export function Filters({ facets, filter, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const states = STATES.map((value) => facets.state.find((one) => one.value === value) ?? { value, count: 0 });
  return (
    <div className="filters" role="search" aria-label={t("articles.filters")}>
      <Words value={filter.q} onChange={(q) => onChange({ ...filter, q })} />
      {NAMED.filter((name) => facets[name].length > 1 || filter[name] !== "").map((name) => (
        <Choice
          key={name}
          title={t(`articles.${name}`)}
          value={filter[name]}
          options={facets[name].map(({ value, count }) => ({ value, name: value, count }))}
          onChange={(value) => onChange({ ...filter, [name]: value })}
        />
      ))}
      <Choice
        title={t("articles.state")}
        value={filter.state}
        options={states.map(({ value, count }) => ({ value, name: t(`articles.states.${value as "open"}`), count }))}
        onChange={(value) => onChange({ ...filter, state: value as Filter["state"] })}
      />
    </div>
  );
}

function Words({ value, onChange }: { readonly value: string; readonly onChange: (q: string) => void }): JSX.Element {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const waiting = setTimeout(() => onChange(typed), PAUSE);
    return () => clearTimeout(waiting);
  }, [typed, value, onChange]);
  return (
    <SearchField className="headlineSearch" value={typed} onChange={setTyped} onSubmit={onChange} maxLength={200}>
      <Label>{t("articles.q")}</Label>
      <Input />
    </SearchField>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly name: string; readonly count: number }[];
  readonly onChange: (value: string) => void;
}

function Choice({ title, value, options, onChange }: ChoiceProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <label>
      {title}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("articles.any")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {t("articles.choice", { name: option.name, count: option.count })}
          </option>
        ))}
      </select>
    </label>
  );
}
