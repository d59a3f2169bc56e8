import { useState, type JSX } from "react";
import { Button, Group, Input, Label, NumberField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";

interface Props {
  readonly slug: string;
  /** Open ones, that nobody has taken. */
  readonly slots: number;
  readonly onDone: () => void;
}

async function open(project: string, perArticle: number): Promise<number> {
  const params = { path: { project } };
  return found(await client.POST("/api/v1/projects/{project}/assignments/pool/", { params, body: { per_article: perArticle } })).slots;
}

async function close(project: string): Promise<number> {
  return found(await client.DELETE("/api/v1/projects/{project}/assignments/pool/", { params: { path: { project } } })).slots;
}

/** Instead of giving out: everybody takes the next article when they want one. */
export function Pool({ slug, slots, onDone }: Props): JSX.Element {
  const { t } = useTranslation();
  const [many, setMany] = useState(2);
  const opening = useSending({ mutationFn: () => open(slug, many), onSuccess: onDone });
  const closing = useSending({ mutationFn: () => close(slug), onSuccess: onDone });
  return (
    <section>
      <h2>{t("assignments.pool")}</h2>
      <p className="lead">{t("assignments.poolLead")}</p>
      <p role="status">{t("assignments.slots", { count: slots })}</p>
      <NumberField className="many" value={many} minValue={1} maxValue={1000} onChange={(value) => setMany(Number.isNaN(value) ? 1 : value)}>
        <Label>{t("assignments.poolEach")}</Label>
        <Group>
          <Button slot="decrement" className="soft" aria-label={t("assignments.fewerSlots")}>
            −
          </Button>
          <Input />
          <Button slot="increment" className="soft" aria-label={t("assignments.moreSlots")}>
            +
          </Button>
        </Group>
      </NumberField>
      <p className="actions">
        <Button className="soft" isDisabled={opening.isPending} onPress={() => opening.mutate()}>
          {t("assignments.openSlots")}
        </Button>
        {slots > 0 && (
          <Button className="plain" isDisabled={closing.isPending} onPress={() => closing.mutate()}>
            {t("assignments.closeSlots")}
          </Button>
        )}
      </p>
      <Failure error={opening.error ?? closing.error} />
    </section>
  );
}
