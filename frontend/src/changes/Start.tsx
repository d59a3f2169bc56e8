import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type ChangePlan, type ChangePlans } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useDay } from "../ui/useDay";
import { useSending } from "../ui/useSending";
import { NOTHING_DECIDED } from "./deciding";

interface Props {
  readonly slug: string;
  readonly plans: ChangePlans;
}

interface Step {
  readonly old: number;
  readonly new: number;
}

async function begin(project: string, step: Step): Promise<ChangePlan> {
  const params = { path: { project, uuid: crypto.randomUUID() } };
  const body = { ...step, decisions: NOTHING_DECIDED, revision: 0 };
  return found(await client.PUT("/api/v1/projects/{project}/changes/{uuid}/", { params, body }));
}

/** Which versions a new plan leads between, and the plans there are. */
export function Start({ slug, plans }: Props): JSX.Element {
  const { t } = useTranslation();
  const { versions } = plans;
  return (
    <main className="page changes">
      <h1>{t("changes.title")}</h1>
      <p className="lead">{t("changes.lead")}</p>
      {versions.length > 1 ? <Choice slug={slug} versions={versions} /> : <TooFew slug={slug} />}
      {plans.plans.length > 0 && <Plans slug={slug} plans={plans} />}
    </main>
  );
}

function TooFew({ slug }: { slug: string }): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <p>{t("changes.tooFew")}</p>
      <p>
        <a className="strong" href={`/projects/${slug}/codebook/`}>
          {t("changes.toCodebook")}
        </a>
      </p>
    </>
  );
}

function Choice({ slug, versions }: { slug: string; versions: ChangePlans["versions"] }): JSX.Element {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>(() => likely(versions));
  const starting = useSending({
    mutationFn: () => begin(slug, step),
    onSuccess: ({ uuid }) => location.assign(`/projects/${slug}/changes/${uuid}/`),
  });
  const options = versions.map(({ number, spans }) => (
    <option key={number} value={number}>
      {t("changes.version", { number, spans })}
    </option>
  ));
  return (
    <section>
      <div className="filters">
        <label>
          {t("changes.from")}
          <select value={step.old} onChange={({ target }) => setStep({ ...step, old: Number(target.value) })}>
            {options}
          </select>
        </label>
        <label>
          {t("changes.to")}
          <select value={step.new} onChange={({ target }) => setStep({ ...step, new: Number(target.value) })}>
            {options}
          </select>
        </label>
      </div>
      <Failure error={starting.error} />
      <Button
        className="strong"
        isDisabled={step.old === step.new || starting.isPending}
        onPress={() => starting.mutate()}
      >
        {t("changes.start")}
      </Button>
    </section>
  );
}

/** To the newest version, from the newest one before it that holds spans. */
function likely(versions: ChangePlans["versions"]): Step {
  const [newest, ...others] = versions;
  const held = others.find(({ spans }) => spans > 0) ?? others[0];
  return { old: held?.number ?? 0, new: newest?.number ?? 0 };
}

function Plans({ slug, plans }: Props): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <section>
      <h2>{t("changes.plans")}</h2>
      <ul className="rows">
        {plans.plans.map((plan) => (
          <li key={plan.uuid}>
            <a href={`/projects/${slug}/changes/${plan.uuid}/`}>
              {t("changes.planned", { old: plan.old, new: plan.new })}
            </a>
            <span className="state">{t(`changes.states.${plan.state}`)}</span>
            {plan.applied_at && (
              <span className="quiet">
                {t("changes.appliedOn", { date: day(plan.applied_at) })}
                {plan.reverted_at && ` · ${t("changes.revertedOn", { date: day(plan.reverted_at) })}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
