import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewQueue, Verdict } from "../api/client";
import { Failure } from "../ui/Failure";
import { Unloaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useAddress } from "../ui/useAddress";
import { Case } from "./Case";
import { Filters } from "./Filters";
import { LastVerdict, type Last } from "./LastVerdict";
import { Places } from "./Places";
import { askedIn, nameOf, searchOf, withoutPlace, type Asked } from "./queue";
import { loadQueue } from "./requests";
import { Progress } from "./Progress";
import { Unanimous } from "./Unanimous";
import { useSteps } from "./useSteps";
import "./review.css";

/** Places that wait for a verdict, and the desk on which they get one. */
export default function ReviewPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  const [search, setSearch] = useAddress();
  const asked = askedIn(search);
  const query = useQuery({ queryKey: keyOf(slug, asked), queryFn: () => loadQueue(slug, asked, null) });
  return (
    <ProjectFrame shell={shell} page="review">
      <main className="review">
        {query.isError && <Unloaded error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && (
          <Desk key={searchOf(asked)} {...{ slug, asked }} queue={query.data} onAsk={(next) => setSearch(searchOf(next))} />
        )}
      </main>
    </ProjectFrame>
  );
}

function keyOf(slug: string, asked: Asked): readonly unknown[] {
  return ["review", slug, searchOf(asked)];
}

interface DeskProps {
  readonly slug: string;
  readonly asked: Asked;
  readonly queue: ReviewQueue;
  readonly onAsk: (asked: Asked) => void;
}

function Desk({ slug, asked, queue, onAsk }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [last, setLast] = useState<Last | null>(null);
  const at = Math.max(0, queue.results.findIndex((row) => nameOf(row) === chosen));
  const row = queue.results[at];
  const go = (by: number): void => {
    const next = queue.results[at + by];
    if (next) setChosen(nameOf(next));
  };
  useSteps(go);
  const change = (next: (queue: ReviewQueue) => ReviewQueue): void => {
    queries.setQueryData<ReviewQueue>(keyOf(slug, asked), (now) => now && next(now));
  };
  const again = async (): Promise<void> => await queries.invalidateQueries({ queryKey: ["review", slug] });
  const settled = (name: string, verdict: Verdict): void => {
    setLast(verdict.ended_at === null ? { name, verdict } : null);
    const following = queue.results[at + 1] ?? queue.results[at - 1];
    if (verdict.ended_at !== null) return void again();
    setChosen(following ? nameOf(following) : null);
    change((now) => withoutPlace(now, name));
    // The other views count otherwise now; this one stays as it is before the reader's eyes.
    void queries.invalidateQueries({ queryKey: ["review", slug], refetchType: "none" });
    if (queue.results.length === 1) void again();
  };
  const more = useMutation({
    mutationFn: () => loadQueue(slug, asked, queue.following ?? null),
    onSuccess: (next) => change((now) => ({ ...now, following: next.following, results: [...now.results, ...next.results] })),
  });
  return (
    <>
      <section className="queue" aria-labelledby="queue">
        <h1 id="queue">{t("review.title")}</h1>
        <Progress counts={queue.counts} />
        <Filters {...{ slug, asked }} counts={queue.counts} onAsk={onAsk} />
        {asked.state === "unanimous" && queue.counts.unanimous > 0 && (
          <Unanimous slug={slug} count={queue.counts.unanimous} onDone={again} />
        )}
        {queue.results.length === 0 && <p className="quiet empty">{t(`review.none.${asked.state}`)}</p>}
        <Places rows={queue.results} at={at} onChoose={setChosen} onMore={queue.following ? () => more.mutate() : null} />
        <Failure error={more.error} />
        {last && (
          <LastVerdict
            {...{ slug, last }}
            onUndone={async () => {
              setLast(null);
              setChosen(last.name);
              queries.removeQueries({ queryKey: ["review-article", slug] });
              await again();
            }}
          />
        )}
      </section>
      {row ? (
        <Case key={nameOf(row)} {...{ slug, row }} left={queue.counts[asked.state]} onSettled={settled} onStep={go} onChanged={again} />
      ) : (
        <p className="lead desk">{t("review.lead")}</p>
      )}
    </>
  );
}
