import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { TableProps } from "./LabelTable";
import { withRule } from "./deciding";
import { Sample } from "./Sample";

const KEEP = "keep ";

/** Where spans would overlap that may not, what is done about it, and the first cases. */
export function Collisions({ slug, plan, preview, onDecide }: TableProps): JSX.Element {
  const { t } = useTranslation();
  const allowing = preview.new_labels.filter(({ exclusive }) => !exclusive);
  const nameOf = (label: string): string => preview.new_labels.find((one) => one.slug === label)?.name ?? label;
  const choose = (label: string, value: string): void => {
    if (value.startsWith(KEEP)) onDecide(withRule(plan.decisions, label, "keep", value.slice(KEEP.length)));
    else onDecide(withRule(plan.decisions, label, value === "worklist" ? "worklist" : "join"));
  };
  return (
    <section>
      <h2>{t("changes.collisionsTitle")}</h2>
      {preview.colliding.map(({ label, count }) => {
        const { rule, label: keeping } = plan.decisions.collisions[label] ?? { rule: "join", label: "" };
        return (
          <div key={label} className="colliding">
            <h3>{t("changes.collisionsOf", { label: nameOf(label), count })}</h3>
            <select
              aria-label={t("changes.ruleOf", { label: nameOf(label) })}
              value={rule === "keep" ? KEEP + keeping : rule}
              onChange={({ target }) => choose(label, target.value)}
            >
              <option value="join">{t("changes.rules.join")}</option>
              <option value="worklist">{t("changes.rules.worklist")}</option>
              {allowing.map((one) => (
                <option key={one.slug} value={KEEP + one.slug}>
                  {t("changes.rules.keep", { label: one.name })}
                </option>
              ))}
            </select>
            <ul className="cases">
              {preview.collisions
                .filter((one) => one.label === label)
                .map(({ spans }) => (
                  <li key={spans.map(({ uuid }) => uuid).join()}>
                    {spans.map((span) => (
                      <Sample key={span.uuid} slug={slug} span={span} />
                    ))}
                  </li>
                ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
