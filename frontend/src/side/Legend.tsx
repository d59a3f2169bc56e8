import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Codebook, Family } from "../api/client";
import { countsByFamily } from "../annotate/families";
import type { Looks } from "../annotate/looks";
import type { LiveMark } from "../annotate/marks";
import type { Families } from "../annotate/useFamilies";
import { initial } from "../ui/initial";

interface Props {
  readonly codebook: Codebook;
  readonly marks: readonly LiveMark[];
  readonly looks: Looks;
  readonly families: Families;
}

/** Which colour is which family, how many spans each has, and which of them are drawn: in a line, or each with its name. */
export function Legend({ codebook, marks, looks, families }: Props): JSX.Element {
  const { t } = useTranslation();
  const [named, setNamed] = useState(false);
  const counts = countsByFamily(marks, looks);
  return (
    <fieldset className={`legendList${named ? " named" : ""}`}>
      <legend className="unseen">{t("looks.legend")}</legend>
      <Button className="plain naming" aria-expanded={named} onPress={() => setNamed(!named)} aria-label={t("looks.byName")}>
        <span aria-hidden="true">{named ? "▾" : "▸"}</span> {named && t("looks.legend")}
      </Button>
      {codebook.families.map((family) => (
        <Row key={family.slug} {...{ family, families, named }} count={counts.get(family.slug) ?? 0} />
      ))}
    </fieldset>
  );
}

interface RowProps {
  readonly family: Family;
  readonly count: number;
  readonly families: Families;
  readonly named: boolean;
}

function Row({ family, count, families, named }: RowProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className={`family c-${family.colour}`}>
      <label title={named ? family.question : family.name}>
        <input type="checkbox" className={named ? undefined : "over"} checked={!families.hidden.has(family.slug)} onChange={() => families.turn(family.slug)} />
        <i aria-hidden="true">{initial(family.name)}</i>
        <span className={named ? "name" : "name unseen"}>{family.name}</span>
        <span className="count">{count}</span>
      </label>
      {named && (
        <Button className="plain" aria-label={t("looks.onlyOf", { family: family.name })} onPress={() => families.only(family.slug)}>
          {t("looks.only")}
        </Button>
      )}
    </div>
  );
}
