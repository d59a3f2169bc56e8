import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { AssignDialog } from "./AssignDialog";

interface Props {
  readonly slug: string;
  readonly selected: ReadonlySet<number>;
  readonly onClear: () => void;
}

/** What can be done with the articles that are ticked; stays in sight while one scrolls. */
export function Selection({ slug, selected, onClear }: Props): JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<number | null>(null);
  const done = (assignments: number): void => {
    setGiven(assignments);
    setOpen(false);
    onClear();
  };
  return (
    <div className="selection">
      <p role="status">{given !== null && selected.size === 0 && t("articles.assign.done", { count: given })}</p>
      {selected.size > 0 && (
        <div className="bar">
          <span>{t("articles.selected", { count: selected.size })}</span>
          <Button className="strong" onPress={() => setOpen(true)}>
            {t("articles.assignTo")}
          </Button>
          <Button className="plain" onPress={onClear}>
            {t("articles.unselect")}
          </Button>
        </div>
      )}
      {open && <AssignDialog slug={slug} articles={[...selected]} onDone={done} onClose={() => setOpen(false)} />}
    </div>
  );
}
