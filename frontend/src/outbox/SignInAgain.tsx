import { lazy, Suspense, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

const SignInDialog = lazy(() => import("./SignInDialog"));

interface Props {
  readonly user: string;
  readonly count: number;
  readonly kept: boolean;
  readonly onDone: () => void;
}

/** A sign-in that ended: the dialog comes by itself once, and later when it is wanted. */
export function SignInAgain(props: Props): JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  return (
    <>
      <Button className="soft" onPress={() => setOpen(true)}>
        {t("outbox.signIn.act")}
      </Button>
      {open && (
        <Suspense>
          <SignInDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
