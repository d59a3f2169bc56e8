import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Agreement } from "../api/client";
import { DotPlot } from "./DotPlot";
import { clause, printed } from "./figures";
import { Opened } from "./Opened";
import { FORMULAS, layerKey, layerName, rowsOf, sideName, SIDES, ways, type Chosen, type Formula, type SideRow } from "./sides";

interface Props {
  readonly project: string;
  readonly agreement: Agreement;
}

/** Every measure of one label, family or of everything, from one side; and the places behind it. */
export function Sides({ project, agreement }: Props): JSX.Element {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>({ layer: "all", formula: "alpha_char_nominal", side: "pairs" });
  const rows = useQuery({
    queryKey: ["sides", project, agreement.round, chosen],
    queryFn: () => rowsOf(t, project, agreement, chosen),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <section className="sides" aria-labelledby="sides">
        <h2 id="sides">{t("agreement.closer")}</h2>
        <Choices {...{ project, agreement, chosen }} onChange={setChosen} />
        {rows.data && <SideTable rows={rows.data} formula={chosen.formula} />}
        {rows.isError && <p role="alert">{t("failed.unreachable")}</p>}
      </section>
      <Opened project={project} agreement={agreement} layer={chosen.layer} />
    </>
  );
}

interface ChoicesProps extends Props {
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

function Choices({ project, agreement, chosen, onChange }: ChoicesProps): JSX.Element {
  const { t } = useTranslation();
  const known = useQuery({ queryKey: ["ways", project], queryFn: () => ways(project) });
  return (
    <form className="filters" aria-label={t("agreement.closer")} onSubmit={(event) => event.preventDefault()}>
      <label>
        {t("agreement.side")}
        <select value={chosen.side} onChange={(event) => onChange({ ...chosen, side: event.target.value })}>
          {[...SIDES, ...(known.data ?? [])].map((side) => (
            <option key={side} value={side}>
              {sideName(t, side)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("agreement.layer")}
        <select value={chosen.layer} onChange={(event) => onChange({ ...chosen, layer: event.target.value })}>
          {[...agreement.layers].reverse().map((layer) => (
            <option key={layerKey(layer)} value={layerKey(layer)}>
              {layerName(t, layer)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("agreement.measure")}
        <select
          value={chosen.formula}
          onChange={(event) => onChange({ ...chosen, formula: event.target.value as Formula })}
        >
          {FORMULAS.map((formula) => (
            <option key={formula} value={formula}>
              {t(`agreement.formulas.${formula}`)}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

function SideTable({ rows, formula }: { rows: readonly SideRow[]; formula: Formula }): JSX.Element {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className="quiet">{t("agreement.noRows")}</p>;
  const name = t(`agreement.formulas.${formula}`);
  return (
    <div className="scroll" role="region" aria-label={name} tabIndex={0}>
      <table aria-label={name}>
        <thead>
          <tr>
            <th>{t("agreement.of")}</th>
            <th>
              <span className="unseen">{t("agreement.drawn")}</span>
            </th>
            <th className="number">{name}</th>
            <th className="number">{t("agreement.interval")}</th>
            <th className="number">{t("agreement.articles")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.name} row={row} from={start(rows)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The axis begins at 0, or at the tenth below the lowest end. */
function start(rows: readonly SideRow[]): number {
  const ends = rows.map(({ figure }) => Math.min(figure.value ?? 0, figure.interval?.low ?? 0));
  return Math.max(-1, Math.floor(Math.min(0, ...ends) * 10) / 10);
}

function Row({ row: { name, figure, told }, from }: { row: SideRow; from: number }): JSX.Element {
  const { t } = useTranslation();
  const { value, interval, undefined: why } = figure;
  const within = interval?.low != null && interval.high != null;
  return (
    <tr>
      <th scope="row">
        {name}
        {told !== undefined && <span className="quiet told">{told}</span>}
      </th>
      <td>
        {value === null ? (
          <span className="undefined">{t("agreement.undefined", { reason: clause(why?.reason ?? "") })}</span>
        ) : (
          <DotPlot alpha={value} {...{ from, interval }} colour="slate" width={200} name={`${name}: ${printed(value)}`} />
        )}
      </td>
      <td className="number">{value === null ? "–" : printed(value)}</td>
      <td className="number">
        {within ? t("agreement.range", { low: printed(interval.low ?? 0), high: printed(interval.high ?? 0) }) : "–"}
      </td>
      <td className="number">{figure.n_articles}</td>
    </tr>
  );
}
