import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";
import { inWords } from "../ui/words";
import { gapsIn, type Gap } from "./gaps";
import { nameOf, type Looks } from "./looks";
import { inOrder } from "./marks";
import { unanswered, type State } from "./state";

interface Props {
  readonly state: State;
  readonly looks: Looks;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly onChoose: (uuid: string) => void;
  readonly onQuestions: () => void;
}

/** Asks once; or says what is missing, and leads there. */
export function SubmitDialog(props: Props): JSX.Element {
  const { t } = useTranslation();
  const gaps = gapsIn(props.state);
  const title = t(gaps.length > 0 ? "annotate.confirm.notYet" : "annotate.confirm.title");
  return (
    <Dialog title={title} onClose={props.onClose}>
      {gaps.length > 0 ? <Gaps {...props} gaps={gaps} /> : <Question {...props} />}
    </Dialog>
  );
}

function Question({ state, onSubmit, onClose, onQuestions }: Props): JSX.Element {
  const { t } = useTranslation();
  const open = unanswered(state);
  return (
    <>
      <p>{t("annotate.confirm.body", { count: inOrder(state.kept).length })}</p>
      {open > 0 && <p>{t("annotate.confirm.questions", { count: open })}</p>}
      <div className="choices">
        <Button className="strong" onPress={onSubmit} autoFocus>
          {t("annotate.confirm.yes")}
        </Button>
        {open > 0 && (
          <Button className="soft" onPress={onQuestions}>
            {t("annotate.confirm.toQuestions")}
          </Button>
        )}
        <Button className="soft" onPress={onClose}>
          {t("annotate.confirm.no")}
        </Button>
      </div>
    </>
  );
}

function Gaps({ gaps, looks, onChoose, onClose }: Props & { gaps: readonly Gap[] }): JSX.Element {
  const { t } = useTranslation();
  const told = ({ mark, missing }: Gap) => ({
    label: nameOf(looks, mark.now.label),
    quote: mark.now.quote,
    missing: missing.map(inWords).join(", "),
  });
  return (
    <>
      <p>{t("annotate.confirm.gaps", { count: gaps.length })}</p>
      <ul className="gaps">
        {gaps.map((gap, index) => (
          <li key={gap.mark.uuid}>
            <Button className="plain" autoFocus={index === 0} onPress={() => onChoose(gap.mark.uuid)}>
              {t("annotate.confirm.gap", told(gap))}
            </Button>
          </li>
        ))}
      </ul>
      <div className="choices">
        <Button className="soft" onPress={onClose}>
          {t("annotate.confirm.no")}
        </Button>
      </div>
    </>
  );
}
