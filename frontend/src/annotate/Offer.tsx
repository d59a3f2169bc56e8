import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Label } from "../api/client";
import { optionsOf, said } from "../ui/words";
import { Key } from "./Key";
import type { Values } from "./lastValues";

interface Props {
  readonly label: Label;
  readonly values: Values;
  readonly onTake: () => void;
}

/** What was said the last time, one key away and never taken by itself. */
export function Offer({ label, values, onTake }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const told = Object.entries(values).map(([slug, value]) => said(value, optionsOf(label.attributes, slug)));
  if (told.length === 0) return null;
  return (
    <Button className="soft offer" onPress={onTake}>
      <span>{t("undo.asLast", { values: told.join(" · ") })}</span> <Key act="last" hidden />
    </Button>
  );
}
