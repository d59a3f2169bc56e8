import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Chosen } from "./files";

interface Props {
  readonly chosen: readonly Chosen[];
  readonly onRemove: (id: string) => void;
}

export function ChosenList({ chosen, onRemove }: Props): JSX.Element | null {
  const { t, i18n } = useTranslation();
  if (chosen.length === 0) return null;
  const numbers = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <>
      <h2>{t("imports.chosen")}</h2>
      <ul className="sourcelist">
        {chosen.map(({ id, name, bytes }) => (
          <li key={id}>
            <span className="file">{name}</span>
            <span className="quiet">{t("imports.size", { kilobytes: numbers.format(Math.max(0.1, bytes.length / 1000)) })}</span>
            <Button className="plain" aria-label={t("imports.remove", { name })} onPress={() => onRemove(id)}>
              ✕
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
