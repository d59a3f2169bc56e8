import { Backlog } from "./backlog";
import { same, type AnyContent, type Change } from "./marks";
import type { News } from "./news";
import { Pausing } from "./pausing";
import type { Outcome, Send } from "./sending";
import type { Unsent, Waiting } from "./unsent";

/** What the footer says about saving; true at every moment. */
export interface Standing {
  /** Changes that the server has not answered yet. */
  readonly waiting: number;
  /** Spans that were changed elsewhere, on which this person has not decided yet. */
  readonly disputed: number;
  /** Of those that wait how many the server would not take as they are: only these can be discarded. */
  readonly held: number;
  readonly trouble: null | "unreachable" | "signed_out" | "replaced" | "held";
  /** Whether what waits outlives the page; false where the browser keeps nothing. */
  readonly kept: boolean;
  /** Whether the disk has not confirmed all of it yet. */
  readonly keeping: boolean;
}

/** What the server holds of one thing. */
export interface Current {
  readonly content: AnyContent | null;
  readonly revision: number;
}

export interface Surroundings {
  readonly send: Send;
  readonly unsent: Unsent;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Runs an act while no other tab runs one for the same assignment. */
  readonly alone: <T>(act: () => Promise<T>) => Promise<T>;
  /** What the server holds now; rejects when it cannot be reached. */
  readonly reread: () => Promise<ReadonlyMap<string, Current>>;
  readonly tell: (news: News) => void;
  readonly changed: () => void;
}

/** Somebody who types is done when no letter came for so long. */
const TYPING_PAUSE = 600;

/** Whether to go on, at once or after so many seconds (null: as long as seems wise). */
type Then = boolean | { readonly afterSeconds: number | null };

/** Sends one change after the other, never two at once, and loses none. */
export class Saving {
  private readonly backlog: Backlog;
  private readonly pausing: Pausing;
  private running = false;
  private trouble: Standing["trouble"] = null;
  private readonly heldBecause = new Map<string, string>();
  standing: Standing = { waiting: 0, disputed: 0, held: 0, trouble: null, kept: true, keeping: false };

  constructor(
    private readonly around: Surroundings,
    private readonly revisions: Map<string, number>,
  ) {
    this.backlog = new Backlog(around.unsent, revisions, (another) => this.keptAnew(another));
    this.pausing = new Pausing(around.wait);
    this.stand(null);
  }

  add(change: Change): void {
    const isToBeSent = this.backlog.add(change);
    this.stand(this.trouble);
    if (!isToBeSent) this.around.tell({ type: "stored", uuid: change.uuid, content: null });
    if (!this.blocked()) void this.run();
  }

  /** After a sign-in, or when the network is back: try at once. */
  retry(): void {
    this.pausing.succeeded();
    this.backlog.sendAgain(() => true);
    this.pausing.cut();
    void this.run();
  }

  /** Gives up the changes that the server would not take, and no others. */
  discard(): void {
    for (const uuid of new Set(this.held().map((waiting) => waiting.uuid))) {
      const sentence = this.heldBecause.get(uuid) ?? this.heldBecause.get(ALL) ?? "";
      this.forget(uuid);
      this.around.tell({ type: "refused", uuid, sentence });
    }
  }

  /** On the other spans changed elsewhere the person has decided; nothing of them waits any more. */
  settleAllBut(isOpen: (uuid: string) => boolean): void {
    if (this.backlog.settleAllBut(isOpen)) this.stand(this.trouble);
  }

  /** Takes up revisions that were read anew, but of nothing that still waits: that stays as it was made. */
  renew(current: ReadonlyMap<string, Current>): void {
    const waits = new Set(this.backlog.all.map(({ uuid }) => uuid));
    for (const [uuid, { revision }] of current) if (!waits.has(uuid)) this.revisions.set(uuid, revision);
  }

  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    let then: Then = true;
    try {
      while (then !== false && this.backlog.queue.length > 0) {
        if (then !== true) await this.pausing.afterFailure(then.afterSeconds);
        then = await this.sendFirst();
      }
    } finally {
      this.running = false;
    }
  }

  private async sendFirst(): Promise<Then> {
    await this.typedOut();
    return await this.around.alone(async () => {
      if (!(await this.leaveToOthers())) return this.later(null);
      const first = await this.backlog.fixFirst();
      if (!first) return true;
      return await this.conclude(first, await this.attempt(first));
    });
  }

  /** Not one request per letter: what is being typed waits, already kept, for a pause. */
  private async typedOut(): Promise<void> {
    let seen: Waiting | undefined;
    while (this.backlog.kept && this.backlog.queue.length === 1 && this.backlog.queue[0] !== seen) {
      seen = this.backlog.queue[0];
      if (seen?.typing === undefined || seen.sent) return;
      if (await this.pausing.rest(TYPING_PAUSE)) return;
    }
  }

  /**
   * What is kept no more another tab has sent, or given up: nothing is sent twice. False when it
   * cannot be known what came of it.
   */
  private async leaveToOthers(): Promise<boolean> {
    const gone = await this.backlog.gone();
    if (gone.length === 0) return true;
    const current = await this.around.reread().catch(() => null);
    if (!current) return false;
    this.backlog.leave(gone);
    for (const uuid of new Set(gone.map((waiting) => waiting.uuid))) this.reconcile(uuid, gone, current.get(uuid));
    this.stand(this.trouble);
    return true;
  }

  private reconcile(uuid: string, gone: readonly Waiting[], current: Current = { content: null, revision: 0 }): void {
    const { content, revision } = current;
    const asMade = gone.some((waiting) => waiting.uuid === uuid && same(waiting.content, content));
    this.revisions.set(uuid, revision);
    const follows = this.backlog.lastOf(uuid) !== undefined;
    if (follows && !asMade) this.dispute({ type: "stale", uuid, theirs: content });
    else this.around.tell({ type: asMade ? "stored" : "adopted", uuid, content });
  }

  private async attempt(waiting: Waiting): Promise<Outcome> {
    try {
      return await this.around.send(waiting, waiting.revision ?? 0);
    } catch {
      return { kind: "again", afterSeconds: null };
    }
  }

  private async conclude(first: Waiting, outcome: Outcome): Promise<Then> {
    const { uuid } = first;
    switch (outcome.kind) {
      case "stored":
        this.done(first, outcome.revision);
        this.around.tell({ type: "stored", uuid, content: outcome.content });
        return true;
      case "stale":
        this.overtaken(first, outcome.theirs, outcome.revision);
        return true;
      case "refused":
        this.forget(uuid);
        this.around.tell({ type: "refused", uuid, sentence: outcome.sentence });
        return true;
      case "overlaps":
        return await this.overlapped(first);
      case "unfit":
        this.backlog.putAside(uuid);
        this.heldBecause.set(uuid, outcome.sentence);
        this.succeeded();
        this.around.tell({ type: "held", uuid, sentence: outcome.sentence, closed: false });
        return true;
      case "held":
        this.heldBecause.set(ALL, outcome.sentence);
        this.stand("held");
        this.around.tell({ type: "held", uuid, sentence: outcome.sentence, closed: outcome.closed });
        return false;
      case "signed_out":
      case "replaced":
        this.stand(outcome.kind);
        return false;
      case "again":
        return this.later(outcome.afterSeconds);
    }
  }

  private later(afterSeconds: number | null): Then {
    this.stand("unreachable");
    return { afterSeconds };
  }

  /** Another tab may have sent the very same: then it is saved, and nothing is left to choose. */
  private overtaken(first: Waiting, theirs: AnyContent | null, revision: number): void {
    const { uuid } = first;
    const last = this.backlog.lastOf(uuid) ?? first;
    this.revisions.set(uuid, revision);
    if (same(last.content, theirs)) this.forget(uuid);
    else if (same(first.content, theirs)) this.done(first, revision);
    else {
      this.dispute({ type: "stale", uuid, theirs });
      this.succeeded();
      return;
    }
    this.around.tell({ type: "stored", uuid, content: theirs });
  }

  /** The other span is shown before the person chooses which of the two shall stay. */
  private async overlapped({ uuid, revision }: Waiting): Promise<Then> {
    const all = await this.around.reread().catch(() => null);
    if (!all) return this.later(null);
    const current = all.get(uuid) ?? { content: null, revision: revision ?? 0 };
    this.revisions.set(uuid, current.revision);
    this.dispute({ type: "overlapped", uuid, theirs: current.content });
    this.succeeded();
    return true;
  }

  private done(first: Waiting, revision: number): void {
    this.revisions.set(first.uuid, revision);
    this.backlog.done(first, revision);
    this.succeeded();
  }

  /** What the server would not take: all, or what was put aside. */
  private held(): readonly Waiting[] {
    const { aside, queue } = this.backlog;
    return this.trouble === "held" ? [...aside, ...queue] : aside;
  }

  private forget(uuid: string): void {
    this.backlog.forget(uuid);
    this.succeeded();
  }

  private dispute(news: News & { type: "stale" | "overlapped" }): void {
    this.backlog.dispute(news.uuid);
    this.around.tell(news);
  }

  private succeeded(): void {
    this.pausing.succeeded();
    this.stand(null);
  }

  private blocked(): boolean {
    const { trouble } = this;
    return trouble === "signed_out" || trouble === "replaced" || trouble === "held";
  }

  private stand(trouble: Standing["trouble"]): void {
    const { queue, aside } = this.backlog;
    this.trouble = queue.length > 0 ? trouble : null;
    const waiting = queue.length + aside.length;
    const held = this.held().length;
    const disputed = new Set(this.backlog.disputed.map((each) => each.uuid)).size;
    this.publish({ waiting, disputed, held, trouble: this.trouble ?? (held > 0 ? "held" : null) });
  }

  /** While all goes well nothing is said of where the work is kept, and nothing is drawn for it. */
  private keptAnew(another: boolean): void {
    const { kept, keeping } = this.backlog;
    this.standing = { ...this.standing, kept, keeping };
    if (another || this.standing.trouble || this.standing.disputed > 0) this.around.changed();
  }

  private publish(standing: Omit<Standing, "kept" | "keeping">): void {
    const { kept, keeping } = this.backlog;
    this.standing = { ...standing, kept, keeping };
    this.around.changed();
  }
}

/** The reason that holds for all that waits. */
const ALL = "";
