import type { JSX, ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { SignOut } from "../outbox/SignOut";
import { initial } from "./initial";
import { prefer, usePreferences } from "./preferences";
import { isStaff } from "./shell";

const THEMES = ["auto", "light", "dark"] as const;

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
  return (
    <DialogTrigger>
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
          <ThemeChoice />
          <SignOut />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ThemeChoice(): JSX.Element {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  return (
    <fieldset>
      <legend>{t("nav.theme")}</legend>
      {THEMES.map((one) => (
        <label key={one}>
          <input type="radio" name="theme" checked={theme === one} onChange={() => void prefer({ theme: one })} />
          {t(`nav.themes.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
