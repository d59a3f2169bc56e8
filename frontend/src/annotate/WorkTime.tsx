import type { JSX } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Assignment } from "../api/client";
import { usePreferences } from "../ui/preferences";
import { useWorkTime } from "./useWorkTime";

/** By itself, so that the page is not drawn anew when a minute has passed. Hidden, it still counts. */
export function WorkTime({ assignment }: { readonly assignment: Assignment }): JSX.Element | null {
  const { t } = useTranslation();
  const minutes = useWorkTime(assignment);
  const { show_time } = usePreferences();
  if (!show_time) return null;
  return (
    <DialogTrigger>
      <Button className="plain worktime" aria-label={t("comfort.time.name", { count: minutes })}>
        {t("comfort.time.minutes", { count: minutes })}
      </Button>
      <Popover className="popover" placement="top">
        <Dialog className="counted" aria-label={t("comfort.time.title")}>
          <p>{t("comfort.time.counts")}</p>
          <p>{t("comfort.time.not")}</p>
          <p>{t("comfort.time.seen")}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
