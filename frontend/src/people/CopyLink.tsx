import { useState, type JSX } from "react";
import { Button, Input, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";

interface Props {
  readonly path: string;
  /** What the link is, and what its button does, to those who cannot see it beside them. */
  readonly name: string;
  readonly copying: string;
}

/** The link to send, and a button that copies it; where the browser refuses, it can be selected. */
export function CopyLink({ path, name, copying }: Props): JSX.Element {
  const { t } = useTranslation();
  const [said, setSaid] = useState<"copied" | "notCopied" | null>(null);
  const link = location.origin + path;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid("copied");
    } catch {
      setSaid("notCopied");
    }
  };
  return (
    <div className="copy">
      <TextField value={link} isReadOnly aria-label={name}>
        <Input onFocus={(event) => event.target.select()} />
      </TextField>
      <Button className="soft" aria-label={copying} onPress={() => void copy()}>
        {t("people.copy")}
      </Button>
      <span role="status" className="quiet">
        {said && t(`people.${said}`)}
      </span>
    </div>
  );
}
