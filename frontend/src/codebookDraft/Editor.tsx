import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { CodebookContent, Draft } from "../api/client";
import { chosenBy, moved, neighbour, places, without, withCopy, withNew, type Chosen, type ListName } from "./content";
import { DiscardDialog } from "./DiscardDialog";
import { EntryForm } from "./EntryForm";
import { Troubles } from "./fields";
import { Problems } from "./Problems";
import { PublishDialog } from "./PublishDialog";
import { Published } from "./Slug";
import { StaleDialog } from "./StaleDialog";
import { StandingLine } from "./StandingLine";
import { nameOf, Tree } from "./Tree";
import { useDraft } from "./useDraft";

interface Props {
  readonly project: string;
  readonly draft: Draft;
}

type Asking = "publish" | "discard" | null;
interface Removed {
  readonly name: string;
  readonly before: CodebookContent;
}

export function Editor({ project, draft }: Props): JSX.Element {
  const { t } = useTranslation();
  const desk = useDraft(project, draft);
  const { content, change, troubles, standing } = desk;
  const [{ chosen, opened }, open] = useState(() => ({ chosen: first(content), opened: 0 }));
  // Another form each time, for it remembers what its entry was called when it was opened.
  const setChosen = (next: Chosen): void => open({ chosen: next, opened: opened + 1 });
  const [asking, setAsking] = useState<Asking>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const edit = (next: CodebookContent): void => {
    setRemoved(null);
    change(next);
  };
  const add = (list: ListName, family?: string): void => {
    edit(withNew(content, list, family));
    setChosen({ list, at: content[list].length });
  };
  const move = (list: ListName, from: number, to: number): void => {
    edit(moved(content, list, from, to));
    setChosen({ list, at: to });
  };
  const jump = (pointer: string): void => {
    setChosen(chosenBy(pointer));
    requestAnimationFrame(() => focusAt(pointer));
  };
  return (
    <Published value={draft.published_slugs}>
    <Troubles value={troubles}>
      <main className="page broad draft">
        <header>
          <h1>{t("draft.title", { number: draft.number })}</h1>
          <div className="bar">
            <StandingLine standing={standing} />
            <span className="space" />
            <a href={`/api/v1/projects/${project}/codebooks/${draft.number}.json`} download>
              {t("draft.file")}
            </a>
            <Button className="plain" onPress={() => setAsking("discard")}>
              {t("draft.discard")}
            </Button>
            <Button className="strong" onPress={() => void desk.saver.flush().then((saved) => saved && setAsking("publish"))}>
              {t("draft.publish")}
            </Button>
          </div>
          <Problems troubles={troubles} content={content} onJump={jump} />
        </header>
        <Tree content={content} chosen={chosen} troubled={entriesOf(troubles)} onChoose={setChosen} onMove={move} onAdd={add} />
        <section className="form-side" aria-live="off">
          {removed && (
            <p className="removed" role="status">
              {t("draft.removed", { name: removed.name })}{" "}
              <Button className="soft" onPress={() => edit(removed.before)}>
                {t("draft.undo")}
              </Button>
            </p>
          )}
          {chosen.list !== "about" && content[chosen.list][chosen.at] !== undefined && (
            <Acts
              content={content}
              chosen={chosen}
              onMove={move}
              onCopy={() => {
                edit(withCopy(content, chosen.list, chosen.at));
                setChosen({ ...chosen, at: chosen.at + 1 });
              }}
              onRemove={() => {
                change(without(content, chosen.list, chosen.at));
                setRemoved({ name: nameOf(content, chosen.list, chosen.at), before: content });
                setChosen({ list: "about" });
              }}
            />
          )}
          <EntryForm key={opened} content={content} chosen={chosen} onChange={edit} />
        </section>
        {asking === "publish" && (
          <PublishDialog project={project} draft={draft} revision={desk.saver.revision()} onClose={() => setAsking(null)} />
        )}
        {asking === "discard" && (
          <DiscardDialog project={project} revision={desk.saver.revision()} onClose={() => setAsking(null)} />
        )}
        {standing.kind === "stale" && <StaleDialog mine={content} current={standing.current} onMine={desk.saver.goOn} />}
      </main>
    </Troubles>
    </Published>
  );
}

function first(content: CodebookContent): Chosen {
  return content.labels.length > 0 ? { list: "labels", at: 0 } : { list: "about" };
}

function entriesOf(troubles: readonly { pointer: string }[]): ReadonlySet<string> {
  return new Set(troubles.map(({ pointer }) => pointer.split("/").slice(0, 3).join("/")));
}

/** The field the problem is about, or what lies nearest around it. */
function focusAt(pointer: string): void {
  const steps = pointer.split("/");
  while (steps.length > 1) {
    const field = document.getElementById(steps.join("/"));
    if (field) return field.focus();
    steps.pop();
  }
}

interface ActsProps {
  readonly content: CodebookContent;
  readonly chosen: Exclude<Chosen, { list: "about" }>;
  readonly onMove: (list: ListName, from: number, to: number) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

function Acts({ content, chosen, onMove, onCopy, onRemove }: ActsProps): JSX.Element {
  const { t } = useTranslation();
  const { list, at } = chosen;
  const shown = places(content, list, list === "labels" ? content.labels[at]?.family : undefined);
  const [up, down] = [neighbour(shown, at, -1), neighbour(shown, at, 1)];
  return (
    <div className="acts">
      <h2>{t(`draft.one.${list}`)}</h2>
      <span className="space" />
      <Button className="plain" isDisabled={up === null} onPress={() => up !== null && onMove(list, at, up)}>
        {t("draft.up")}
      </Button>
      <Button className="plain" isDisabled={down === null} onPress={() => down !== null && onMove(list, at, down)}>
        {t("draft.down")}
      </Button>
      <Button className="plain" onPress={onCopy}>
        {t("draft.duplicate")}
      </Button>
      <Button className="plain" onPress={onRemove}>
        {t("draft.remove")}
      </Button>
    </div>
  );
}
