import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { allowLeaving, unsavedHere } from "../outbox/leaving";

export function Broken(): JSX.Element {
  const { t } = useTranslation();
  const { count, kept } = unsavedHere();
  const anew = (): void => {
    if (kept) allowLeaving();
    location.reload();
  };
  return (
    <main className="page" role="alert">
      <h1>{t("broken.title")}</h1>
      <p>{count > 0 && !kept ? t("safety.broken", { count }) : t("broken.lead")}</p>
      <Button className="strong" onPress={anew}>
        {t("broken.again")}
      </Button>
    </main>
  );
}
