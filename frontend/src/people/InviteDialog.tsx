import { useState, type JSX } from "react";
import { Button, Label, RadioGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Invitation, type Role } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { RadioOption } from "../ui/RadioOption";
import { useDay } from "../ui/useDay";
import { useSending } from "../ui/useSending";
import { InvitationLink } from "./InvitationLink";
import { ROLES } from "./Members";

interface Wanted {
  readonly role: Role;
  readonly uuid: string;
}

interface Props {
  readonly slug: string;
  readonly onMade: () => void;
  readonly onClose: () => void;
}

async function send(project: string, { role, uuid }: Wanted): Promise<Invitation> {
  const params = { path: { project, uuid } };
  const address = "/api/v1/projects/{project}/invitations/{uuid}/";
  return found(await client.PUT(address, { params, body: { role } }));
}

export function InviteDialog({ slug, onMade, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  // A new name for each role asked for, and the same one for each retry: never two doors for one.
  const [wanted, setWanted] = useState<Wanted>(() => ({ role: "annotator", uuid: crypto.randomUUID() }));
  const making = useSending({ mutationFn: () => send(slug, wanted), onSuccess: onMade });
  if (making.data) return <Ready invitation={making.data} onClose={onClose} />;
  return (
    <Dialog title={t("people.invite")} onClose={onClose}>
      <Confirm sending={making} yes={t("people.makeLink")} no={t("people.close")} onClose={onClose}>
        <RoleChoice role={wanted.role} onChange={(role) => setWanted({ role, uuid: crypto.randomUUID() })} />
      </Confirm>
    </Dialog>
  );
}

function RoleChoice({ role, onChange }: { role: Role; onChange: (role: Role) => void }): JSX.Element {
  const { t } = useTranslation();
  const choose = (value: string): void => onChange(ROLES.find((one) => one === value) ?? role);
  return (
    <RadioGroup className="form-field" value={role} onChange={choose}>
      <Label>{t("people.inviteAs")}</Label>
      {ROLES.map((one) => (
        <RadioOption key={one} value={one} means={t(`people.roles.${one}`)}>
          {t(`home.role.${one}`)}
        </RadioOption>
      ))}
    </RadioGroup>
  );
}

function Ready({ invitation, onClose }: { invitation: Invitation; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <Dialog title={t("people.ready")} onClose={onClose}>
      <p>{t("people.linkHint", { date: day(invitation.expires_at) })}</p>
      <InvitationLink invitation={invitation} />
      <div className="choices">
        <Button className="soft" onPress={onClose}>
          {t("people.close")}
        </Button>
      </div>
    </Dialog>
  );
}
