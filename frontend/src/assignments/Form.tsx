import type { JSX } from "react";
import { Button, Group, Input, Label, NumberField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Load } from "../api/client";
import { toggled } from "../ui/toggled";
import type { Wish } from "./Evenly";

interface Props {
  readonly wish: Wish;
  readonly people: readonly Load[];
  readonly onChange: (wish: Wish) => void;
}

export function Form({ wish, people, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="evenly">
      <NumberField
        className="many"
        value={wish.perArticle}
        minValue={1}
        maxValue={Math.max(1, wish.annotators.length)}
        onChange={(perArticle) => onChange({ ...wish, perArticle: Number.isNaN(perArticle) ? 1 : perArticle })}
      >
        <Label>{t("assignments.perArticle")}</Label>
        <Group>
          <Button slot="decrement" className="soft" aria-label={t("assignments.fewer")}>
            −
          </Button>
          <Input />
          <Button slot="increment" className="soft" aria-label={t("assignments.more")}>
            +
          </Button>
        </Group>
      </NumberField>
      <fieldset>
        <legend>{t("assignments.which")}</legend>
        {([false, true] as const).map((onlyUnassigned) => (
          <label key={String(onlyUnassigned)} className="tick">
            <input
              type="radio"
              name="which"
              checked={wish.onlyUnassigned === onlyUnassigned}
              onChange={() => onChange({ ...wish, onlyUnassigned })}
            />
            {t(onlyUnassigned ? "assignments.unassigned" : "assignments.all")}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("assignments.who")}</legend>
        {people.map(({ pseudonym, name }) => (
          <label key={pseudonym} className="tick">
            <input
              type="checkbox"
              checked={wish.annotators.includes(pseudonym)}
              onChange={() => onChange(withAnnotators(wish, toggled(wish.annotators, pseudonym)))}
            />
            {name} <span className="quiet">{pseudonym}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

/** Never more for each article than there are people to choose from. */
function withAnnotators(wish: Wish, annotators: readonly string[]): Wish {
  return { ...wish, annotators, perArticle: Math.max(1, Math.min(wish.perArticle, annotators.length)) };
}
