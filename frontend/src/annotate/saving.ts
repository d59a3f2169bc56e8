import { same, type AnyContent, type Change, type LinkContent } from "./marks";
import type { News } from "./news";
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

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** Somebody who types is done when no letter came for so long. */
const TYPING_PAUSE = 600;

/** Whether to go on, at once or after so many seconds (null: as long as seems wise). */
type Then = boolean | { readonly afterSeconds: number | null };

/** Sends one change after the other, never two at once, and loses none. */
export class Saving {
  private queue: Waiting[] = [];
  /** Kept, but not to be sent as they are; the others go on without them. */
  private aside: Waiting[] = [];
  private disputed: Waiting[] = [];
  private running = false;
  private wake: (() => void) | null = null;
  private failures = 0;
  private trouble: Standing["trouble"] = null;
  private readonly heldBecause = new Map<string, string>();
  private writing: Promise<void> = Promise.resolve();
  standing: Standing = { waiting: 0, disputed: 0, held: 0, trouble: null, kept: true };

  constructor(
    private readonly around: Surroundings,
    private readonly revisions: Map<string, number>,
  ) {
    this.queue = [...around.unsent.left];
    this.stand(null);
  }

  add(change: Change): void {
    const earlier = this.aside.filter(({ uuid }) => uuid === change.uuid);
    if (earlier.length > 0) this.replace(earlier, change);
    else this.append(change);
    if (!this.blocked()) void this.run();
  }

  /** What the server would not take as it was, the person has changed: that is tried instead. */
  private replace(earlier: readonly Waiting[], change: Change): void {
    this.aside = this.aside.filter((waiting) => !earlier.includes(waiting));
    const revision = earlier[0]?.revision ?? 0;
    const isNothing = change.content === null && revision === 0;
    const instead = isNothing ? [] : [{ ...change, id: this.around.unsent.nextId(), revision, sent: false }];
    this.queue = [...this.queue, ...instead];
    this.write(instead, idsOf(earlier));
    this.stand(this.trouble);
    if (isNothing) this.around.tell({ type: "stored", uuid: change.uuid, content: null });
  }

  private append(change: Change): void {
    const typedOver = this.typedOver(change);
    const revision = typedOver ? typedOver.revision : this.baseOf(change.uuid);
    const waiting: Waiting = { ...change, id: this.around.unsent.nextId(), revision, sent: false };
    this.queue = [...this.queue.filter((each) => each !== typedOver), waiting];
    this.write([waiting], typedOver ? [typedOver.id] : []);
    this.stand(this.trouble);
  }

  /** After a sign-in, or when the network is back: try at once. */
  retry(): void {
    this.failures = 0;
    this.sendAgain(this.aside);
    this.wake?.();
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
    const [open, settled] = parted(this.disputed, (waiting) => isOpen(waiting.uuid));
    if (settled.length === 0) return;
    this.disputed = open;
    this.write([], idsOf(settled));
    this.stand(this.trouble);
  }

  /** Takes up revisions that were read anew, but of nothing that still waits: that stays as it was made. */
  renew(current: ReadonlyMap<string, Current>): void {
    const waits = new Set([...this.queue, ...this.aside, ...this.disputed].map(({ uuid }) => uuid));
    for (const [uuid, { revision }] of current) if (!waits.has(uuid)) this.revisions.set(uuid, revision);
  }

  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    let then: Then = true;
    try {
      while (then !== false && this.queue.length > 0) {
        if (then !== true) await this.pause(then.afterSeconds);
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
      const first = await this.fixed();
      if (!first) return true;
      return await this.conclude(first, await this.attempt(first));
    });
  }

  /** The unsent text of the same field, which the new text makes pointless to send. */
  private typedOver({ uuid, typing }: Change): Waiting | undefined {
    const last = this.queue.findLast((waiting) => waiting.uuid === uuid);
    return typing !== undefined && last?.typing === typing && !last.sent ? last : undefined;
  }

  /** The revision that a new change is made on, unless an earlier change will make it. */
  private baseOf(uuid: string): number | null {
    return this.queue.some((waiting) => waiting.uuid === uuid) ? null : (this.revisions.get(uuid) ?? 0);
  }

  /** Not one request per letter: what is being typed waits, already kept, for a pause. */
  private async typedOut(): Promise<void> {
    let seen: Waiting | undefined;
    while (this.standing.kept && this.queue.length === 1 && this.queue[0] !== seen) {
      seen = this.queue[0];
      if (seen?.typing === undefined || seen.sent) return;
      if (await this.rest(TYPING_PAUSE)) return;
    }
  }

  /**
   * What is kept no more another tab has sent, or given up: nothing is sent twice. False when it
   * cannot be known what came of it.
   */
  private async leaveToOthers(): Promise<boolean> {
    const gone = await this.goneFromHere();
    if (gone.length === 0) return true;
    const current = await this.around.reread().catch(() => null);
    if (!current) return false;
    this.queue = this.queue.filter((waiting) => !gone.includes(waiting));
    for (const uuid of new Set(gone.map((waiting) => waiting.uuid))) this.reconcile(uuid, gone, current.get(uuid));
    this.stand(this.trouble);
    return true;
  }

  private async goneFromHere(): Promise<Waiting[]> {
    const seen = new Set(idsOf(this.queue));
    await this.writing;
    if (!this.standing.kept) return [];
    const ids = await this.around.unsent.ids().catch(() => null);
    // Meanwhile the person went on: what was added or typed over since is not gone.
    return ids ? this.queue.filter(({ id }) => seen.has(id) && !ids.has(id)) : [];
  }

  private reconcile(uuid: string, gone: readonly Waiting[], current: Current = { content: null, revision: 0 }): void {
    const { content, revision } = current;
    const asMade = gone.some((waiting) => waiting.uuid === uuid && same(waiting.content, content));
    this.revisions.set(uuid, revision);
    const follows = this.queue.some((waiting) => waiting.uuid === uuid);
    if (follows && !asMade) this.dispute(uuid, content);
    else this.around.tell({ type: asMade ? "stored" : "adopted", uuid, content });
  }

  /** The first change with its revision, kept as being on its way before it goes. */
  private async fixed(): Promise<Waiting | null> {
    const first = this.queue[0];
    if (!first || first.sent) return first ?? null;
    const fixed = { ...first, revision: first.revision ?? this.revisions.get(first.uuid) ?? 0, sent: true };
    this.queue[0] = fixed;
    this.write([fixed], []);
    await this.writing;
    return fixed;
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
        this.putAside(uuid, outcome.sentence);
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
    const last = this.queue.findLast((waiting) => waiting.uuid === uuid) ?? first;
    this.revisions.set(uuid, revision);
    if (same(last.content, theirs)) this.forget(uuid);
    else if (same(first.content, theirs)) this.done(first, revision);
    else {
      this.dispute(uuid, theirs);
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
    this.disputeBy(uuid, { type: "overlapped", uuid, theirs: current.content });
    this.succeeded();
    return true;
  }

  /** What follows is from now on a change of what was just stored; both are kept in one step. */
  private done(first: Waiting, revision: number): void {
    this.revisions.set(first.uuid, revision);
    const rest = this.queue.filter((waiting) => waiting !== first);
    const next = rest.find((waiting) => waiting.uuid === first.uuid);
    const based = next && { ...next, revision };
    this.queue = rest.map((waiting) => (based && waiting === next ? based : waiting));
    this.write(based ? [based] : [], [first.id]);
    // Links that could not be saved for want of this span can be now.
    this.sendAgain(this.aside.filter((waiting) => leansOn(waiting, first.uuid)));
    this.succeeded();
  }

  private sendAgain(some: readonly Waiting[]): void {
    this.aside = this.aside.filter((waiting) => !some.includes(waiting));
    this.queue = [...this.queue, ...some].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private putAside(uuid: string, sentence: string): void {
    const [aside, others] = parted(this.queue, (waiting) => waiting.uuid === uuid);
    this.aside = [...this.aside, ...aside];
    this.queue = others;
    this.heldBecause.set(uuid, sentence);
    this.succeeded();
  }

  /** What the server would not take: all, or what was put aside. */
  private held(): readonly Waiting[] {
    return this.trouble === "held" ? [...this.aside, ...this.queue] : this.aside;
  }

  /** What follows a refused change of a span rests on it and falls with it. */
  private forget(uuid: string): void {
    const [dropped, queue] = parted(this.queue, (waiting) => waiting.uuid === uuid);
    const [alsoDropped, aside] = parted(this.aside, (waiting) => waiting.uuid === uuid);
    [this.queue, this.aside] = [queue, aside];
    this.write([], idsOf([...dropped, ...alsoDropped]));
    this.succeeded();
  }

  /** Kept in the browser until the person has chosen, so that a reload asks again. */
  private dispute(uuid: string, theirs: AnyContent | null): void {
    this.disputeBy(uuid, { type: "stale", uuid, theirs });
  }

  private disputeBy(uuid: string, news: News): void {
    const [aside, kept] = parted(this.queue, (waiting) => waiting.uuid === uuid);
    this.disputed = [...this.disputed, ...aside];
    this.queue = kept;
    this.around.tell(news);
  }

  private succeeded(): void {
    this.failures = 0;
    this.stand(null);
  }

  /** After a failure everything is written, so that one success makes all of it safe again. */
  private write(keep: readonly Waiting[], drop: readonly string[]): void {
    const all = this.standing.kept ? keep : [...this.queue, ...this.aside, ...this.disputed];
    const written = this.around.unsent.write({ keep: all, drop }).then(
      () => true,
      () => false,
    );
    // That something could be removed says nothing of what can be kept.
    const told = written.then((done) => this.standKept(done && (all.length > 0 || this.standing.kept)));
    this.writing = Promise.all([this.writing, told]).then(() => undefined);
  }

  private standKept(kept: boolean): void {
    if (kept === this.standing.kept) return;
    this.standing = { ...this.standing, kept };
    this.around.changed();
  }

  private async pause(afterSeconds: number | null): Promise<void> {
    const grown = Math.min(FIRST_WAIT * 2 ** this.failures, LONGEST_WAIT);
    this.failures += 1;
    await this.rest(afterSeconds === null ? grown : afterSeconds * 1_000);
  }

  /** Whether it was cut short. */
  private async rest(length: number): Promise<boolean> {
    const woken = new Promise<boolean>((resolve) => (this.wake = () => resolve(true)));
    const cut = await Promise.race([this.around.wait(length).then(() => false), woken]);
    this.wake = null;
    return cut;
  }

  private blocked(): boolean {
    const { trouble } = this;
    return trouble === "signed_out" || trouble === "replaced" || trouble === "held";
  }

  private stand(trouble: Standing["trouble"]): void {
    this.trouble = this.queue.length > 0 ? trouble : null;
    const waiting = this.queue.length + this.aside.length;
    const held = this.held().length;
    const disputed = new Set(this.disputed.map((each) => each.uuid)).size;
    this.standing = { ...this.standing, waiting, disputed, held, trouble: this.trouble ?? (held > 0 ? "held" : null) };
    this.around.changed();
  }
}

/** The reason that holds for all that waits. */
const ALL = "";

function leansOn({ kind, content }: Waiting, uuid: string): boolean {
  const link = kind === "link" ? (content as LinkContent | null) : null;
  return link?.source === uuid || link?.target === uuid;
}

function idsOf(waiting: readonly Waiting[]): string[] {
  return waiting.map(({ id }) => id);
}

function parted<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}
