import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Invitation } from "../api/client";
import { CopyLink } from "./CopyLink";

export function InvitationLink({ invitation }: { readonly invitation: Invitation }): JSX.Element {
  const { t } = useTranslation();
  const role = t(`home.role.${invitation.role}`);
  return <CopyLink path={invitation.path} name={t("people.link", { role })} copying={t("people.copyLink", { role })} />;
}
