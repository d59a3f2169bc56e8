import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog";

export interface Again {
  readonly onAgain: () => void;
}

interface Closing {
  readonly onClose?: () => void;
}

/** In place of a part that could not be loaded. */
export function NotLoaded({ onAgain, onClose }: Again & Closing): JSX.Element {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <p>{t("safety.notLoaded.why")}</p>
      <Choices {...{ onAgain, onClose }} />
    </div>
  );
}

export function NotLoadedDialog({ onAgain, onClose }: Again & Required<Closing>): JSX.Element {
  const { t } = useTranslation();
  return (
    <Dialog title={t("safety.notLoaded.title")} onClose={onClose}>
      <p role="alert">{t("safety.notLoaded.why")}</p>
      <Choices {...{ onAgain, onClose }} />
    </Dialog>
  );
}

/** What shall be covered stays covered. */
export function NotLoadedCover({ onAgain }: Again): JSX.Element {
  return <NotLoadedDialog onAgain={onAgain} onClose={() => undefined} />;
}

function Choices({ onAgain, onClose }: Again & { readonly onClose: (() => void) | undefined }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="choices">
      <Button className="soft" onPress={onAgain}>
        {t("failed.retry")}
      </Button>
      {onClose && (
        <Button className="soft" onPress={onClose}>
          {t("safety.notLoaded.close")}
        </Button>
      )}
    </div>
  );
}
