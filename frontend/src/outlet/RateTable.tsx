import { scaleLinear } from "d3-scale";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Outlet, Rate } from "../api/client";

const WIDTH = 300;
const HEIGHT = 22;
const EDGE = 8;

/** The roles are written out because a table laid out as a grid, on a narrow screen, would lose its own.
 *  A row per label with its plot: this outlet a full dot, all outlets a ring, told apart without colour. */
export function RateTable({ outlet }: { readonly outlet: Outlet }): JSX.Element {
  const { t } = useTranslation();
  if (outlet.readings === 0) return <p className="quiet">{t("outlets.noLabels")}</p>;
  const most = Math.max(1, ...outlet.labels.flatMap(({ rate, everywhere }) => [rate, everywhere]));
  return (
    <>
      <p className="lead">{t("outlets.labelsLead")}</p>
      <p className="quiet basis">{t("outlets.basis", { count: outlet.readings, words: outlet.words })}</p>
      <ul className="legend">
        <li>
          <Sign here /> {t("outlets.here")}
        </li>
        <li>
          <Sign /> {t("outlets.everywhere")}
        </li>
      </ul>
      <table className="rates" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">{t("outlets.label")}</th>
            <th role="columnheader" scope="col" className="wide-cell">
              {t("outlets.plot")}
            </th>
            <th role="columnheader" scope="col" className="number">
              {t("outlets.here")}
            </th>
            <th role="columnheader" scope="col" className="number">
              {t("outlets.everywhere")}
            </th>
            <th role="columnheader" scope="col" className="number">
              {t("outlets.spans")}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {outlet.labels.map((rate) => (
            <Row key={rate.slug} rate={rate} most={most} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ rate, most }: { readonly rate: Rate; readonly most: number }): JSX.Element {
  const { t, i18n } = useTranslation();
  const numbers = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const here = numbers.format(rate.rate);
  const everywhere = numbers.format(rate.everywhere);
  return (
    <tr role="row" className={`c-${rate.colour}`}>
      <th role="rowheader" scope="row">
        <span className="dot">{rate.name}</span>
      </th>
      <td role="cell" className="wide-cell">
        <Plot rate={rate} most={most} name={t("outlets.row", { label: rate.name, here, everywhere })} />
      </td>
      <td role="cell" className="number">{here}</td>
      <td role="cell" className="number">{everywhere}</td>
      <td role="cell" className="number">{rate.spans}</td>
    </tr>
  );
}

function Plot({ rate, most, name }: { readonly rate: Rate; readonly most: number; readonly name: string }): JSX.Element {
  const x = scaleLinear([0, most], [EDGE, WIDTH - EDGE]);
  const middle = HEIGHT / 2;
  return (
    <svg className="ratePlot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name}>
      <line className="base" x1={x(0)} x2={x(most)} y1={middle} y2={middle} />
      <line className="between" x1={x(rate.everywhere)} x2={x(rate.rate)} y1={middle} y2={middle} />
      <circle className="everywhere" cx={x(rate.everywhere)} cy={middle} r={4.5} />
      <circle className="here" cx={x(rate.rate)} cy={middle} r={5} />
    </svg>
  );
}

function Sign({ here = false }: { readonly here?: boolean }): JSX.Element {
  return (
    <svg className="ratePlot sign" viewBox="0 0 14 14" aria-hidden="true">
      <circle className={here ? "here" : "everywhere"} cx={7} cy={7} r={5} />
    </svg>
  );
}
