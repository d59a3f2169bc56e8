import { useMemo, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Difference } from "../api/client";
import { length, pointText } from "../text/offsets";
import { rowsOf, type Run } from "./runs";

/** Both texts in one: what went is struck out, what came is underlined, and each says so. */
export function DifferenceText({ difference }: { readonly difference: Difference }): JSX.Element {
  const { t } = useTranslation();
  const { old, new: now, steps, article } = difference;
  const rows = useMemo(() => {
    const texts = { old: pointText(old.content), now: pointText(now.content) };
    return rowsOf(steps, texts);
  }, [old, now, steps]);
  const changes = steps.filter((step) => step.change !== "same");
  return (
    <section className="compared" aria-label={t("versions.text")}>
      <p className="quiet legend">
        {changes.length === 0 ? t("versions.same") : <Legend />}
      </p>
      <article lang={article.language} dir="auto">
        {rows.map((row) => (
          <p key={row.at}>
            {row.runs.map((run) => (
              <Words key={`${run.change} ${run.at}`} run={run} />
            ))}
          </p>
        ))}
      </article>
      <p className="quiet">{t("versions.lengths", { old: length(old.content), now: length(now.content) })}</p>
    </section>
  );
}

function Legend(): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <del>{t("versions.out")}</del> <ins>{t("versions.in")}</ins>
    </>
  );
}

function Words({ run }: { readonly run: Run }): JSX.Element {
  const { t } = useTranslation();
  if (run.change === "same") return <>{run.words}</>;
  const told = <span className="unseen">{t(run.change === "out" ? "versions.outBefore" : "versions.inBefore")} </span>;
  return run.change === "out" ? <del>{told}{run.words}</del> : <ins>{told}{run.words}</ins>;
}
