import { useRef, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

interface Props {
  readonly text: string;
  /** What the button copies, for those who do not see what it stands beside. */
  readonly name: string;
  readonly autoFocus?: boolean;
}

/** Text to take along, with a button that copies it. */
export function Copyable({ text, name, autoFocus = false }: Props): JSX.Element {
  const { t } = useTranslation();
  const shown = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState<{ text: string; how: "copied" | "selected" } | null>(null);
  const copy = async (): Promise<void> => {
    const how = await copying(text, shown.current);
    setCopied({ text, how });
  };
  return (
    <div className="copyable">
      <pre ref={shown} tabIndex={0} role="region" aria-label={name}>
        {text}
      </pre>
      <Button className="soft" aria-label={name} onPress={() => void copy()} autoFocus={autoFocus}>
        {t("dataset.copy")}
      </Button>
      <span className="quiet" role="status">
        {copied?.text === text && t(`dataset.${copied.how}`)}
      </span>
    </div>
  );
}

/** Without HTTPS a browser gives pages no clipboard: then the text is selected, one key from copied. */
async function copying(text: string, shown: HTMLElement | null): Promise<"copied" | "selected"> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    return "selected";
  }
}
