import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Agreement } from "../api/client";
import type { Work } from "./work";

interface Props {
  readonly agreement: Agreement;
  readonly work: Work;
  readonly onChange: (name: keyof Work, value: string) => void;
}

const CHOICES = [
  ["outlet", "outlets"],
  ["story", "stories"],
  ["language", "languages"],
  ["codebook", "codebooks"],
  ["round", "rounds"],
] as const;
const DAYS = ["since", "until"] as const;

/** Which work is compared; only what there is something of can be chosen. */
export function Filters({ agreement, work, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <form className="filters" aria-label={t("agreement.filters")} onSubmit={(event) => event.preventDefault()}>
      {CHOICES.map(([name, of]) => (
        <Choice key={name} {...{ name, work, onChange }} options={agreement.choices[of]} />
      ))}
      {DAYS.map((name) => (
        <label key={name}>
          {t(`agreement.filter.${name}`)}
          <input type="date" value={work[name] ?? ""} onChange={(event) => onChange(name, event.target.value)} />
        </label>
      ))}
    </form>
  );
}

interface ChoiceProps extends Omit<Props, "agreement"> {
  readonly name: (typeof CHOICES)[number][0];
  readonly options: readonly (string | number)[];
}

/** A choice among one is none; but one that was made can be taken back. */
function Choice({ name, work, options, onChange }: ChoiceProps): JSX.Element | null {
  const { t } = useTranslation();
  const value = work[name] ?? "";
  if (options.length < 2 && value === "") return null;
  const usual = name === "round" ? 1 : name === "codebook" ? "" : undefined;
  return (
    <label>
      {t(`agreement.filter.${name}`)}
      <select value={value || (usual ?? "")} onChange={(event) => onChange(name, event.target.value)}>
        {name !== "round" && <option value="">{t(name === "codebook" ? "agreement.newest" : "spans.all")}</option>}
        {[...new Set([...options, ...(value === "" ? [] : [value])])].map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}
