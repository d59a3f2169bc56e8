import type { Assignment } from "../api/client";
import { reading } from "../text/reading";
import type { JournalStore } from "../store/journal";
import { Journaling } from "./journal";
import { kept, storedAnswer, storedLink, storedMark, type Change, type Kept } from "./marks";
import { Saving, type Standing } from "./saving";
import type { Send } from "./sending";
import { initialState, step, type Action, type State } from "./state";
import type { Unsent } from "./unsent";

export interface View {
  readonly state: State;
  readonly standing: Standing;
}

export interface Means {
  readonly send: Send;
  readonly unsent: Unsent;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Without one, undo ends with the page. */
  readonly journal?: JournalStore;
}

/** One assignment being worked on: the state, and the queue that takes its changes to the server. */
export class Session {
  private readonly listeners = new Set<() => void>();
  private readonly saving: Saving;
  private readonly journal: Journaling;
  private state: State;
  view: View;

  constructor(assignment: Assignment, means: Means) {
    this.state = openingState(assignment, means.unsent.all());
    const tell = (news: Action) => this.dispatch(news);
    const changed = () => this.publish();
    const revisions = revisionsIn(assignment);
    this.saving = new Saving({ ...means, tell, changed }, revisions);
    this.journal = new Journaling(means.journal, revisions, `${assignment.text.id} ${assignment.codebook.number}`);
    this.view = { state: this.state, standing: this.saving.standing };
  }

  /** Sends what an earlier visit could not. */
  start(): void {
    void this.saving.run();
    void this.recall();
  }

  dispatch = (action: Action): void => {
    const [state, changes] = step(this.state, action);
    const isNews = state.undo !== this.state.undo || state.redo !== this.state.redo || action.type === "stored";
    this.state = state;
    if (isNews) this.journal.note(state);
    // The cards are the truth about what is disputed; the queue's count follows them.
    this.saving.settleAllBut((uuid) => Boolean(state.kept.get(uuid)?.conflict));
    changes.forEach((change) => this.saving.add(change));
    this.publish();
  };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): View => this.view;

  retry = (): void => this.saving.retry();

  discard = (): void => this.saving.discard();

  private async recall(): Promise<void> {
    const journal = await this.journal.recall();
    if (journal && !this.state.closed) this.dispatch({ type: "recall", undo: journal.undo, redo: journal.redo });
    else this.journal.note(this.state);
  }

  private publish(): void {
    // The queue reports once while it is being built, before there is anything to show.
    const standing = (this.saving as Saving | undefined)?.standing;
    if (!standing) return;
    this.view = { state: this.state, standing };
    this.listeners.forEach((listener) => listener());
  }
}

function revisionsIn({ spans, links, answers }: Assignment): Map<string, number> {
  const made = [...spans, ...links].map(({ uuid, revision }) => [uuid, revision] as const);
  return new Map([...made, ...answers.map(({ question, revision }) => [question, revision] as const)]);
}

function openingState(assignment: Assignment, unsent: readonly Change[]): State {
  const { text, article, codebook, spans, links, answers } = assignment;
  const stored = [...spans.map(storedMark), ...links.map(storedLink), ...answers.map(storedAnswer)];
  return initialState({
    reading: reading(text.content, text.blocks, article.language),
    labels: codebook.labels,
    linkTypes: codebook.link_types,
    questions: codebook.questions,
    kept: unsent.reduce(withUnsent, stored),
    closed: assignment.state === "submitted",
  });
}

function withUnsent(all: readonly Kept[], { kind, uuid, content }: Change): Kept[] {
  const known = all.find((one) => one.uuid === uuid);
  return [...all.filter((other) => other !== known), kept(kind, uuid, content, known?.stored ?? null)];
}
