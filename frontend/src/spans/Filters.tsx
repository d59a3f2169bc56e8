import type { TFunction } from "i18next";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Facets, SpanRow } from "../api/client";
import { choosing, FILTERS, type Filter, type FilterName } from "./filter";

interface Props {
  readonly facets: Facets;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

type Choices = Facets["labels"];

/** One list per filter; each choice says how many spans it would show. */
export function Filters({ facets, filter, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <form className="filters" aria-label={t("spans.filters")} onSubmit={(event) => event.preventDefault()}>
      {FILTERS.filter((name) => filter[name] !== undefined || choicesOf(facets, name).length > 0).map((name) => (
        <Choice
          key={name}
          name={name}
          value={filter[name] ?? ""}
          choices={choicesOf(facets, name)}
          onChange={(value) => onChange(choosing(filter, name, value))}
        />
      ))}
    </form>
  );
}

function choicesOf(facets: Facets, name: FilterName): Choices {
  return facets[`${name}s`];
}

type State = SpanRow["state"];

function nameOf(t: TFunction, filter: FilterName, name: string): string {
  if (filter === "state") return t(`spans.states.${name as State}`);
  return name === "" ? t("spans.unnamed") : name;
}

interface ChoiceProps {
  readonly name: FilterName;
  readonly value: string;
  readonly choices: Choices;
  readonly onChange: (value: string) => void;
}

function Choice({ name, value, choices, onChange }: ChoiceProps): JSX.Element {
  const { t } = useTranslation();
  // What an address asks for may fit nothing any more; it must still be seen, to be taken back.
  const missing = value !== "" && !choices.some((choice) => choice.value === value);
  const shown = missing ? [...choices, { value, name: value, spans: 0 }] : choices;
  return (
    <label>
      {t(`spans.${name}`)}
      <select name={name} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("spans.all")}</option>
        {shown.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {t("spans.choice", { name: nameOf(t, name, choice.name), count: choice.spans })}
          </option>
        ))}
      </select>
    </label>
  );
}
