import { useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ChangePlan } from "../api/client";
import { Draft } from "./Draft";
import { Report } from "./Report";

interface Props {
  readonly slug: string;
  readonly plan: ChangePlan;
}

/** One plan: a draft to decide on, or the report of what it did. */
export function PlanView({ slug, plan }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const onPlan = (next: ChangePlan): void => {
    queries.setQueryData(["change", slug, plan.uuid], next);
  };
  return (
    <main className="page broad changes">
      <p className="quiet">
        <a href={`/projects/${slug}/changes/`}>{t("changes.back")}</a>
      </p>
      <h1>{t("changes.heading", { old: plan.old, new: plan.new })}</h1>
      {plan.preview ? (
        <Draft slug={slug} plan={plan} preview={plan.preview} onPlan={onPlan} />
      ) : (
        <Report slug={slug} plan={plan} onPlan={onPlan} />
      )}
    </main>
  );
}
