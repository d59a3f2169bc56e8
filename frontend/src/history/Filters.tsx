import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryPage } from "../api/client";
import { inWords } from "../ui/words";
import { changed, type Asked, type Name } from "./asked";

interface Props {
  readonly asked: Asked;
  readonly told: HistoryPage;
  readonly onAsk: (asked: Asked) => void;
}

export function Filters({ asked, told, onAsk }: Props): JSX.Element {
  const { t } = useTranslation();
  const choose = (name: Name) => ({ value: asked[name] ?? "", onChange: (value: string) => onAsk(changed(asked, name, value)) });
  const people = told.people.map(({ pseudonym, name }) => ({ value: pseudonym, name: `${pseudonym} · ${name}` }));
  const verbs = told.verbs.map(({ verb, said }) => ({ value: verb, name: said }));
  const tables = told.tables.map((table) => ({ value: table, name: inWords(table) }));
  return (
    <form className="filters" aria-label={t("history.title")} onSubmit={(event) => event.preventDefault()}>
      <Choice title={t("history.who")} options={people} {...choose("actor")} />
      <Choice title={t("history.verb")} options={verbs} {...choose("verb")} />
      <Choice title={t("history.table")} options={tables} {...choose("table")} />
      <Day title={t("history.since")} {...choose("since")} />
      <Day title={t("history.until")} {...choose("until")} />
    </form>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ title, value, options, onChange }: ChoiceProps & { readonly options: readonly { value: string; name: string }[] }): JSX.Element {
  const { t } = useTranslation();
  return (
    <label>
      {title}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("history.all")}</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Day({ title, value, onChange }: ChoiceProps): JSX.Element {
  return (
    <label>
      {title}
      <input type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
