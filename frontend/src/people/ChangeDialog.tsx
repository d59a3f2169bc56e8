import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Member } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { useSending } from "../ui/useSending";
import { consequences, wantedOf, type Change } from "./changes";

interface Props {
  readonly slug: string;
  readonly change: Change;
  readonly myself: boolean;
  readonly onDone: (sentence: string) => void;
  readonly onClose: () => void;
}

async function send(project: string, change: Change): Promise<Member> {
  const params = { path: { project, pseudonym: change.member.pseudonym } };
  const body = wantedOf(change);
  return found(await client.PUT("/api/v1/projects/{project}/people/{pseudonym}/", { params, body }));
}

/** Says what the change brings with it, and only then does it. */
export function ChangeDialog({ slug, change, myself, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const name = change.member.name || change.member.username;
  const role = t(`home.role.${wantedOf(change).role}`);
  const sending = useSending({
    mutationFn: () => send(slug, change),
    onSuccess: () => onDone(t(`people.done.${change.kind}`, { name, role })),
  });
  const act = change.kind === "role" ? t("people.make", { role }) : t(`people.${change.kind}`);
  return (
    <Dialog title={useQuestion(change, name, role)} onClose={onClose}>
      {consequences(change, myself).map((one) => (
        <p key={one}>{t(`people.consequence.${one}`)}</p>
      ))}
      <Confirm sending={sending} yes={act} no={t("people.keep")} isGrave onClose={onClose} />
    </Dialog>
  );
}

function useQuestion(change: Change, name: string, role: string): string {
  const { t } = useTranslation();
  if (change.kind === "role" && change.role === "annotator") return t("people.ask.role_annotator", { name });
  return t(`people.ask.${change.kind}`, { name, role });
}
