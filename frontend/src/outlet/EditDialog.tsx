import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { FieldError, Input, Label, Text, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Outlet } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";
import { FIELDS, faultsOf, profileOf, type Field, type Written } from "./written";

interface Props {
  readonly slug: string;
  readonly outlet: Outlet;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

async function send(project: string, outlet: number, body: Written) {
  return found(await client.PUT("/api/v1/projects/{project}/outlets/{outlet}/", { params: { path: { project, outlet } }, body }));
}

export function EditDialog({ slug, outlet, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [written, setWritten] = useState(() => profileOf(outlet));
  const faults = faultsOf(written);
  const sending = useSending({
    mutationFn: () => send(slug, outlet.id, written),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["outlet", slug] });
      onDone();
    },
  });
  return (
    <Dialog title={t("outlets.editTitle")} onClose={onClose}>
      <Confirm sending={sending} yes={t("outlets.save")} no={t("outlets.no")} isReady={Object.keys(faults).length === 0} onClose={onClose}>
        {FIELDS.map((field) => (
          <ProfileField
            key={field}
            field={field}
            value={written[field]}
            fault={faults[field]}
            onChange={(value) => setWritten({ ...written, [field]: value })}
          />
        ))}
      </Confirm>
    </Dialog>
  );
}

interface FieldProps {
  readonly field: Field;
  readonly value: string;
  readonly fault: "needed" | "noSource" | "noWeb" | undefined;
  readonly onChange: (value: string) => void;
}

function ProfileField({ field, value, fault, onChange }: FieldProps): JSX.Element {
  const { t } = useTranslation();
  const hint = t(`outlets.hints.${field}`);
  return (
    <TextField className="form-field" value={value} onChange={onChange} isInvalid={fault !== undefined} type={field === "website" ? "url" : "text"}>
      <Label>{t(`outlets.${field}`)}</Label>
      <Input />
      {hint !== "" && <Text slot="description">{hint}</Text>}
      <FieldError>{fault && t(`outlets.faults.${fault}`)}</FieldError>
    </TextField>
  );
}
