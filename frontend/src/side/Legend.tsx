import type { JSX } from "react";
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

/** Which colour is which family, how many spans each has, and which of them are drawn. */
export function Legend({ codebook, marks, looks, families }: Props): JSX.Element {
  const { t } = useTranslation();
  const counts = countsByFamily(marks, looks);
  return (
    <fieldset className="legendList">
      <legend className="unseen">{t("looks.legend")}</legend>
      {codebook.families.map((family) => (
        <Row key={family.slug} family={family} count={counts.get(family.slug) ?? 0} families={families} />
      ))}
    </fieldset>
  );
}

function Row({ family, count, families }: { family: Family; count: number; families: Families }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className={`family c-${family.colour}`}>
      <label title={family.question}>
        <input type="checkbox" checked={!families.hidden.has(family.slug)} onChange={() => families.turn(family.slug)} />
        <i aria-hidden="true">{initial(family.name)}</i>
        <span className="name">{family.name}</span>
        <span className="count">{count}</span>
      </label>
      <Button className="plain" aria-label={t("looks.onlyOf", { family: family.name })} onPress={() => families.only(family.slug)}>
        {t("looks.only")}
      </Button>
    </div>
  );
}
