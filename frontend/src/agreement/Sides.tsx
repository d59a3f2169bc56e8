import { useQuery } from "@tanstack/react-query";
import { type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Agreement, Differing } from "../api/client";
import { DotPlot } from "./DotPlot";
import { clause, printed } from "./figures";
import { Groups } from "./Groups";
import { Matrix } from "./Matrix";
import { keep, pictureOf } from "./picture";
import { people, rowsOf, ways } from "./rows";
import {
  axisOf, formulaName, FORMULAS, isOther, layerKey, layerName, OTHERS, sideName, SIDES,
  type Behind, type Chosen, type Formula, type SideRow,
} from "./sides";
import type { Work } from "./work";

interface Props {
  readonly project: string;
  readonly agreement: Agreement;
  readonly work: Work;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly onOpen: (behind: Behind) => void;
}

/** Every measure of one label, family or of everything, from one side. */
export function Sides(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { project, agreement, work, chosen, onOpen } = props;
  const rows = useQuery({
    queryKey: ["sides", project, work, chosen],
    queryFn: () => rowsOf({ t, project, agreement, work, chosen }),
    placeholderData: (before, query) => ((query?.queryKey[3] as Chosen | undefined)?.side === chosen.side ? before : undefined),
  });
  const name = isOther(chosen.side) ? sideName(t, chosen.side) : formulaName(t, chosen.formula);
  return (
    <section className="closer" aria-labelledby="sides">
      <h2 id="sides">{t("agreement.closer")}</h2>
      <Choices {...props} />
      {chosen.side === "groups" && <Grouped {...props} />}
      {rows.data && chosen.side === "pairs" && <Matrix rows={rows.data} {...{ name, onOpen }} />}
      {rows.data && <SideTable rows={rows.data} {...{ project, name, onOpen }} />}
      {rows.isPending && <p className="quiet">{t("agreement.counting")}</p>}
      {rows.isError && <p role="alert">{t("failed.unreachable")}</p>}
    </section>
  );
}

function Grouped({ project, work, chosen, onChange }: Props): JSX.Element {
  const known = useQuery({ queryKey: ["people", project, work], queryFn: () => people(project, work) });
  return <Groups people={known.data ?? []} groups={chosen.groups} onChange={(groups) => onChange({ ...chosen, groups })} />;
}

function Choices({ project, agreement, chosen, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const known = useQuery({ queryKey: ["ways", project], queryFn: () => ways(project) });
  const sides = [...SIDES, ...(known.data ?? []), ...OTHERS].map((side) => [side, sideName(t, side)] as const);
  const layers = [...agreement.layers].reverse().map((layer) => [layerKey(layer), layerName(t, layer)] as const);
  const formulas = FORMULAS.map((formula) => [formula, formulaName(t, formula)] as const);
  return (
    <form className="filters" aria-label={t("agreement.closer")} onSubmit={(event) => event.preventDefault()}>
      <Choice label={t("agreement.side")} value={chosen.side} options={sides} onChange={(side) => onChange({ ...chosen, side })} />
      {!isOther(chosen.side) && (
        <>
          <Choice label={t("agreement.layer")} value={chosen.layer} options={layers} onChange={(layer) => onChange({ ...chosen, layer })} />
          <Choice
            label={t("agreement.measure")}
            value={chosen.formula}
            options={formulas}
            onChange={(formula) => onChange({ ...chosen, formula: formula as Formula })}
          />
        </>
      )}
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): JSX.Element {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TableProps {
  readonly project: string;
  readonly name: string;
  readonly rows: readonly SideRow[];
  readonly onOpen: (behind: Behind) => void;
}

function SideTable({ project, name, rows, onOpen }: TableProps): JSX.Element {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className="quiet">{t("agreement.noRows")}</p>;
  const from = axisOf(rows);
  return (
    <>
      <div className="scroll" role="region" aria-label={name} tabIndex={0}>
        <table aria-label={name}>
          <thead>
            <tr>
              <th>{t("agreement.of")}</th>
              <th>
                <span className="unseen">{t("agreement.drawn")}</span>
              </th>
              <th className="number">{t("agreement.value")}</th>
              <th className="number">{t("agreement.interval")}</th>
              <th className="number">{t("agreement.articles")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.name} {...{ project, row, from, onOpen }} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.some(({ figure }) => figure.experimental) && <p className="quiet">{t("agreement.noteExperimental")}</p>}
      <p className="exports">
        {t("agreement.asPicture")}{" "}
        {(["svg", "png"] as const).map((kind) => (
          <Button key={kind} className="opens" onPress={() => void keep(pictureOf(name, rows, from), "agreement", kind)}>
            {kind.toUpperCase()}
          </Button>
        ))}
      </p>
    </>
  );
}

interface RowProps {
  readonly project: string;
  readonly row: SideRow;
  readonly from: number;
  readonly onOpen: (behind: Behind) => void;
}

function Row({ project, row: { name, figure, told = [], behind, differing = [] }, from, onOpen }: RowProps): JSX.Element {
  const { t } = useTranslation();
  const { value, interval, undefined: why } = figure;
  const within = interval?.low != null && interval.high != null;
  return (
    <tr>
      <th scope="row">
        {behind ? (
          <Button className="opens" onPress={() => onOpen(behind)}>
            {name}
          </Button>
        ) : (
          name
        )}
        {told.map((line) => (
          <span key={line} className="quiet told">
            {line}
          </span>
        ))}
        {differing.length > 0 && <Differ {...{ project, differing }} />}
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

/** The articles behind a figure about a question. */
function Differ({ project, differing }: { project: string; differing: readonly Differing[] }): JSX.Element {
  const { t } = useTranslation();
  return (
    <details className="told">
      <summary>{t("agreement.differing", { count: differing.length })}</summary>
      <ul>
        {differing.map(({ text, headline, answers }) => (
          <li key={text}>
            <a href={`/projects/${project}/texts/${text}/`} dir="auto">
              {headline}
            </a>
            {": "}
            {answers.map(({ annotator, answer }) => `${annotator} ${answer}`).join(" · ")}
          </li>
        ))}
      </ul>
    </details>
  );
}
