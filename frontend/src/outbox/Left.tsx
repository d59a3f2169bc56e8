import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { leftOf, leftStanding, type Left } from "./left";
import { waitingOf } from "./outbox";
import { whenBack } from "./presence";
import { SignInAgain } from "./SignInAgain";
import "./outbox.css";

interface Props {
  readonly user: string;
  /** The assignment of this page, which looks after its own. */
  readonly except: number;
}

/** What was left in this browser at an earlier visit is sent from whatever page comes first. */
export default function LeftBehind({ user, except }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const [closed, setClosed] = useState(false);
  const all = useLeft(user, except);
  if (closed || all.length === 0) return null;
  return (
    <aside className="left" aria-label={t("outbox.left.title")}>
      {all.map((left) => (
        <LeftLine key={left.assignment} left={left} />
      ))}
      <Button className="plain" onPress={() => setClosed(true)}>
        {t("outbox.left.close")}
      </Button>
    </aside>
  );
}

function useLeft(user: string, except: number): readonly Left[] {
  const [all, setAll] = useState<readonly Left[]>([]);
  const [, changed] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    let here = true;
    const found = async (): Promise<void> => {
      const others = [...(await waitingOf(user)).keys()].filter((assignment) => assignment !== except);
      const left = await Promise.all(others.map((assignment) => leftOf(user, assignment, changed)));
      if (!here) return;
      setAll(left.filter(({ count }) => count > 0));
      left.forEach(({ saving }) => void saving.run());
    };
    void found().catch(() => undefined);
    return () => {
      here = false;
    };
  }, [user, except]);
  useTryingAgain(all);
  useFreshPage(all);
  return all;
}

function useTryingAgain(all: readonly Left[]): void {
  useEffect(() => {
    const again = (): void => all.forEach(({ saving }) => saving.standing.waiting > 0 && saving.retry());
    globalThis.addEventListener("online", again);
    globalThis.addEventListener("focus", again);
    const forget = whenBack(again);
    return () => {
      forget();
      globalThis.removeEventListener("online", again);
      globalThis.removeEventListener("focus", again);
    };
  }, [all]);
}

/** What the page said before is no longer so once more is saved. */
function useFreshPage(all: readonly Left[]): void {
  const queries = useQueryClient();
  const sent = all.length > 0 && all.every(({ saving }) => leftStanding(saving.standing) === "sent");
  useEffect(() => {
    if (sent) void queries.invalidateQueries({ queryKey: ["home"] });
  }, [sent, queries]);
}

function LeftLine({ left }: { left: Left }): JSX.Element {
  const { t } = useTranslation();
  const { saving, assignment } = left;
  const standing = leftStanding(saving.standing);
  const { waiting, disputed } = saving.standing;
  const count = standing === "sent" ? left.count : waiting + disputed;
  const headline = left.headline ?? t("outbox.left.article");
  return (
    <>
      <p role="status">{t(`outbox.left.${standing}`, { count, headline })}</p>
      {standing === "signed_out" && <SignInAgain />}
      {standing === "asks" && (
        <div className="choices">
          <a href={`/assignments/${assignment}/`}>{t("outbox.left.open")}</a>
          <Discard onSure={() => void left.forget().then(() => location.reload())} />
        </div>
      )}
    </>
  );
}

/** The article may be withdrawn, so that its page does not open: twice pressed is meant. */
function Discard({ onSure }: { onSure: () => void }): JSX.Element {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <Button className="plain" onPress={asked ? onSure : () => setAsked(true)} onBlur={() => setAsked(false)}>
      {t(asked ? "outbox.left.sure" : "outbox.left.discard")}
    </Button>
  );
}
