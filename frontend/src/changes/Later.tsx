import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ChangePlan } from "../api/client";
import type { components } from "../api/schema";

type Row = components["schemas"]["LaterShape"];

/** Work that stands in the way of reverting. */
export interface LaterWork {
  readonly count: number;
  readonly rows: readonly Row[];
}

export function laterIn(error: unknown): LaterWork | null {
  const { count, later } = (error ?? {}) as { count?: number; later?: readonly Row[] };
  return later ? { count: count ?? later.length, rows: later } : null;
}

interface Props {
  readonly slug: string;
  readonly plan: ChangePlan;
  readonly later: LaterWork;
}

export function Later({ slug, plan, later }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <p>{t("changes.later", { count: later.count })}</p>
      <ul className="later">
        {later.rows.map(({ kind, annotator, text, words }, index) => (
          <li key={index}>
            <a href={`/projects/${slug}/texts/${text}/`}>{words || t(`changes.kinds.${kind}`)}</a>{" "}
            <span className="quiet">{`${t(`changes.kinds.${kind}`)} · ${annotator}`}</span>
          </li>
        ))}
      </ul>
      <p>{t("changes.laterDo", { old: plan.old, new: plan.new })}</p>
    </>
  );
}
