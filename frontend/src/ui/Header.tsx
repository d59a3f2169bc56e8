import { useState, type JSX, type ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Preferences } from "../api/client";
import { SignOutDialog } from "../outbox/parts";
import { SignOut } from "../outbox/SignOut";
import { Comfort } from "./Comfort";
import { initial } from "./initial";
import { preferLanguage, usePreferences, type LanguageFailure } from "./preferences";
import { isStaff } from "./shell";

/** Each by its own name, for those who read no other. */
const LANGUAGE_NAMES = { en: "English", de: "Deutsch" } as const;
const CHOICES = ["", "en", "de"] as const;

interface Props {
  readonly name: string;
  readonly children?: ReactNode;
}

export function Header({ name, children }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <header className="top">
      <a className="brand" href="/">
        {t("product")}
      </a>
      {children ?? <span className="space" />}
      <UserMenu name={name} />
    </header>
  );
}

function UserMenu({ name }: { name: string }): JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [unsaved, setUnsaved] = useState<number | null>(null);
  const [comfort, setComfort] = useState(false);
  const toComfort = (): void => {
    setOpen(false);
    setComfort(true);
  };
  const ask = (count: number): void => {
    setOpen(false);
    setUnsaved(count);
  };
  return (
    <>
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <Button className="plain" aria-label={t("nav.menuOf", { user: name })}>
          <span className="avatar" aria-hidden="true">
            {initial(name)}
          </span>
          <span className="wide">{name}</span>
        </Button>
        <Popover className="popover" placement="bottom end">
          <Dialog className="menu" aria-label={t("nav.menu")}>
            <a href="/">{t("nav.work")}</a>
            <a href="/accounts/password/change/">{t("nav.password")}</a>
            {isStaff() && <a href="/admin/">{t("nav.admin")}</a>}
            <Button onPress={toComfort}>{t("comfort.title")}</Button>
            <LanguageChoice />
            <SignOut onUnsaved={ask} />
          </Dialog>
        </Popover>
      </DialogTrigger>
      {comfort && <Comfort onClose={() => setComfort(false)} />}
      {unsaved !== null && <SignOutDialog count={unsaved} onClose={() => setUnsaved(null)} />}
    </>
  );
}

function LanguageChoice(): JSX.Element {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [failure, setFailure] = useState<LanguageFailure>(null);
  // Shown as chosen while its words are on their way.
  const [coming, setComing] = useState<Preferences["language"] | null>(null);
  const choose = async (wanted: Preferences["language"]): Promise<void> => {
    setComing(wanted);
    setFailure(await preferLanguage(wanted));
    setComing(null);
  };
  return (
    <fieldset>
      <legend>{t("nav.language")}</legend>
      {CHOICES.map((one) => (
        <label key={one} lang={one || undefined}>
          <input type="radio" name="language" checked={(coming ?? language) === one} onChange={() => void choose(one)} />
          {one ? LANGUAGE_NAMES[one] : t("nav.browserLanguage")}
        </label>
      ))}
      <p role="status" className="failure">
        {failure && t(failure === "unspoken" ? "nav.unspoken" : "comfort.refused")}
      </p>
    </fieldset>
  );
}
