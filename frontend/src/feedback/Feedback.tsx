import { useQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { nameOf, type Looks } from "../annotate/looks";
import { client, type Assignment, type Feedback as Told } from "../api/client";
import { found } from "../api/problem";
import { AskDialog } from "../threads/AskDialog";
import { Failure } from "../ui/Failure";
import "./feedback.css";

interface Props {
  readonly assignment: Assignment;
  readonly looks: Looks;
  readonly onChoose: (uuid: string) => void;
  readonly onGuide: (slug: string) => void;
}

async function load(assignment: number): Promise<Told> {
  const params = { path: { assignment } };
  return found(await client.GET("/api/v1/assignments/{assignment}/feedback/", { params }));
}

/** What a reviewer kept, changed and rejected of one's own spans, and why. */
export default function Feedback({ assignment, looks, onChoose, onGuide }: Props): JSX.Element {
  const { t } = useTranslation();
  const { id, returned_because: because, state } = assignment;
  const query = useQuery({ queryKey: ["feedback", id], queryFn: () => load(id) });
  const told = query.data?.told ?? [];
  const [asked, setAsked] = useState<string | null>(null);
  const many = (outcome: string): number => told.filter((one) => one.outcome === outcome).length;
  const counts = { kept: many("kept") + many("agreed"), changed: many("changed"), rejected: many("rejected"), missed: many("missed") };
  return (
    <section className="feedback" aria-labelledby="feedback">
      <h2 id="feedback">{t("feedback.title")}</h2>
      {because !== "" && state !== "submitted" && (
        <p className="returned">
          {t("feedback.returned")} <q dir="auto">{because}</q>
        </p>
      )}
      {query.isPending && <p className="quiet">{t("feedback.loading")}</p>}
      <Failure error={query.error} />
      {told.length > 0 && <p className="quiet">{t("feedback.counts", counts)}</p>}
      <ul>
        {told.map((one) => (
          <Line key={`${one.outcome} ${one.span?.uuid ?? one.gold[0]?.start}`} {...{ one, looks, onChoose, onGuide }} onAsk={setAsked} />
        ))}
      </ul>
      {asked !== null && (
        <AskDialog project={assignment.project.slug} about={{ assignment: id, span_uuid: asked }} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

type One = Told["told"][number];

interface LineProps extends Omit<Props, "assignment"> {
  readonly one: One;
  readonly onAsk: (span: string) => void;
}

function Line({ one, looks, onChoose, onGuide, onAsk }: LineProps): JSX.Element {
  const { t } = useTranslation();
  const { outcome, span, gold, reason, note } = one;
  const shown = span ?? gold[0];
  const label = gold[0]?.label ?? span?.label ?? "";
  return (
    <li className={outcome}>
      <b title={t(`feedback.means.${outcome}`)}>{t(`feedback.${outcome}`)}</b>{" "}
      {span ? (
        <Button className="plain" onPress={() => onChoose(span.uuid)}>
          <q dir="auto">{span.quote}</q>
        </Button>
      ) : (
        <q dir="auto">{shown?.quote}</q>
      )}{" "}
      <span className="quiet">{shown && nameOf(looks, shown.label)}</span>
      {outcome === "changed" && gold.map((now) => <Now key={`${now.start} ${now.end} ${now.label}`} {...{ now, looks }} />)}
      {(reason !== "" || note !== "") && (
        <p className="why" dir="auto">
          {[reason && t(`feedback.reasons.${reason}`), note].filter(Boolean).join(" · ")}
        </p>
      )}
      {outcome !== "agreed" && outcome !== "kept" && (
        <Button className="plain guide" aria-label={`${t("feedback.guide")}: ${nameOf(looks, label)}`} onPress={() => onGuide(label)}>
          {t("feedback.guide")}
        </Button>
      )}
      {span && (
        <Button className="plain guide" aria-label={`${t("asking.ask")}: ${span.quote}`} onPress={() => onAsk(span.uuid)}>
          {t("asking.ask")}
        </Button>
      )}
    </li>
  );
}

function Now({ now, looks }: { readonly now: One["gold"][number]; readonly looks: Looks }): JSX.Element {
  const { t } = useTranslation();
  return (
    <p className="now" dir="auto">
      {t("feedback.now", { label: nameOf(looks, now.label) })} <q>{now.quote}</q>
    </p>
  );
}
