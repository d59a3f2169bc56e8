import { useMutation } from "@tanstack/react-query";
import { useRef, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type ChangePlan, type ChangePreview, type Decisions } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { asDecided } from "./deciding";
import { Collisions } from "./Collisions";
import { Flow } from "./Flow";
import { LabelTable } from "./LabelTable";
import { Others } from "./Others";
import { Summary } from "./Summary";

interface Props {
  readonly slug: string;
  readonly plan: ChangePlan;
  readonly preview: ChangePreview;
  readonly onPlan: (plan: ChangePlan) => void;
}

async function write(project: string, plan: ChangePlan, decisions: Decisions): Promise<ChangePlan> {
  const params = { path: { project, uuid: plan.uuid } };
  const body = { old: plan.old, new: plan.new, decisions, revision: plan.revision };
  return found(await client.PUT("/api/v1/projects/{project}/changes/{uuid}/", { params, body }));
}

async function carryOut(project: string, { uuid, revision }: ChangePlan): Promise<ChangePlan> {
  const params = { path: { project, uuid } };
  return found(await client.POST("/api/v1/projects/{project}/changes/{uuid}/apply/", { params, body: { revision } }));
}

/** Every decision is stored at once, and the page shows what would come of it. */
export function Draft({ slug, plan: stored, preview: seen, onPlan }: Props): JSX.Element {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const revision = useRef(stored.revision);
  const writing = useMutation({
    // One after the other, each on what the one before has stored.
    scope: { id: stored.uuid },
    mutationFn: async (wanted: Decisions) => {
      const next = await write(slug, { ...stored, revision: revision.current }, wanted);
      revision.current = next.revision;
      return next;
    },
    onSuccess: onPlan,
  });
  const onDecide = (wanted: Decisions): void => writing.mutate(wanted);
  const decisions = writing.isPending ? writing.variables : stored.decisions;
  const plan = { ...stored, decisions };
  const preview = { ...seen, labels: asDecided(seen.labels, decisions) };
  return (
    <>
      <Summary plan={plan} />
      <Flow plan={plan} preview={preview} />
      <LabelTable slug={slug} plan={plan} preview={preview} onDecide={onDecide} />
      <Others of="link_types" slug={slug} plan={plan} preview={preview} onDecide={onDecide} />
      <Others of="questions" slug={slug} plan={plan} preview={preview} onDecide={onDecide} />
      <label className="tick">
        <input
          type="checkbox"
          checked={decisions.look_at_losses}
          onChange={({ target }) => onDecide({ ...decisions, look_at_losses: target.checked })}
        />
        {t("changes.lookAtLosses")}
      </label>
      {preview.colliding.length > 0 && <Collisions slug={slug} plan={plan} preview={preview} onDecide={onDecide} />}
      <Problems preview={preview} />
      <Failure error={writing.error} />
      <p className="actions">
        <Button
          className="strong"
          isDisabled={preview.problems.length > 0 || writing.isPending}
          onPress={() => setAsked(true)}
        >
          {t("changes.apply", { count: plan.totals.spans })}
        </Button>
      </p>
      {asked && <Applying slug={slug} plan={plan} onPlan={onPlan} onClose={() => setAsked(false)} />}
    </>
  );
}

function Problems({ preview }: { preview: ChangePreview }): JSX.Element | null {
  const { t } = useTranslation();
  if (preview.problems.length === 0) return null;
  const named = [...preview.labels, ...preview.questions, ...preview.new_questions];
  const name = (slug: string): string => named.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <section>
      <h2>{t("changes.problemsTitle")}</h2>
      <ul className="problems">
        {preview.problems.map(({ code, label, other }) => (
          <li key={`${code} ${label}`}>{t(`changes.problems.${code}`, { label: name(label), other: name(other) })}</li>
        ))}
      </ul>
    </section>
  );
}

interface ApplyingProps {
  readonly slug: string;
  readonly plan: ChangePlan;
  readonly onPlan: (plan: ChangePlan) => void;
  readonly onClose: () => void;
}

function Applying({ slug, plan, onPlan, onClose }: ApplyingProps): JSX.Element {
  const { t } = useTranslation();
  const applying = useSending({ mutationFn: () => carryOut(slug, plan), onSuccess: onPlan });
  return (
    <Dialog title={t("changes.applyTitle")} onClose={onClose}>
      <Summary plan={plan} />
      <p>{t("changes.applyAll")}</p>
      <p role="status">{applying.isPending && <ProgressWords />}</p>
      <Confirm sending={applying} yes={t("changes.applyNow")} no={t("changes.cancel")} isGrave onClose={onClose} />
    </Dialog>
  );
}

function ProgressWords(): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <progress aria-hidden="true" /> {t("changes.applying")}
    </>
  );
}
