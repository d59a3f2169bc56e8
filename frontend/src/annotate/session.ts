import type { Assignment } from "../api/client";
import { reading } from "../text/reading";
import type { JournalStore } from "../store/journal";
import { Journaling } from "./journal";
import { kept, type Change, type Kept } from "./marks";
import { rereading } from "./rereading";
import { Saving, type Current, type Standing, type Surroundings } from "./saving";
import { initialState, step, type Action, type State } from "./state";

/** After these the server holds something else, and the journal has to know its revision. */
const SETTLING: ReadonlySet<Action["type"]> = new Set(["stored", "adopted", "reread"]);

export interface View {
  readonly state: State;
  readonly standing: Standing;
}

export interface Means extends Pick<Surroundings, "send" | "unsent" | "wait" | "alone"> {
  /** The assignment as the server has it now. */
  readonly read: () => Promise<Assignment>;
  /** The page cannot go on as it is: the codebook or the text is another one now. */
  readonly outdated: () => void;
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

  constructor(
    private readonly assignment: Assignment,
    private readonly means: Means,
  ) {
    this.state = openingState(assignment, means.unsent.left);
    const tell = (news: Action) => this.dispatch(news);
    const changed = () => this.publish();
    const reread = () => this.reread();
    const revisions = revisionsIn(assignment);
    this.saving = new Saving({ ...means, tell, changed, reread }, revisions);
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
    const isNews = state.undo !== this.state.undo || state.redo !== this.state.redo || SETTLING.has(action.type);
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

  /** The page may be old: the browser went back to it, or another tab went on. */
  reread = async (): Promise<ReadonlyMap<string, Current>> => {
    const now = await this.means.read();
    const { codebook, text } = this.assignment;
    if (now.codebook.number !== codebook.number || now.text.id !== text.id) this.means.outdated();
    const current = rereading(now);
    this.saving.renew(current.revisions);
    this.dispatch(current.news);
    return current.revisions;
  };

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

function revisionsIn(assignment: Assignment): Map<string, number> {
  const { revisions } = rereading(assignment);
  return new Map([...revisions].map(([uuid, { revision }]) => [uuid, revision]));
}

function openingState(assignment: Assignment, unsent: readonly Change[]): State {
  const { text, article, codebook } = assignment;
  return initialState({
    reading: reading(text.content, text.blocks, article.language),
    labels: codebook.labels,
    linkTypes: codebook.link_types,
    questions: codebook.questions,
    kept: unsent.reduce(withUnsent, rereading(assignment).news.stored),
    closed: assignment.state === "submitted",
  });
}

function withUnsent(all: readonly Kept[], { kind, uuid, content }: Change): Kept[] {
  const known = all.find((one) => one.uuid === uuid);
  return [...all.filter((other) => other !== known), kept(kind, uuid, content, known?.stored ?? null)];
}
