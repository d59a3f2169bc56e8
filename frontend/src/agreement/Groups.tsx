import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Grouping } from "./sides";

const NAMES = ["A", "B", "C", "D"] as const;

interface Props {
  readonly people: readonly string[];
  readonly groups: Grouping;
  readonly onChange: (groups: Grouping) => void;
}

/** Who is in which group; agreement is told within each and between every two. */
export function Groups({ people, groups, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <fieldset className="filters">
      <legend>{t("agreement.grouping")}</legend>
      {people.map((person) => (
        <label key={person}>
          {person}
          <select value={groups[person] ?? ""} onChange={(event) => onChange({ ...groups, [person]: event.target.value })}>
            <option value="">{t("agreement.noGroup")}</option>
            {NAMES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
