import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Overview, type Plan } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { Form } from "./Form";
import { PlanTable } from "./PlanTable";

export interface Wish {
  readonly perArticle: number;
  readonly onlyUnassigned: boolean;
  readonly annotators: readonly string[];
}

interface Props {
  readonly slug: string;
  readonly overview: Overview;
  /** How many assignments were given out just now. */
  readonly given: number | null;
  readonly onDone: (assignments: number) => void;
}

function bodyOf({ perArticle, onlyUnassigned, annotators }: Wish) {
  return { per_article: perArticle, only_unassigned: onlyUnassigned, annotators: [...annotators] };
}

async function plan(project: string, wish: Wish): Promise<Plan> {
  const params = { path: { project } };
  return found(await client.POST("/api/v1/projects/{project}/assignments/plan/", { params, body: bodyOf(wish) }));
}

async function giveOut(project: string, wish: Wish) {
  const params = { path: { project } };
  return found(await client.POST("/api/v1/projects/{project}/assignments/", { params, body: bodyOf(wish) }));
}

/** First the plan, which changes nothing; then the same once more, for good. */
export function Evenly({ slug, overview, given, onDone }: Props): JSX.Element {
  const { t } = useTranslation();
  const everybody = overview.annotators.map(({ pseudonym }) => pseudonym);
  const [wish, setWish] = useState<Wish>({
    perArticle: Math.min(2, everybody.length),
    onlyUnassigned: false,
    annotators: everybody,
  });
  const [planned, setPlanned] = useState(false);
  const planning = useSending({ mutationFn: () => plan(slug, wish), onSuccess: () => setPlanned(true) });
  const giving = useSending({
    mutationFn: () => giveOut(slug, wish),
    onSuccess: ({ assignments }) => {
      planning.reset();
      onDone(assignments);
    },
  });
  const change = (next: Wish): void => {
    planning.reset();
    giving.reset();
    setWish(next);
  };
  return (
    <section>
      <h2>{t("assignments.evenly")}</h2>
      <p className="lead">{t("assignments.evenlyLead")}</p>
      <p role="status">{given !== null && !planning.data && t("assignments.given", { count: given })}</p>
      {planning.data ? (
        <Proposal plan={planning.data} onGive={() => giving.mutate()} onChange={() => change(wish)} />
      ) : (
        <>
          <Form wish={wish} people={overview.annotators} onChange={change} />
          <Button
            className="strong"
            autoFocus={planned}
            isDisabled={wish.annotators.length === 0}
            onPress={() => planning.mutate()}
          >
            {t("assignments.see")}
          </Button>
        </>
      )}
      <Failure error={planning.error ?? giving.error} />
    </section>
  );
}

interface ProposalProps {
  readonly plan: Plan;
  readonly onGive: () => void;
  readonly onChange: () => void;
}

function Proposal({ plan: proposed, onGive, onChange }: ProposalProps): JSX.Element {
  const { t } = useTranslation();
  const { articles, assignments } = proposed;
  return (
    <>
      <h3>{t("assignments.plan")}</h3>
      <p role="status">{t("assignments.planLead", { count: articles, assignments })}</p>
      {assignments > 0 && <PlanTable rows={proposed.annotators} />}
      <p className="actions">
        {assignments > 0 && (
          <Button className="strong" onPress={onGive} autoFocus>
            {t("assignments.giveOut", { count: assignments })}
          </Button>
        )}
        <Button className="soft" onPress={onChange}>
          {t("assignments.change")}
        </Button>
      </p>
    </>
  );
}
