import { useEffect, useRef, useState, type JSX, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { SignInAgain } from "../outbox/SignInAgain";
import { Key } from "./Key";
import { HOME } from "./onward";
import type { Standing } from "./saving";

interface Props {
  readonly standing: Standing;
  readonly spans: number;
  /** Where one goes after submitting. */
  readonly onward: string;
  readonly closed: boolean;
  /** What belongs to the person rather than to the article. */
  readonly aside: ReactNode;
  readonly submitting: boolean;
  /** Questions without an answer. */
  readonly unanswered: number;
  /** Of all, answered or not. */
  readonly questions: number;
  /** Spans that lack something required. */
  readonly incomplete: number;
  readonly onIncomplete: () => void;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onQuestions: () => void;
  readonly onReopen: () => void;
  readonly onHelp: () => void;
  readonly onSubmit: () => void;
}

/** The truth about what is saved, and the one strong button. */
export function StatusLine(props: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <footer className="status">
      <Saved {...props} />
      <span className="wide">{t("annotate.spans", { count: props.spans })}</span>
      {props.incomplete > 0 && !props.closed && (
        <Button
          className="plain incomplete"
          aria-label={t("undo.incomplete", { count: props.incomplete })}
          onPress={props.onIncomplete}
        >
          <span className="wide">{t("undo.incomplete", { count: props.incomplete })}</span>
          <span className="narrow">{props.incomplete}</span> <Key act="incomplete" className="wide" />
        </Button>
      )}
      {props.questions > 0 && <ToQuestions {...props} />}
      <span className="space" />
      {props.aside}
      {props.closed ? <Onward {...props} /> : <Acts {...props} />}
    </footer>
  );
}

/** There at any time, with the number of those without an answer while there are any. */
function ToQuestions({ unanswered, closed, onQuestions }: Props): JSX.Element {
  const { t } = useTranslation();
  const all = unanswered === 0 || closed;
  return (
    <Button className="plain asks" onPress={onQuestions}>
      <span className="wide">{all ? t("undo.questions") : t("annotate.questions.left", { count: unanswered })}</span>
      <span className="narrow">{all ? t("undo.questions") : t("annotate.questions.short", { count: unanswered })}</span>{" "}
      <Key act="questions" className="wide" />
    </Button>
  );
}

function Saved({ standing, closed, onRetry, onDiscard }: Props): JSX.Element {
  const { t } = useTranslation();
  const { waiting, disputed, held, trouble, kept, keeping } = standing;
  const key = trouble ?? (disputed > 0 ? "disputed" : calm(waiting, closed));
  const count = key === "disputed" ? disputed : key === "held" ? held : waiting;
  const where = !kept && waiting + disputed > 0 ? "open" : keeping ? "keeping" : "kept";
  return (
    <span className={`standing ${key === trouble || key === "disputed" ? "trouble" : key}`}>
      {/* That all is well is no news after each act; the announcer tells what was done. */}
      <span role="status" aria-live={key === trouble || key === "disputed" ? "polite" : "off"}>
        {t(`annotate.standing.${key}`, { count })}
        {(trouble || key === "disputed") && ` ${t(`outbox.where.${where}`)}`}
      </span>
      {!kept && (
        <span className="unkept" role="alert">
          {t("outbox.unkept")}
        </span>
      )}
      {trouble === "signed_out" && <SignInAgain />}
      {trouble && (
        <Button className="soft" onPress={onRetry}>
          {t("annotate.retry")}
        </Button>
      )}
      {trouble === "held" && <Discard key={held} count={held} onSure={onDiscard} />}
    </span>
  );
}

/** Twice pressed is meant: it cannot be undone. */
function Discard({ count, onSure }: { count: number; onSure: () => void }): JSX.Element {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <Button className="soft" onPress={asked ? onSure : () => setAsked(true)} onBlur={() => setAsked(false)}>
      {t(asked ? "safety.sure" : "safety.discard", { count })}
    </Button>
  );
}

function calm(waiting: number, closed: boolean): "waiting" | "saving" | "closed" | "saved" {
  if (waiting > 0) return waiting > 1 ? "waiting" : "saving";
  return closed ? "closed" : "saved";
}

function Acts({ submitting, onUndo, onRedo, onHelp, onSubmit }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Button className="plain" onPress={onUndo} aria-label={t("annotate.undo")}>
        <Sign sign="↶" words={t("annotate.undo")} /> <Key act="undo" className="wide" />
      </Button>
      <Button className="plain" onPress={onRedo} aria-label={t("annotate.redo")}>
        <Sign sign="↷" words={t("annotate.redo")} />
      </Button>
      <Button className="plain" onPress={onHelp} aria-label={t("annotate.shortcuts")}>
        <span className="wide">{t("annotate.shortcuts")}</span> <Key act="help" className="sign" />
      </Button>
      <Button className="strong" onPress={onSubmit} isDisabled={submitting}>
        {t("annotate.submit")}
      </Button>
    </>
  );
}

/** Words where there is room for them, else a sign. */
function Sign({ sign, words }: { sign: string; words: string }): JSX.Element {
  return (
    <>
      <span className="wide">{words}</span>
      <span className="narrow" aria-hidden="true">
        {sign}
      </span>
    </>
  );
}

/** After submitting: on to the next article, or back to marking this one. */
function Onward({ onward: href, submitting, onReopen }: Props): JSX.Element {
  const { t } = useTranslation();
  const onward = useRef<HTMLAnchorElement>(null);
  useEffect(() => onward.current?.focus(), []);
  return (
    <>
      <Button className="plain" onPress={onReopen} isDisabled={submitting}>
        {t("annotate.reopen")}
      </Button>
      <a className="strong" ref={onward} href={href}>
        {t(href === HOME ? "annotate.allDone" : "annotate.nextArticle")}
      </a>
    </>
  );
}
