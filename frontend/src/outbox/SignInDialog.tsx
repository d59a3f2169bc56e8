import { useState, type SyntheticEvent, type JSX } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { signIn, whoIsHere } from "../api/session";
import { Dialog } from "../ui/Dialog";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { reportIf } from "./presence";
import "./outbox.css";

interface Props {
  readonly user: string;
  readonly count: number;
  readonly kept: boolean;
  readonly onClose: () => void;
}

/** Signing in without leaving the page, as the one person whose work waits here. */
export default function SignInDialog({ user, count, kept, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const { sending, refusal } = useSigningIn(user);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    sending.mutate(password);
  };
  return (
    <Dialog title={t("outbox.signIn.title")} onClose={onClose}>
      <form className="signIn" onSubmit={submit}>
        <p>{t("outbox.signIn.why")}</p>
        {count > 0 && <p>{t(kept ? "outbox.signIn.kept" : "outbox.signIn.open", { count })}</p>}
        <TextField className="field" value={user} isReadOnly>
          <Label>{t("outbox.signIn.user")}</Label>
          <Input autoComplete="username" />
        </TextField>
        <TextField className="field" value={password} onChange={setPassword} type="password" autoFocus isRequired>
          <Label>{t("outbox.signIn.password")}</Label>
          <Input autoComplete="current-password" />
        </TextField>
        <Failure error={sending.error} />
        {refusal !== null && (
          <p className="failure" role="alert">
            {refusal}
          </p>
        )}
        <div className="choices">
          <Button className="strong" type="submit" isPending={sending.isPending}>
            {t("outbox.signIn.act")}
          </Button>
          <Button className="soft" onPress={onClose}>
            {t("outbox.signIn.later")}
          </Button>
          <a href="/accounts/login/" target="_blank" rel="noreferrer">
            {t("outbox.signIn.newTab")}
          </a>
        </div>
      </form>
    </Dialog>
  );
}

interface SigningIn {
  readonly sending: ReturnType<typeof useSending<string | null, string>>;
  /** Why the server did not let the person in. */
  readonly refusal: string | null;
}

function useSigningIn(user: string): SigningIn {
  const { t, i18n } = useTranslation();
  const sending = useSending({
    mutationFn: async (password: string): Promise<string | null> => {
      const answer = await signIn(user, password, i18n.language);
      if (!answer.done) return answer.sentence ?? t("outbox.signIn.tooOften");
      const here = reportIf(await whoIsHere(user));
      return here === "nobody" ? t("outbox.signIn.unfinished") : null;
    },
  });
  return { sending, refusal: sending.data ?? null };
}
