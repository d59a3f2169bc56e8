import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX, type SyntheticEvent } from "react";
import { Button, FieldError, Form, Input, Label, NumberField, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Dataset, type NewToken } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";

interface Props {
  readonly dataset: Dataset;
  readonly onMade: (token: NewToken) => void;
}

const USUAL_DAYS = 90;
const LONGEST_NAME = 100;

export function MakeToken({ dataset, onMade }: Props): JSX.Element {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [days, setDays] = useState(USUAL_DAYS);
  const making = useMaking(dataset.slug, (token) => {
    setName("");
    onMade(token);
  });
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!making.isPending) making.mutate({ name, days });
  };
  return (
    <Form className="make" onSubmit={send}>
      <TextField value={name} onChange={setName} isRequired maxLength={LONGEST_NAME}>
        <Label>{t("dataset.name")}</Label>
        <Input placeholder={t("dataset.nameExample")} autoComplete="off" />
        <FieldError className="wrong" />
      </TextField>
      <NumberField value={days} onChange={setDays} minValue={1} maxValue={dataset.most.days} isRequired>
        <Label>{t("dataset.days")}</Label>
        <Input />
        <FieldError className="wrong" />
      </NumberField>
      <Button className="soft" type="submit">
        {t("dataset.make")}
      </Button>
      <Failure error={making.error} />
    </Form>
  );
}

function useMaking(project: string, onMade: (token: NewToken) => void) {
  const queries = useQueryClient();
  return useSending({
    mutationFn: async (body: { name: string; days: number }) => {
      const params = { path: { project } };
      return found(await client.POST("/api/v1/projects/{project}/tokens/", { params, body }));
    },
    onSuccess: (token) => {
      const { id, name, created, expiry } = token;
      queries.setQueryData<Dataset>(
        ["dataset", project],
        (now) => now && { ...now, tokens: [{ id, name, created, expiry }, ...now.tokens] },
      );
      onMade(token);
    },
  });
}
