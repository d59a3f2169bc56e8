import { useState, type JSX } from "react";
import { Button, Label, RadioGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Preferences, PreferencesChange } from "../api/client";
import { Dialog } from "../ui/Dialog";
import { DEFAULTS, prefer, tryOut, usePreferences } from "../ui/preferences";
import { RadioOption } from "../ui/RadioOption";
import { Measure } from "./Measure";
import "../ui/form.css";
import "./comfort.css";

const THEMES = ["auto", "light", "dark"] as const;
const CONTRASTS = ["auto", "normal", "high"] as const;
const MOTIONS = ["auto", "reduced"] as const;

/** What this dialog is about; language and keys have places of their own. */
function defaults(): PreferencesChange {
  const { theme, contrast, motion, text_size, line_length, letter_keys, show_time } = DEFAULTS;
  return { theme, contrast, motion, text_size, line_length, letter_keys, show_time };
}

/** How a person likes their pages; each change holds at once, and it is said when it was not kept. */
export default function ComfortDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const chosen = usePreferences();
  const [isKept, setKept] = useState(true);
  const [unkept, setUnkept] = useState<PreferencesChange>({});
  const choose = async (change: PreferencesChange): Promise<void> => {
    const all = { ...unkept, ...change };
    setUnkept(all);
    const kept = await prefer(all);
    setKept(kept);
    if (kept) setUnkept({});
  };
  const take = (change: PreferencesChange): void => void choose(change);
  return (
    <Dialog title={t("comfort.title")} onClose={onClose}>
      <p className="quiet">{t("comfort.lead")}</p>
      <Looks chosen={chosen} onChange={take} />
      <Measure
        label={t("comfort.textSize")}
        value={chosen.text_size}
        from={80}
        to={200}
        step={10}
        say={(value) => t("comfort.percent", { value })}
        onTry={(text_size) => tryOut({ text_size })}
        onChange={(text_size) => take({ text_size })}
      />
      <Measure
        label={t("comfort.lineLength")}
        value={chosen.line_length}
        from={40}
        to={100}
        step={4}
        say={(value) => t("comfort.characters", { value })}
        onTry={(line_length) => tryOut({ line_length })}
        onChange={(line_length) => take({ line_length })}
      />
      <div className="article preview" aria-hidden="true">
        <p>{t("comfort.sample")}</p>
      </div>
      <Tick on={chosen.letter_keys} words={t("comfort.letters")} onChange={(letter_keys) => take({ letter_keys })} />
      <Tick on={chosen.show_time} words={t("comfort.showTime")} onChange={(show_time) => take({ show_time })} />
      <Kept isKept={isKept} onRetry={() => take({})} />
      <div className="choices">
        <Button className="strong" onPress={onClose}>
          {t("comfort.done")}
        </Button>
        <Button className="soft" onPress={() => take(defaults())}>
          {t("comfort.defaults")}
        </Button>
      </div>
    </Dialog>
  );
}

interface LooksProps {
  readonly chosen: Preferences;
  readonly onChange: (change: PreferencesChange) => void;
}

function Looks({ chosen, onChange }: LooksProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Choice label={t("comfort.theme")} value={chosen.theme} onChange={(theme) => onChange({ theme })}>
        {THEMES.map((one) => [one, t(`comfort.themes.${one}`)])}
      </Choice>
      <Choice label={t("comfort.contrast")} value={chosen.contrast} onChange={(contrast) => onChange({ contrast })}>
        {CONTRASTS.map((one) => [one, t(`comfort.contrasts.${one}`)])}
      </Choice>
      <Choice label={t("comfort.motion")} value={chosen.motion} onChange={(motion) => onChange({ motion })}>
        {MOTIONS.map((one) => [one, t(`comfort.motions.${one}`)])}
      </Choice>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly children: readonly (readonly [Value, string])[];
}

function Choice<Value extends string>({ label, value, onChange, children }: ChoiceProps<Value>): JSX.Element {
  return (
    <RadioGroup className="form-field across" value={value} onChange={(one) => onChange(one as Value)}>
      <Label>{label}</Label>
      <div>
        {children.map(([one, words]) => (
          <RadioOption key={one} value={one}>
            {words}
          </RadioOption>
        ))}
      </div>
    </RadioGroup>
  );
}

interface TickProps {
  readonly on: boolean;
  readonly words: string;
  readonly onChange: (on: boolean) => void;
}

function Tick({ on, words, onChange }: TickProps): JSX.Element {
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {words}
    </label>
  );
}

/** Said only when something was not kept: that all is well needs no words. */
function Kept({ isKept, onRetry }: { readonly isKept: boolean; readonly onRetry: () => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="kept" role="status">
      {!isKept && (
        <>
          <span className="failure">{t("comfort.refused")}</span>
          <Button className="soft" onPress={onRetry}>
            {t("comfort.retry")}
          </Button>
        </>
      )}
    </div>
  );
}
