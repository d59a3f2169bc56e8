import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Chosen } from "./files";

interface Props {
  readonly chosen: readonly Chosen[];
  readonly onRemove: (id: string) => void;
}

const MEGABYTE = 1_000_000;

export function ChosenList({ chosen, onRemove }: Props): JSX.Element | null {
  const { t, i18n } = useTranslation();
  if (chosen.length === 0) return null;
  const numbers = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const size = (bytes: number): string =>
    bytes < MEGABYTE
      ? t("imports.size", { kilobytes: numbers.format(Math.max(0.1, bytes / 1000)) })
      : t("imports.large", { megabytes: numbers.format(bytes / MEGABYTE) });
  return (
    <>
      <h2>{t("imports.chosen")}</h2>
      <ul className="sourcelist">
        {chosen.map((one) => (
          <li key={one.id}>
            <span className="file">{one.name}</span>
            {one.address === undefined && <span className="quiet">{size(one.size)}</span>}
            <Button className="plain" aria-label={t("imports.remove", { name: one.name })} onPress={() => onRemove(one.id)}>
              ✕
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
