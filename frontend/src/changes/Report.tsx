import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type ChangePlan } from "../api/client";
import { problemOf } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useDay } from "../ui/useDay";
import { useSending } from "../ui/useSending";
import { Later, laterIn, type LaterWork } from "./Later";
import { Summary } from "./Summary";

interface Props {
  readonly slug: string;
  readonly plan: ChangePlan;
  readonly onPlan: (plan: ChangePlan) => void;
}

/** What a plan did, the way back, and what is left for a person. */
export function Report({ slug, plan, onPlan }: Props): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  const [asked, setAsked] = useState(false);
  const isApplied = plan.state === "applied";
  return (
    <>
      <p className="lead" role="status">
        {plan.reverted_at
          ? t("changes.reverted", { date: day(plan.reverted_at) })
          : t("changes.applied", { date: day(plan.applied_at ?? ""), new: plan.new })}
      </p>
      {isApplied && plan.totals.items > 0 && <ToWorklist slug={slug} plan={plan} />}
      <h2>{t("changes.didMove")}</h2>
      <Summary plan={plan} />
      {isApplied && (
        <p className="actions">
          <Button className="soft" onPress={() => setAsked(true)}>
            {t("changes.revert")}
          </Button>
        </p>
      )}
      {asked && isApplied && <Reverting slug={slug} plan={plan} onPlan={onPlan} onClose={() => setAsked(false)} />}
    </>
  );
}

function ToWorklist({ slug, plan }: { slug: string; plan: ChangePlan }): JSX.Element {
  const { t } = useTranslation();
  const count = plan.open_items;
  return (
    <p>
      <a className={count > 0 ? "strong" : ""} href={`/projects/${slug}/changes/${plan.uuid}/worklist/`}>
        {count > 0 ? t("changes.worklist", { count }) : t("changes.worklistDone")}
      </a>
    </p>
  );
}

async function putBack(
  project: string,
  uuid: string,
  onLater: (later: LaterWork | null) => void,
): Promise<ChangePlan> {
  const params = { path: { project, uuid } };
  const { data, error, response } = await client.POST("/api/v1/projects/{project}/changes/{uuid}/revert/", { params });
  onLater(laterIn(error));
  if (data) return data;
  throw problemOf(response.status, error);
}

function Reverting({ slug, plan, onPlan, onClose }: Props & { onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const [later, setLater] = useState<LaterWork | null>(null);
  const reverting = useSending({
    mutationFn: () => putBack(slug, plan.uuid, setLater),
    onSuccess: onPlan,
  });
  return (
    <Dialog title={t("changes.revertTitle")} onClose={onClose}>
      <p>{t("changes.revertAll", { old: plan.old })}</p>
      {later && <Later slug={slug} plan={plan} later={later} />}
      <Confirm
        sending={reverting}
        yes={t("changes.revertNow")}
        no={t("changes.cancel")}
        isReady={later === null}
        isGrave
        onClose={onClose}
      />
    </Dialog>
  );
}
