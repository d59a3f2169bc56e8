import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Standing } from "./saving";

interface Props {
  readonly standing: Standing;
  readonly spans: number;
  readonly next: number | null;
  readonly closed: boolean;
  readonly submitting: boolean;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
  readonly onUndo: () => void;
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
      <span className="space" />
      {props.closed ? <Onward next={props.next} /> : <Acts {...props} />}
    </footer>
  );
}

function Saved({ standing, closed, onRetry, onDiscard }: Props): JSX.Element {
  const { t } = useTranslation();
  const { waiting, disputed, trouble } = standing;
  const key = trouble ?? (disputed > 0 ? "disputed" : calm(waiting, closed));
  const count = key === "disputed" ? disputed : waiting;
  return (
    <span className={`standing ${key === trouble || key === "disputed" ? "trouble" : key}`}>
      <span role="status">{t(`annotate.standing.${key}`, { count })}</span>
      {trouble === "signed_out" && (
        <a href="/accounts/login/" target="_blank" rel="noreferrer">
          {t("annotate.signIn")}
        </a>
      )}
      {trouble && (
        <Button className="soft" onPress={onRetry}>
          {t("annotate.retry")}
        </Button>
      )}
      {trouble === "held" && (
        <Button className="soft" onPress={onDiscard}>
          {t("annotate.discard")}
        </Button>
      )}
    </span>
  );
}

function calm(waiting: number, closed: boolean): "waiting" | "saving" | "closed" | "saved" {
  if (waiting > 0) return waiting > 1 ? "waiting" : "saving";
  return closed ? "closed" : "saved";
}

function Acts({ submitting, onUndo, onHelp, onSubmit }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Button className="plain" onPress={onUndo}>
        {t("annotate.undo")} <kbd className="wide">{t("keys.names.undo")}</kbd>
      </Button>
      <Button className="plain" onPress={onHelp} aria-label={t("annotate.shortcuts")}>
        <span className="wide">{t("annotate.shortcuts")}</span> <kbd>?</kbd>
      </Button>
      <Button className="strong" onPress={onSubmit} isDisabled={submitting}>
        {t("annotate.submit")}
      </Button>
    </>
  );
}

function Onward({ next }: { next: number | null }): JSX.Element {
  const { t } = useTranslation();
  if (next !== null) {
    return (
      <a className="strong" href={`/assignments/${next}/`}>
        {t("annotate.nextArticle")}
      </a>
    );
  }
  return (
    <a className="strong" href="/">
      {t("annotate.allDone")}
    </a>
  );
}
