import { useEffect, useMemo, useRef, useState } from "react";
import type { ArticleInReview, Cluster, Verdict, VerdictReason } from "../api/client";
import { pieces, pointText, type Piece } from "../text/offsets";
import { plainKey } from "../ui/plainKeys";
import { useSending, type Sending } from "../ui/useSending";
import { reached, stepped, type Bounds } from "./bounds";
import { aroundAll, choicesOf, commonest, spansOf, type Choice } from "./choices";
import { reopen, settle } from "./requests";

export interface Said {
  readonly reason: VerdictReason | "";
  readonly note: string;
  readonly guideline: boolean;
}

/** All that a reviewer does with one place before and after it is settled. */
export interface Ruling {
  readonly choices: readonly Choice[];
  readonly chosen: Choice | null;
  readonly bounds: Bounds;
  /** The label that is wanted; null where the annotators' labels differ and none is chosen yet. */
  readonly label: string | null;
  readonly said: Said;
  /** What stands now; null where nothing does, or only something out of date. */
  readonly verdict: Verdict | null;
  readonly sending: Sending<Verdict, void>;
  readonly canSettle: boolean;
  readonly choose: (choice: Choice) => void;
  readonly reach: (word: Piece) => void;
  readonly setLabel: (label: string) => void;
  readonly say: (said: Partial<Said>) => void;
  readonly settle: () => void;
  readonly takeBack: () => void;
}

const NOTHING: Said = { reason: "", note: "", guideline: false };

export function useRuling(slug: string, article: ArticleInReview, cluster: Cluster, onKept: (verdict: Verdict) => void): Ruling {
  const spans = useMemo(() => spansOf(article, cluster), [article, cluster]);
  const choices = useMemo(() => choicesOf(spans), [spans]);
  const verdict = article.verdicts.find(({ key }) => key === cluster.key) ?? null;
  // One name per decision: sent again after a lost answer it is the same verdict.
  const uuid = useRef(verdict?.uuid ?? crypto.randomUUID());
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [bounds, setBounds] = useState<Bounds>(() => aroundAll(spans));
  const [label, setLabel] = useState<string | null>(() => commonest(spans));
  const [said, setSaid] = useState<Said>(() => saidIn(verdict));
  const content = useMemo(() => pointText(article.text.content), [article]);
  const words = useMemo(() => pieces(article.text.content, "word", article.article.language), [article]);
  const body = () => ({
    key: cluster.key,
    decision: chosen?.decision ?? "nobody",
    revision: verdict?.revision ?? 0,
    ...(chosen?.adopted && { adopted: chosen.adopted.id }),
    ...(asksForLabel(chosen) && label !== null && { label }),
    ...(chosen?.decision === "boundary" && { ...bounds, quote: content.slice(bounds.start, bounds.end) }),
    reason: said.reason,
    note: said.note,
    guideline_change: said.guideline,
  });
  const sending = useSending({ mutationFn: () => settle(slug, uuid.current, body()), onSuccess: onKept });
  const taking = useSending({
    mutationFn: (now: Verdict) => reopen(slug, now),
    onSuccess: (taken) => {
      uuid.current = crypto.randomUUID();
      onKept(taken);
    },
  });
  const canSettle = chosen !== null && (!asksForLabel(chosen) || label !== null);
  const ruling: Ruling = {
    choices,
    chosen,
    bounds,
    label,
    said,
    verdict,
    sending,
    canSettle,
    choose: setChosen,
    reach: (word) => setBounds(reached(bounds, word)),
    setLabel,
    say: (more) => setSaid({ ...said, ...more }),
    settle: () => canSettle && sending.mutate(),
    takeBack: () => verdict && taking.mutate(verdict),
  };
  useKeys(ruling, (side, by) => setBounds(stepped(words, bounds, side, by)));
  return ruling;
}

/** Where the annotators' labels differ, or the reviewer wants another one. */
export function asksForLabel(choice: Choice | null): boolean {
  return choice !== null && ["union", "intersection", "boundary", "label"].includes(choice.decision);
}

function saidIn(verdict: Verdict | null): Said {
  if (!verdict) return NOTHING;
  return { reason: verdict.reason, note: verdict.note, guideline: verdict.guideline_change };
}

/** A key chooses; the same key once more, or Enter, settles. */
function useKeys(ruling: Ruling, step: (side: keyof Bounds, by: 1 | -1) => void): void {
  const now = useRef({ ruling, step });
  useEffect(() => {
    now.current = { ruling, step };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (pressed(now.current.ruling, now.current.step, event)) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowRight: 1 };
/** What Enter acts on by itself; not the queue and the verdicts, where it settles. */
const OTHERS = "button:not(.item, .ruled), a, summary, input, select, textarea";

function pressed(ruling: Ruling, step: (side: keyof Bounds, by: 1 | -1) => void, event: KeyboardEvent): boolean {
  const key = plainKey(event);
  const by = ARROWS[event.key];
  if (key !== null && by && ruling.chosen?.decision === "boundary") {
    step(event.shiftKey ? "start" : "end", by);
    return true;
  }
  if (key === "Enter" && ruling.chosen && !(event.target instanceof Element && event.target.closest(OTHERS))) {
    ruling.settle();
    return true;
  }
  const choice = ruling.choices.find((one) => one.key === key);
  if (!choice) return false;
  if (choice.key === ruling.chosen?.key) ruling.settle();
  else ruling.choose(choice);
  return true;
}
