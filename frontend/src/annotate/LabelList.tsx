import { memo, useRef, useState, type JSX, type KeyboardEvent } from "react";
import { Button, Group, Toolbar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Codebook, Family, Label } from "../api/client";
import { initial } from "../ui/initial";
import { labelsFound } from "../ui/labelSearch";
import { Key } from "./Key";
import { labelAct } from "./keyboard";
import { useShortcut } from "./KeyboardContext";
import { useInView } from "./useInView";
import { useStable } from "../ui/useStable";

interface Props {
  readonly codebook: Codebook;
  readonly considered: string | null;
  readonly counts: ReadonlyMap<string, number>;
  readonly onLabel: (slug: string) => void;
  readonly onConsider: (slug: string | null) => void;
}

/** All labels by family, with their keys; one tab stop, arrow keys inside; a search above. */
export const LabelList = memo(function LabelList(props: Props): JSX.Element {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  useInView(list, props.considered);
  const labels = labelsFound(props.codebook.labels, query);
  const take = useStable((slug: string): void => {
    setQuery("");
    props.onLabel(slug);
  });
  return (
    <div className="families" ref={list}>
      <Search query={query} found={labels} onQuery={setQuery} onTake={take} />
      <Toolbar orientation="vertical" aria-label={t("annotate.labels")}>
        {props.codebook.families.map((family) => (
          <FamilyGroup
            key={family.slug}
            {...props}
            family={family}
            labels={labels.filter((label) => label.family === family.slug)}
            onLabel={take}
          />
        ))}
      </Toolbar>
      {labels.length === 0 && <p className="quiet">{t("annotate.search.none")}</p>}
    </div>
  );
});

interface SearchProps {
  readonly query: string;
  readonly found: readonly Label[];
  readonly onQuery: (query: string) => void;
  readonly onTake: (slug: string) => void;
}

/** Enter takes the first label found; Escape (of the whole page) goes back to the text. */
function Search({ query, found, onQuery, onTake }: SearchProps): JSX.Element {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onQuery("");
    if (event.key !== "Enter" || query === "" || event.nativeEvent.isComposing) return;
    const first = found[0];
    if (first) onTake(first.slug);
    event.preventDefault();
  };
  return (
    <div className="search">
      <input
        type="search"
        value={query}
        placeholder={t("annotate.search.label")}
        aria-label={t("annotate.search.label")}
        aria-keyshortcuts={useShortcut("search")}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Key act="search" hidden />
      <span className="unseen" role="status">
        {query !== "" && t("annotate.search.found", { count: found.length, first: found[0]?.name ?? "" })}
      </span>
    </div>
  );
}

function FamilyGroup(props: Props & { family: Family; labels: readonly Label[] }): JSX.Element | null {
  const { family, labels, considered, counts, onLabel, onConsider } = props;
  if (labels.length === 0) return null;
  return (
    <Group className={`family c-${family.colour}`} aria-label={family.name}>
      <h3 title={family.question}>
        <i aria-hidden="true">{initial(family.name)}</i>
        <span>{family.name}</span>
      </h3>
      <div className="labels">
        {labels.map((label) => (
          <LabelButton
            key={label.slug}
            {...{ label, onLabel, onConsider }}
            on={considered === label.slug}
            count={counts.get(label.slug) ?? 0}
          />
        ))}
      </div>
    </Group>
  );
}

interface LabelButtonProps extends Pick<Props, "onLabel" | "onConsider"> {
  readonly label: Label;
  readonly on: boolean;
  readonly count: number;
}

const LabelButton = memo(function LabelButton({ label, on, count, onLabel, onConsider }: LabelButtonProps): JSX.Element {
  const { t } = useTranslation();
  const act = labelAct(label.slug);
  const shortcut = useShortcut(act);
  return (
    <Button
      className={`label${on ? " on" : ""}${shortcut === undefined ? " keyless" : ""}`}
      aria-keyshortcuts={shortcut}
      aria-label={t("annotate.labelButton", { label: label.name, count })}
      onHoverStart={() => onConsider(label.slug)}
      onHoverEnd={() => onConsider(null)}
      onFocus={() => onConsider(label.slug)}
      onBlur={() => onConsider(null)}
      onPress={() => onLabel(label.slug)}
    >
      <span className="name">{label.name}</span>
      <span className="count">{count > 0 ? count : ""}</span>
      <Key act={act} title={label.name} />
    </Button>
  );
});
