import { useEffect, useRef, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Verdict } from "../api/client";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { reopen } from "./requests";

export interface Last {
  /** Of the place in the queue. */
  readonly name: string;
  readonly verdict: Verdict;
}

interface Props {
  readonly slug: string;
  readonly last: Last;
  readonly onUndone: () => Promise<void>;
}

const FIELDS = "input, textarea, select";

/** That it is saved, and the way to take it back. */
export function LastVerdict({ slug, last, onUndone }: Props): JSX.Element {
  const { t } = useTranslation();
  const undoing = useSending({ mutationFn: () => reopen(slug, last.verdict), onSuccess: onUndone });
  const undo = useRef(undoing.mutate);
  useEffect(() => {
    undo.current = undoing.mutate;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.closest(FIELDS);
      if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !typing) undo.current();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <p className="last" role="status">
      <span className="ok">{t("review.saved")}</span>
      <Button className="plain" isDisabled={undoing.isPending} onPress={() => undoing.mutate()}>
        {t("review.undo")} <kbd aria-hidden="true">Ctrl Z</kbd>
      </Button>
      <Failure error={undoing.error} />
    </p>
  );
}
