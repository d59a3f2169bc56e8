import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Agreement, Family, Figure, LabelAgreement } from "../api/client";
import { Axis, DotPlot } from "./DotPlot";
import { axisStart, clause, printed } from "./figures";

interface Props {
  readonly agreement: Agreement;
  readonly families: readonly Family[];
}

const NUMBERS = ["alpha", "exact", "overlap", "spans", "articles", "annotators"] as const;

export function FigureTable({ agreement, families }: Props): JSX.Element {
  const { t } = useTranslation();
  const from = axisStart(agreement);
  const colours = new Map(families.map((family) => [family.slug, family.colour]));
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("nav.pages.agreement")}>
      <table className="figures">
        <Caption row={agreement.labels[0]} />
        <thead>
          <tr>
            <th scope="col">{t("agreement.label")}</th>
            <th scope="col" className="figure">
              {t("agreement.plot")}
              <Axis from={from} name={t("agreement.axis", { from: printed(from), to: 1 })} />
            </th>
            {NUMBERS.map((column) => (
              <th key={column} scope="col" className="number">
                {t(`agreement.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agreement.labels.map((row) => (
            <Row key={row.label.slug} row={row} from={from} colour={colours.get(row.label.family) ?? "slate"} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Always the name of the formula, its unit and its pooling. */
function Caption({ row }: { row: LabelAgreement | undefined }): JSX.Element | null {
  const { t } = useTranslation();
  if (!row) return null;
  const { alpha, span_f1_exact: exact, span_f1_overlap: overlap } = row;
  const named = { alpha: alpha.formula, exact: exact.formula, overlap: overlap.formula };
  const words = t("agreement.caption", { ...named, unit: alpha.unit, unitOfF1: exact.unit, pooling: alpha.pooling });
  return (
    <caption>
      <span>{words}</span>
    </caption>
  );
}

interface RowProps {
  readonly row: LabelAgreement;
  readonly from: number;
  readonly colour: string;
}

function Row({ row, from, colour }: RowProps): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <span className={`dot c-${colour}`}>{row.label.name}</span>
      </th>
      <td className="figure">
        <Alpha row={row} from={from} colour={colour} />
      </td>
      <Value figure={row.alpha} />
      <Value figure={row.span_f1_exact} />
      <Value figure={row.span_f1_overlap} />
      <td className="number">{row.n_spans}</td>
      <td className="number">{row.n_articles}</td>
      <td className="number">{row.n_annotators}</td>
    </tr>
  );
}

function Alpha({ row, from, colour }: RowProps): JSX.Element {
  const { t } = useTranslation();
  const { alpha, n_spans: spans } = row;
  if (alpha.value === null) {
    // The commonest reason in the plainest words; the formula's own stands in the answer of REST.
    const unused = spans === 0 && alpha.undefined?.code === "no_variation";
    const reason = unused ? t("agreement.unused") : clause(alpha.undefined?.reason ?? "");
    return <span className="undefined">{t("agreement.undefined", { reason })}</span>;
  }
  return <DotPlot {...{ from, colour }} value={alpha.value} name={t("agreement.value", { value: printed(alpha.value) })} />;
}

function Value({ figure }: { figure: Figure }): JSX.Element {
  const { t } = useTranslation();
  if (figure.value !== null) return <td className="number">{printed(figure.value)}</td>;
  return (
    <td className="number undefined" title={figure.undefined?.reason}>
      {t("agreement.undefinedShort")}
    </td>
  );
}
