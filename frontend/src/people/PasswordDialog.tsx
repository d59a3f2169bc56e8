import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Member } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";
import { CopyLink } from "./CopyLink";

interface Props {
  readonly slug: string;
  readonly member: Member;
  readonly onClose: () => void;
}

async function make(project: string, pseudonym: string) {
  const params = { path: { project, pseudonym } };
  return found(await client.POST("/api/v1/projects/{project}/people/{pseudonym}/password-link/", { params }));
}

/** Hands over a way back in: a link that is shown here alone, and works once. */
export function PasswordDialog({ slug, member, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const name = member.name || member.username;
  const making = useSending({ mutationFn: () => make(slug, member.pseudonym) });
  return (
    <Dialog title={t("people.password.ask", { name })} onClose={onClose}>
      <p>{t("people.password.means", { name })}</p>
      {making.data ? (
        <>
          <CopyLink path={making.data.path} name={t("people.password.link", { name })} copying={t("people.password.copy", { name })} />
          <Button className="soft" onPress={onClose}>
            {t("people.password.done")}
          </Button>
        </>
      ) : (
        <Confirm sending={making} yes={t("people.password.make")} no={t("people.keep")} onClose={onClose} />
      )}
    </Dialog>
  );
}
