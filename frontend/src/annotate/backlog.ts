import type { Change, LinkContent } from "./marks";
import type { Unsent, Waiting } from "./unsent";

/** The changes that the server has not answered, in the order in which they were made; the browser keeps what is here. */
export class Backlog {
  /** To be sent, one after the other. */
  queue: readonly Waiting[];
  /** Kept, but not to be sent as they are; the others go on without them. */
  aside: readonly Waiting[] = [];
  /** Of things that were changed elsewhere: they wait for the person to choose. */
  disputed: readonly Waiting[] = [];
  /** Whether all of it outlives the page; false where the browser keeps nothing. */
  kept = true;
  /** Writes that the disk has not confirmed yet. */
  private underWay = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly unsent: Unsent,
    private readonly revisions: ReadonlyMap<string, number>,
    /** Another answer to `kept`, or the last write is done. */
    private readonly keptChanged: (another: boolean) => void,
  ) {
    this.queue = [...unsent.left];
  }

  /** Whether a part of it is on its way to the disk only. */
  get keeping(): boolean {
    return this.underWay > 0;
  }

  get all(): readonly Waiting[] {
    return [...this.queue, ...this.aside, ...this.disputed];
  }

  /** False when nothing is left to be sent: what never reached the server is no more. */
  add(change: Change): boolean {
    const earlier = this.aside.filter(({ uuid }) => uuid === change.uuid);
    if (earlier.length > 0) return this.replace(earlier, change);
    this.append(change);
    return true;
  }

  /** What the server would not take as it was, the person has changed: that is tried instead. */
  private replace(earlier: readonly Waiting[], change: Change): boolean {
    this.aside = this.aside.filter((waiting) => !earlier.includes(waiting));
    const revision = earlier[0]?.revision ?? 0;
    const isNothing = change.content === null && revision === 0;
    const instead = isNothing ? [] : [{ ...change, id: this.unsent.nextId(), revision, sent: false }];
    this.queue = [...this.queue, ...instead];
    this.write(instead, idsOf(earlier));
    return !isNothing;
  }

  private append(change: Change): void {
    const typedOver = this.typedOver(change);
    const revision = typedOver ? typedOver.revision : this.baseOf(change.uuid);
    const waiting: Waiting = { ...change, id: this.unsent.nextId(), revision, sent: false };
    this.queue = [...this.queue.filter((each) => each !== typedOver), waiting];
    this.write([waiting], typedOver ? [typedOver.id] : []);
  }

  /** The unsent text of the same field, which the new text makes pointless to send. */
  private typedOver({ uuid, typing }: Change): Waiting | undefined {
    const last = this.lastOf(uuid);
    return typing !== undefined && last?.typing === typing && !last.sent ? last : undefined;
  }

  /** The revision that a new change is made on, unless an earlier change will make it. */
  private baseOf(uuid: string): number | null {
    return this.lastOf(uuid) ? null : (this.revisions.get(uuid) ?? 0);
  }

  lastOf(uuid: string): Waiting | undefined {
    return this.queue.findLast((waiting) => waiting.uuid === uuid);
  }

  /** Those that were kept here and are no more: another tab has sent them, or given them up. */
  async gone(): Promise<readonly Waiting[]> {
    const seen = new Set(idsOf(this.queue));
    await this.writing;
    if (!this.kept) return [];
    const ids = await this.unsent.ids().catch(() => null);
    // Meanwhile the person went on: what was added or typed over since is not gone.
    return ids ? this.queue.filter(({ id }) => seen.has(id) && !ids.has(id)) : [];
  }

  leave(gone: readonly Waiting[]): void {
    this.queue = this.queue.filter((waiting) => !gone.includes(waiting));
  }

  /** The first change with its revision, kept as being on its way before it goes. */
  async fixFirst(): Promise<Waiting | null> {
    const [first, ...rest] = this.queue;
    if (!first || first.sent) return first ?? null;
    const fixed = { ...first, revision: first.revision ?? this.revisions.get(first.uuid) ?? 0, sent: true };
    this.queue = [fixed, ...rest];
    this.write([fixed], []);
    await this.writing;
    return fixed;
  }

  /** What follows is from now on a change of what was just stored; both are kept in one step. */
  done(first: Waiting, revision: number): void {
    const rest = this.queue.filter((waiting) => waiting !== first);
    const next = rest.find((waiting) => waiting.uuid === first.uuid);
    const based = next && { ...next, revision };
    this.queue = rest.map((waiting) => (based && waiting === next ? based : waiting));
    this.write(based ? [based] : [], [first.id]);
    // Links that could not be saved for want of this span can be now.
    this.sendAgain((waiting) => leansOn(waiting, first.uuid));
  }

  /** Takes up again what was put aside. */
  sendAgain(which: (waiting: Waiting) => boolean): void {
    const [again, aside] = parted(this.aside, which);
    this.aside = aside;
    this.queue = [...this.queue, ...again].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  putAside(uuid: string): void {
    this.aside = [...this.aside, ...this.take(uuid)];
  }

  /** Kept in the browser until the person has chosen, so that a reload asks again. */
  dispute(uuid: string): void {
    this.disputed = [...this.disputed, ...this.take(uuid)];
  }

  private take(uuid: string): readonly Waiting[] {
    const [taken, queue] = parted(this.queue, (waiting) => waiting.uuid === uuid);
    this.queue = queue;
    return taken;
  }

  /** What follows a refused change of a span rests on it and falls with it. */
  forget(uuid: string): void {
    const dropped = this.take(uuid);
    const [alsoDropped, aside] = parted(this.aside, (waiting) => waiting.uuid === uuid);
    this.aside = aside;
    this.write([], idsOf([...dropped, ...alsoDropped]));
  }

  /** False when nothing was settled. */
  settleAllBut(isOpen: (uuid: string) => boolean): boolean {
    const [open, settled] = parted(this.disputed, (waiting) => isOpen(waiting.uuid));
    if (settled.length === 0) return false;
    this.disputed = open;
    this.write([], idsOf(settled));
    return true;
  }

  /** After a failure everything is written, so that one success makes all of it safe again. */
  private write(keep: readonly Waiting[], drop: readonly string[]): void {
    const all = this.kept ? keep : this.all;
    this.underWay += 1;
    const written = this.unsent.write({ keep: all, drop }).then(
      () => true,
      () => false,
    );
    // That something could be removed says nothing of what can be kept.
    const told = written.then((done) => this.standKept(done && (all.length > 0 || this.kept)));
    this.writing = Promise.all([this.writing, told]).then(() => undefined);
  }

  private standKept(kept: boolean): void {
    const changes = kept !== this.kept;
    this.kept = kept;
    this.underWay -= 1;
    if (changes || !this.keeping) this.keptChanged(changes);
  }
}

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
