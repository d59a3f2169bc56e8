import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Invitation } from "../api/client";
import { problemOf } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useDay } from "../ui/useDay";
import { useSending } from "../ui/useSending";
import { InvitationLink } from "./InvitationLink";

interface Props {
  readonly slug: string;
  readonly invitations: readonly Invitation[];
  readonly onRevoked: () => void;
}

export function Invitations({ slug, invitations, onRevoked }: Props): JSX.Element {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const done = (): void => {
    setRevoking(null);
    onRevoked();
  };
  return (
    <section>
      <h2>{t("people.invitations")}</h2>
      {invitations.length === 0 && <p className="lead">{t("people.noInvitations")}</p>}
      <ul className="rows invitations">
        {invitations.map((one) => (
          <InvitationLine key={one.uuid} invitation={one} onRevoke={() => setRevoking(one)} />
        ))}
      </ul>
      {revoking && (
        <RevokeDialog slug={slug} invitation={revoking} onDone={done} onClose={() => setRevoking(null)} />
      )}
    </section>
  );
}

interface LineProps {
  readonly invitation: Invitation;
  readonly onRevoke: () => void;
}

function InvitationLine({ invitation, onRevoke }: LineProps): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  const role = t(`home.role.${invitation.role}`);
  return (
    <li>
      <span className="role">{role}</span>
      <span className="time quiet">{t("people.expires", { date: day(invitation.expires_at) })}</span>
      <InvitationLink invitation={invitation} />
      <Button className="soft" aria-label={t("people.revokeOf", { role })} onPress={onRevoke}>
        {t("people.revoke")}
      </Button>
    </li>
  );
}

interface RevokeProps {
  readonly slug: string;
  readonly invitation: Invitation;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

async function revoke(project: string, uuid: string): Promise<void> {
  const params = { path: { project, uuid } };
  const answer = await client.DELETE("/api/v1/projects/{project}/invitations/{uuid}/", { params });
  if (!answer.response.ok) throw problemOf(answer.response.status, answer.error);
}

function RevokeDialog({ slug, invitation, onDone, onClose }: RevokeProps): JSX.Element {
  const { t } = useTranslation();
  const revoking = useSending({ mutationFn: () => revoke(slug, invitation.uuid), onSuccess: onDone });
  return (
    <Dialog title={t("people.askRevoke")} onClose={onClose}>
      <p>{t("people.revokeWhy")}</p>
      <Confirm sending={revoking} yes={t("people.revoke")} no={t("people.keep")} isGrave onClose={onClose} />
    </Dialog>
  );
}
