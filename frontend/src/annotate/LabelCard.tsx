import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Example } from "../api/client";
import { ExampleList } from "../ui/Examples";
import { Key } from "./Key";
import { labelAct } from "./keyboard";
import { useShortcut } from "./KeyboardContext";
import type { Look } from "./looks";

/** What a label means, where the eye goes next: definition, decision test, examples. */
export function LabelCard({ look, onGuide }: { look: Look; onGuide: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { label, colour } = look;
  return (
    <div className={`definition c-${colour} u-${label.pattern}`}>
      <div className="title">
        <h2>
          {label.name} <Key act={labelAct(label.slug)} />
        </h2>
        <Button className="plain" aria-keyshortcuts={useShortcut("guide")} onPress={onGuide}>
          {t("guide.open")} <Key act="guide" hidden />
        </Button>
      </div>
      <p>{label.definition}</p>
      {label.test !== "" && (
        <div className="test">
          <h3>{t("annotate.test")}</h3>
          <p>{label.test}</p>
        </div>
      )}
      <Examples title={t("annotate.examples")} examples={label.examples} className="examples" />
      <Examples title={t("annotate.doNot")} examples={label.do_not_label} className="not" />
    </div>
  );
}

interface ExamplesProps {
  readonly title: string;
  readonly examples: readonly Example[];
  readonly className: string;
}

function Examples({ title, examples, className }: ExamplesProps): JSX.Element | null {
  if (examples.length === 0) return null;
  return (
    <details className={className}>
      <summary>
        {title} <span className="count">{examples.length}</span>
      </summary>
      <ExampleList examples={examples} />
    </details>
  );
}
