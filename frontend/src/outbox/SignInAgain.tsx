import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { askToSignIn } from "./presence";

/** The dialog comes by itself when a sign-in has ended; this is for those who said "later". */
export function SignInAgain(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Button className="soft" onPress={() => askToSignIn()}>
      {t("outbox.signIn.act")}
    </Button>
  );
}
