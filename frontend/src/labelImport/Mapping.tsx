import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { FoundValue, LabelImport, Target } from "../api/client";
import { LEFT_OUT, UNMAPPED, choices, decided, keyOf } from "./mapping";

const MOST = 200;

interface Props {
  readonly now: LabelImport;
  readonly values: readonly FoundValue[];
  readonly onChange: (values: readonly FoundValue[]) => void;
}

/** Every distinct value of the files, how often it stands there, and what it becomes. */
export function Mapping({ now, values, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="scroll">
      <p className="quiet" id="mapping-means">
        {t(now.codebook === "made" ? "labelImports.mappingMade" : "labelImports.mappingHint")}
      </p>
      <table className="mapping" aria-describedby="mapping-means">
        <thead>
          <tr>
            <th scope="col">{t("labelImports.value")}</th>
            <th scope="col" className="number">
              {t("labelImports.count")}
            </th>
            <th scope="col">{t("labelImports.becomes")}</th>
          </tr>
        </thead>
        <tbody>
          {values.slice(0, MOST).map((value, index) => (
            <Row key={`${value.kind}/${value.name}/${value.value}`} now={now} value={value} onChange={(target) => onChange(decided(values, index, target))} />
          ))}
        </tbody>
      </table>
      {values.length > MOST && <p className="quiet">{t("labelImports.moreValues", { count: values.length - MOST })}</p>}
    </div>
  );
}

interface RowProps {
  readonly now: LabelImport;
  readonly value: FoundValue;
  readonly onChange: (target: Target | null) => void;
}

function Row({ now, value, onChange }: RowProps): JSX.Element {
  const { t } = useTranslation();
  const made = now.codebook === "made";
  const offered = choices(value, (made ? now.draft : null) ?? now.offers);
  const targets = new Map([[keyOf(LEFT_OUT), LEFT_OUT], ...offered.map(({ key, target }) => [key, target] as const)]);
  const said = value.value === null ? t("labelImports.anything") : value.value.trim() === "" ? t("labelImports.blank") : value.value;
  const name = value.name === "" ? said : `${value.name}: ${said}`;
  return (
    <tr className={value.target === null && !made ? "open" : undefined}>
      <th scope="row">
        <span className={value.value?.trim() ? undefined : "blank"}>{name}</span>{" "}
        <span className="quiet">{t(`labelImports.kinds.${value.kind}`)}</span>
      </th>
      <td className="number">{t("labelImports.number", { count: value.count })}</td>
      <td>
        <select
          aria-label={t("labelImports.becomesOf", { name })}
          value={keyOf(value.target)}
          onChange={({ target }) => onChange(targets.get(target.value) ?? null)}
        >
          <option value={UNMAPPED}>{t(made ? "labelImports.itsOwn" : "labelImports.unmapped")}</option>
          <option value={keyOf(LEFT_OUT)}>{t("labelImports.leaveOut")}</option>
          {offered.map(({ key, name: one }) => (
            <option key={key} value={key}>
              {one}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}
