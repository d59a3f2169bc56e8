import { useEffect, useRef, type JSX, type KeyboardEvent } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { isFixed, type Act } from "./keyTable";
import type { Choice } from "./ownKeys";
import type { OwnKeys } from "./useOwnKeys";
import { pressOf } from "./useKeys";

interface Props {
  readonly own: OwnKeys;
  readonly act: Act;
  readonly changing: boolean;
}

/** An act with its keys, or the field in which the next one is pressed. */
export function KeyRow({ own, act, changing }: Props): JSX.Element {
  const { t } = useTranslation();
  const choosing = changing && own.at?.act === act && own.at.choosing;
  const clash = own.keyboard.clashes.get(act);
  const lost = clash && t("keyboard.taken", { key: own.named(clash.chord), holder: own.nameOf(clash.holder) });
  return (
    <li>
      <span className="press">{choosing ? <Field {...{ own, act }} /> : <Keys {...{ own, act, changing }} />}</span>
      <span>
        {own.nameOf(act)}
        {own.isOwn(act) && <small> · {t("keyboard.own")}</small>}
        {lost && <small className="trouble"> · {lost}</small>}
        {choosing && <Answer own={own} />}
      </span>
      {changing && own.isOwn(act) && !choosing && (
        <Button className="plain" aria-label={t("keyboard.resetOf", { act: own.nameOf(act) })} onPress={() => own.reset(act)}>
          {t("keyboard.reset")}
        </Button>
      )}
    </li>
  );
}

function Keys({ own, act, changing }: Props): JSX.Element {
  const { t } = useTranslation();
  const chords = (own.keyboard.keys.get(act) ?? []).map(own.named);
  const shown = chords.length > 0 ? chords.map((chord) => <kbd key={chord}>{chord}</kbd>) : <i className="quiet">{t("keyboard.none")}</i>;
  if (!changing || isFixed(act)) return <>{shown}</>;
  const key = chords.join(", ") || t("keyboard.none");
  return (
    <Button
      className="soft"
      autoFocus={own.at?.act === act}
      aria-label={t("keyboard.changeOf", { act: own.nameOf(act), key })}
      onPress={() => own.ask(act)}
    >
      {shown}
    </Button>
  );
}

/** Takes any key but those that lead out of it: Tab and Escape. */
function Field({ own, act }: Omit<Props, "changing">): JSX.Element {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Tab" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") own.leave();
    else own.press(pressOf(event.nativeEvent));
  };
  return (
    <input
      // A key on a screen writes without pressing anything.
      onChange={(event) => own.press({ key: event.target.value, ctrl: false, alt: false, shift: false })}
      value=""
      placeholder={t("keyboard.press")}
      aria-label={t("keyboard.newKey", { act: own.nameOf(act) })}
      autoComplete="off"
      autoCapitalize="none"
      autoFocus
      onKeyDown={onKeyDown}
    />
  );
}

/** Why the key cannot be had, and what can be done about it. */
function Answer({ own }: { own: OwnKeys }): JSX.Element {
  const { t } = useTranslation();
  const sentence = useAnswer(own);
  const answer = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (own.choice) answer.current?.scrollIntoView({ block: "nearest" });
  }, [own.choice]);
  const exchange = own.choice?.type === "taken" ? own.choice.exchange : "none";
  return (
    <span ref={answer}>
      <small className="trouble" role="status">
        {sentence(own.choice)}
      </small>
      {exchange !== "none" && (
        <span className="choices">
          <Button className="soft" onPress={own.swap}>
            {t(`keyboard.${exchange}`)}
          </Button>
          <Button className="soft" onPress={own.leave}>
            {t("keyboard.leave")}
          </Button>
        </span>
      )}
    </span>
  );
}

function useAnswer(own: OwnKeys): (choice: Choice | null) => string {
  const { t } = useTranslation();
  return (choice) => {
    if (choice?.type === "unfit") return t(`keyboard.unfit.${choice.why}`, { key: own.named(choice.chord) });
    if (choice?.type !== "taken") return "";
    const values = { key: own.named(choice.chord), holder: own.nameOf(choice.holder) };
    return t(choice.exchange === "none" ? "keyboard.fixed" : "keyboard.taken", values);
  };
}
