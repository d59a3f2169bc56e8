import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Agreement, Family, Figure } from "../api/client";
import { Axis, DotPlot } from "./DotPlot";
import type { Behind } from "./sides";
import { axisStart, labelsOf, percent, printed, reasonOf, unitOf, type LabelAgreement } from "./figures";

interface Props {
  readonly agreement: Agreement;
  readonly families: readonly Family[];
  readonly onOpen: (behind: Behind) => void;
}

const FIGURES = ["alpha", "exact", "overlap"] as const;
const NUMBERS = ["spans", "articles", "annotators"] as const;

/**
 * A row per label, by family, with its plot in the row. On a narrow screen each row becomes a
 * list; the roles are written out because a table laid out as a grid would lose its own.
 */
export function FigureTable({ agreement, families, onOpen }: Props): JSX.Element {
  const { t } = useTranslation();
  const from = axisStart(agreement);
  return (
    <table className="figures" role="table" aria-label={t("nav.pages.agreement")}>
      <Head agreement={agreement} from={from} />
      {withStrays(families, agreement).map((family) => (
        <FamilyRows
          key={family.slug}
          family={family}
          rows={labelsOf(agreement).filter(({ label }) => label.family === family.slug)}
          {...{ from, onOpen }}
        />
      ))}
    </table>
  );
}

type Look = Pick<Family, "slug" | "name" | "colour">;

/** A label may name a family that its codebook does not describe; its figures are shown all the same. */
function withStrays(families: readonly Family[], agreement: Agreement): Look[] {
  const known = new Set(families.map((family) => family.slug));
  const strays = [...new Set(labelsOf(agreement).map(({ label }) => label.family))].filter((slug) => !known.has(slug));
  return [...families, ...strays.map((slug) => ({ slug, name: slug, colour: "slate" }))];
}

function Head({ agreement, from }: { agreement: Agreement; from: number }): JSX.Element {
  const { t } = useTranslation();
  const first = labelsOf(agreement)[0];
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader">{t("agreement.label")}</th>
        <th role="columnheader" className="figure">
          {t("agreement.plot")}
          <Axis from={from} name={t("agreement.axis", { from: printed(from), to: 1 })} />
        </th>
        {FIGURES.map((kind) => (
          <th key={kind} role="columnheader" className="number">
            {t(`agreement.${kind}`)}
            <span className="unit">{first && t("agreement.per", { unit: t(unitOf(first[kind])) })}</span>
          </th>
        ))}
        {NUMBERS.map((name) => (
          <th key={name} role="columnheader" className="number">
            {t(`agreement.${name}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface FamilyProps {
  readonly family: Look;
  readonly rows: readonly LabelAgreement[];
  readonly from: number;
  readonly onOpen: Props["onOpen"];
}

function FamilyRows({ family, rows, from, onOpen }: FamilyProps): JSX.Element | null {
  if (rows.length === 0) return null;
  const columns = 2 + FIGURES.length + NUMBERS.length;
  return (
    <tbody role="rowgroup" className={`c-${family.colour}`}>
      <tr role="row" className="family">
        <th role="rowheader" scope="rowgroup" colSpan={columns} aria-colspan={columns}>
          <span className="dot">{family.name}</span>
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.label.slug} {...{ row, from, onOpen }} colour={family.colour} />
      ))}
    </tbody>
  );
}

interface RowProps {
  readonly row: LabelAgreement;
  readonly from: number;
  readonly colour: string;
}

function Row({ row, from, colour, onOpen }: RowProps & Pick<Props, "onOpen">): JSX.Element {
  const { t } = useTranslation();
  const { name, slug } = row.label;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <Button className="opens" onPress={() => onOpen({ name, layer: slug })}>
          {name}
        </Button>
        <span className="quiet told">{t("agreement.prevalence", { share: percent(row.prevalence) })}</span>
      </th>
      <td role="cell" className="figure">
        <Plot row={row} from={from} colour={colour} />
      </td>
      {FIGURES.map((kind) => (
        <Value key={kind} title={t(`agreement.${kind}`)} figure={row[kind]} />
      ))}
      {NUMBERS.map((name) => (
        <td key={name} role="cell" className="number n">
          {row[`n_${name}`]} <span className="title">{t(`agreement.counted.${name}`, { count: row[`n_${name}`] })}</span>
        </td>
      ))}
    </tr>
  );
}

function Plot({ row, from, colour }: RowProps): JSX.Element {
  const { t } = useTranslation();
  const { alpha, exact, overlap } = row;
  const reason = reasonOf(alpha);
  const dots = { alpha: alpha.value, exact: exact.value, overlap: overlap.value };
  const told = FIGURES.flatMap((kind) => {
    const value = dots[kind];
    return value === null ? [] : [`${t(`agreement.${kind}`)} ${printed(value)}`];
  });
  return (
    <>
      {told.length > 0 && (
        <DotPlot {...{ from, colour, ...dots }} interval={alpha.interval} name={t("agreement.values", { label: row.label.name, values: told.join("; ") })} />
      )}
      {reason !== null && (
        <span className="undefined">
          {reason === "" ? t("agreement.unused") : t("agreement.undefined", { reason })}
        </span>
      )}
    </>
  );
}

function Value({ title, figure }: { title: string; figure: Figure }): JSX.Element {
  const { t } = useTranslation();
  return (
    <td role="cell" className={figure.value === null ? "number none" : "number"}>
      <span className="title">{`${title}, ${t("agreement.per", { unit: t(unitOf(figure)) })}`}</span>{" "}
      {figure.value === null ? (
        <span className="undefined">
          <span className="unseen">{t("agreement.undefinedShort")}</span>
          <span aria-hidden="true">–</span>
        </span>
      ) : (
        printed(figure.value)
      )}
    </td>
  );
}
