import type { JSX } from "react";
import { Button, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { CodebookContent } from "../api/client";
import { places, type Chosen, type ListName } from "./content";
import { lookOf } from "./looks";

interface Props {
  readonly content: CodebookContent;
  readonly chosen: Chosen;
  readonly troubled: ReadonlySet<string>;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onMove: (list: ListName, from: number, to: number) => void;
  readonly onAdd: (list: ListName, family?: string) => void;
}

const AFTER_LABELS = ["questions", "link_types", "guidelines"] as const;

/** Everything in the draft, to choose from and to put in order. */
export function Tree(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { content, chosen, onChoose, onAdd } = props;
  const strays = content.labels.filter(({ family }) => !content.families.some(({ slug }) => slug === family));
  return (
    <nav className="tree" aria-label={t("draft.contents")}>
      <Button className={`plain about${chosen.list === "about" ? " on" : ""}`} onPress={() => onChoose({ list: "about" })}>
        {t("draft.about")}
      </Button>
      <h2>{t("draft.list.labels")}</h2>
      {content.families.map(({ slug, name, colour }, at) => (
        <section key={at} className={`c-${colour}`}>
          <h3>
            <Button className="plain dot" onPress={() => onChoose({ list: "families", at })}>
              {name || slug}
            </Button>
          </h3>
          <Items {...props} list="labels" family={slug} name={name || slug} />
          <Button className="plain add" onPress={() => onAdd("labels", slug)}>
            {t("draft.addLabel")}
          </Button>
        </section>
      ))}
      {[...new Set(strays.map(({ family }) => family))].map((family) => (
        <Items key={family} {...props} list="labels" family={family} name={t("draft.noFamily")} />
      ))}
      <Button className="plain add" onPress={() => onAdd("families")}>
        {t("draft.add.families")}
      </Button>
      {AFTER_LABELS.map((list) => (
        <section key={list}>
          <h2>{t(`draft.list.${list}`)}</h2>
          <Items {...props} list={list} name={t(`draft.list.${list}`)} />
          <Button className="plain add" onPress={() => onAdd(list)}>
            {t(`draft.add.${list}`)}
          </Button>
        </section>
      ))}
    </nav>
  );
}

interface ItemsProps extends Props {
  readonly list: ListName;
  readonly family?: string;
  readonly name: string;
}

function Items({ content, chosen, troubled, list, family, name, onChoose, onMove }: ItemsProps): JSX.Element | null {
  const { t } = useTranslation();
  const shown = places(content, list, family);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder: ({ keys, target }) => {
      const from = Number([...keys][0]);
      const over = Number(target.key);
      const to = target.dropPosition === "after" ? over + 1 : over;
      onMove(list, from, from < to ? to - 1 : to);
    },
  });
  if (shown.length === 0) return null;
  const on = chosen.list === list && shown.includes(chosen.at) ? [String(chosen.at)] : [];
  return (
    <GridList
      aria-label={name}
      className="items"
      selectionMode="single"
      disallowEmptySelection
      selectionBehavior="toggle"
      selectedKeys={on}
      onSelectionChange={(keys) => {
        const [key] = keys === "all" ? [] : [...keys];
        if (key !== undefined) onChoose({ list, at: Number(key) });
      }}
      dragAndDropHooks={dragAndDropHooks}
    >
      {shown.map((at) => {
        const named = nameOf(content, list, at) || t("draft.nameless");
        const label = list === "labels" ? content.labels[at] : undefined;
        const wrong = troubled.has(`/${list}/${at}`);
        return (
          <GridListItem key={at} id={String(at)} textValue={named} className={`item ${label ? lookOf(content, label) : ""}`}>
            <Button slot="drag" className="drag" aria-label={t("draft.drag", { name: named })}>
              ⠿
            </Button>
            <span className="name">{named}</span>
            {label && label.key !== "" && <kbd>{label.key.toUpperCase()}</kbd>}
            {wrong && <span className="wrong" title={t("draft.hasProblem")} role="img" aria-label={t("draft.hasProblem")}>●</span>}
          </GridListItem>
        );
      })}
    </GridList>
  );
}

export function nameOf(content: CodebookContent, list: ListName, at: number): string {
  switch (list) {
    case "questions":
      return content.questions[at]?.wording || (content.questions[at]?.slug ?? "");
    case "guidelines":
      return content.guidelines[at]?.title || (content.guidelines[at]?.slug ?? "");
    case "link_types":
      return content.link_types[at]?.slug ?? "";
    default:
      return content[list][at]?.name || (content[list][at]?.slug ?? "");
  }
}
