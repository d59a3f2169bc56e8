import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../ui/words";
import { RETIRE, withOther, type Other } from "./deciding";
import type { TableProps } from "./LabelTable";

interface Props extends TableProps {
  readonly of: Other;
}

/** What becomes of links and answers whose kind or question the new version does not have. */
export function Others({ of, plan, preview, onDecide }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const gone = preview[of];
  const fresh = of === "questions" ? preview.new_questions : preview.new_link_types;
  if (gone.length === 0) return null;
  const called = (name: string): string => (of === "questions" ? name : inWords(name));
  return (
    <section>
      <h2>{t(`changes.others.${of}.title`)}</h2>
      <table className="fates">
        <thead>
          <tr>
            <th scope="col">{t(`changes.others.${of}.column`, { number: plan.old })}</th>
            <th scope="col" className="number">
              {t(`changes.others.${of}.count`)}
            </th>
            <th scope="col">{t("changes.columns.becomes", { number: plan.new })}</th>
          </tr>
        </thead>
        <tbody>
          {gone.map(({ slug, name, count, to }) => (
            <tr key={slug}>
              <th scope="row">{called(name)}</th>
              <td className="number">{count}</td>
              <td>
                <select
                  aria-label={t("changes.becomesOf", { label: called(name) })}
                  value={(slug in plan.decisions[of] ? plan.decisions[of][slug] : to) ?? RETIRE}
                  onChange={({ target }) => onDecide(withOther(plan.decisions, of, slug, target.value === RETIRE ? null : target.value))}
                >
                  <option value={RETIRE}>{t(`changes.others.${of}.retire`)}</option>
                  {fresh.map((one) => (
                    <option key={one.slug} value={one.slug}>
                      {called(one.name)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
