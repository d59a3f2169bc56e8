import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

export function Broken(): JSX.Element {
  const { t } = useTranslation();
  return (
    <main className="page" role="alert">
      <h1>{t("broken.title")}</h1>
      <p>{t("broken.lead")}</p>
      <Button className="strong" onPress={() => location.reload()}>
        {t("broken.again")}
      </Button>
    </main>
  );
}
