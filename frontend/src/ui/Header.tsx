import { useState, type JSX, type ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { csrfToken } from "../api/session";
import { Comfort } from "./Comfort";
import { initial } from "./initial";
import { isStaff } from "./shell";

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
  const [comfort, setComfort] = useState(false);
  return (
    <>
      <Menu name={name} onComfort={() => setComfort(true)} />
      {comfort && <Comfort onClose={() => setComfort(false)} />}
    </>
  );
}

function Menu({ name, onComfort }: { name: string; onComfort: () => void }): JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const toComfort = (): void => {
    setOpen(false);
    onComfort();
  };
  return (
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
          <SignOut />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Drawn when the menu opens: the token may have been renewed since the page was. */
function SignOut(): JSX.Element {
  const { t } = useTranslation();
  return (
    <form method="post" action="/accounts/logout/">
      <input type="hidden" name="csrfmiddlewaretoken" value={csrfToken()} />
      <button type="submit">{t("nav.signOut")}</button>
    </form>
  );
}
