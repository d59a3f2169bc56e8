import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { WorkItem, Worklist } from "../api/client";
import { Sample } from "../changes/Sample";
import { Failure } from "../ui/Failure";

type Labels = Worklist["labels"];
/** As many as there are number keys; 0 leaves a case as it is. */
const KEYS = 9;

interface Props {
  readonly slug: string;
  readonly item: WorkItem;
  readonly labels: Labels;
  readonly isClosed: boolean;
  readonly error: Error | null;
  readonly onChoose: (label: string) => void;
}

/** One case: why it is here, the words, and what can be done. */
export function Case(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { slug, item, labels, isClosed, error } = props;
  const label = labels.find(({ slug: one }) => one === item.span?.label);
  const lost = Object.entries(item.lost).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return (
    <li className={`case c-${label?.colour ?? "slate"} ${item.done ? "done" : ""}`} data-case={item.id}>
      <p>{t(`worklist.reasons.${item.reason}`, { lost: lost.join(", "), former: item.former, label: nameOf(item.over?.label ?? "") })}</p>
      {item.span && <Sample slug={slug} span={item.span} />}
      {item.over && (
        <>
          <p className="quiet">{t("worklist.inTheWay", { label: nameOf(item.over.label) })}</p>
          <Sample slug={slug} span={item.over} />
        </>
      )}
      <p className="quiet">
        {[
          item.headline || t("worklist.unnamed"),
          item.annotator,
          item.former !== "" && t("worklist.was", { label: item.former }),
          item.live ? t("worklist.now", { label: label?.name ?? "" }) : item.span && t("worklist.away"),
        ]
          .filter(Boolean)
          .join(" · ")}{" "}
        {!item.span && <a href={`/projects/${slug}/texts/${item.text}/`}>{t("worklist.open")}</a>}
      </p>
      {item.done && <p>{outcome()}</p>}
      {!isClosed && <Choices {...props} />}
      <Failure error={error} />
    </li>
  );

  function nameOf(wanted: string): string {
    return labels.find((one) => one.slug === wanted)?.name ?? wanted;
  }

  function outcome(): string {
    const name = labels.find(({ slug: one }) => one === item.outcome)?.name;
    return name ? t("worklist.decided", { label: name }) : t("worklist.left");
  }
}

/** One that was set aside can come back under a label that allows overlaps; least under the same. */
function likelyFirst(labels: Labels, { over }: WorkItem): Labels {
  if (!over) return labels;
  const rank = ({ slug, exclusive }: Labels[number]): number => (slug === over.label ? 2 : Number(exclusive));
  return labels.toSorted((one, other) => rank(one) - rank(other));
}

function Choices({ item, labels, onChoose }: Props): JSX.Element {
  const { t } = useTranslation();
  const offered = item.choices.length > 0 ? labels.filter(({ slug }) => item.choices.includes(slug)) : likelyFirst(labels, item);
  const name = t("worklist.choose", { quote: item.span?.quote ?? "" });
  return (
    <div className="choices" role="group" aria-label={name}>
      {item.span &&
        offered.map(({ slug, name: label }, index) => (
          <Button
            key={slug}
            data-choice={index < KEYS ? index + 1 : undefined}
            onPress={() => onChoose(slug)}
          >
            {index < KEYS && <kbd>{index + 1}</kbd>}
            {label}
          </Button>
        ))}
      <Button data-choice={0} onPress={() => onChoose("")}>
        <kbd>0</kbd>
        {t("worklist.leave")}
      </Button>
    </div>
  );
}
