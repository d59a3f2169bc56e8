import { same, type AnyContent, type Change } from "./marks";
import type { News } from "./news";
import type { Outcome, Send } from "./sending";
import { nextId, type Unsent, type Waiting } from "./unsent";

/** What the footer says about saving; true at every moment. */
export interface Standing {
  /** Changes that the server has not answered yet. */
  readonly waiting: number;
  /** Spans that were changed elsewhere, on which this person has not decided yet. */
  readonly disputed: number;
  readonly trouble: null | "unreachable" | "signed_out" | "held";
}

export interface Surroundings {
  readonly send: Send;
  readonly unsent: Unsent;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly tell: (news: News) => void;
  readonly changed: () => void;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** Somebody who types is done when no letter came for so long. */
const TYPING_PAUSE = 600;

/** Sends one change after the other, never two at once, and loses none. */
export class Saving {
  private queue: Waiting[] = [];
  private disputed: Waiting[] = [];
  private running = false;
  private wake: (() => void) | null = null;
  private failures = 0;
  private heldBecause = "";
  standing: Standing = { waiting: 0, disputed: 0, trouble: null };

  constructor(
    private readonly around: Surroundings,
    private readonly revisions: Map<string, number>,
  ) {
    this.queue = around.unsent.all();
    this.stand(null);
  }

  add(change: Change): void {
    const waiting: Waiting = { ...change, id: nextId(), revision: null };
    const typedOver = this.typedOver(change);
    this.around.unsent.keep(waiting);
    if (typedOver) this.around.unsent.drop(typedOver.id);
    this.queue = [...this.queue.filter((each) => each !== typedOver), waiting];
    this.stand(this.standing.trouble);
    if (!this.blocked()) void this.run();
  }

  /** After a sign-in elsewhere, or when the network is back: try at once. */
  retry(): void {
    this.failures = 0;
    this.wake?.();
    void this.run();
  }

  /** Gives up the changes that the server would not take (submitted meanwhile). */
  discard(): void {
    for (const uuid of new Set(this.queue.map((waiting) => waiting.uuid))) {
      this.forget(uuid);
      this.around.tell({ type: "refused", uuid, sentence: this.heldBecause });
    }
  }

  /** On the other spans changed elsewhere the person has decided; nothing of them waits any more. */
  settleAllBut(isOpen: (uuid: string) => boolean): void {
    const [open, settled] = parted(this.disputed, (waiting) => isOpen(waiting.uuid));
    if (settled.length === 0) return;
    settled.forEach((waiting) => this.around.unsent.drop(waiting.id));
    this.disputed = open;
    this.stand(this.standing.trouble);
  }

  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    let goOn = true;
    try {
      while (goOn && this.queue.length > 0) goOn = await this.sendFirst();
    } finally {
      this.running = false;
    }
  }

  private async sendFirst(): Promise<boolean> {
    await this.typedOut();
    const first = this.fixed();
    if (!first) return true;
    const outcome = await this.attempt(first);
    return this.conclude(first, outcome);
  }

  /** The unsent text of the same field, which the new text makes pointless to send. */
  private typedOver({ uuid, typing }: Change): Waiting | undefined {
    const last = this.queue.findLast((waiting) => waiting.uuid === uuid);
    return typing !== undefined && last?.typing === typing && last.revision === null ? last : undefined;
  }

  /** Not one request per letter: what is being typed waits, already kept, for a pause. */
  private async typedOut(): Promise<void> {
    let seen: Waiting | undefined;
    while (this.queue.length === 1 && this.queue[0] !== seen) {
      seen = this.queue[0];
      if (seen?.typing === undefined || seen.revision !== null) return;
      if (await this.rest(TYPING_PAUSE)) return;
    }
  }

  /** The first change, with the revision it is sent with, now and at every repetition. */
  private fixed(): Waiting | null {
    const first = this.queue[0];
    if (!first || first.revision !== null) return first ?? null;
    const fixed = { ...first, revision: this.revisions.get(first.uuid) ?? 0 };
    this.queue[0] = fixed;
    this.around.unsent.keep(fixed);
    return fixed;
  }

  private async attempt(waiting: Waiting): Promise<Outcome> {
    try {
      return await this.around.send(waiting, waiting.revision ?? 0);
    } catch {
      return { kind: "again", afterSeconds: null };
    }
  }

  private async conclude(first: Waiting, outcome: Outcome): Promise<boolean> {
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
      case "held":
        this.heldBecause = outcome.sentence;
        this.stand("held");
        this.around.tell({ type: "held", uuid, sentence: outcome.sentence, closed: outcome.closed });
        return false;
      case "signed_out":
        this.stand("signed_out");
        return false;
      case "again":
        await this.pause(outcome.afterSeconds);
        return true;
    }
  }

  /** Another tab may have sent the very same: then it is saved, and nothing is left to choose. */
  private overtaken(first: Waiting, theirs: AnyContent | null, revision: number): void {
    const { uuid } = first;
    const last = this.queue.findLast((waiting) => waiting.uuid === uuid) ?? first;
    this.revisions.set(uuid, revision);
    if (same(last.content, theirs)) this.forget(uuid);
    else if (same(first.content, theirs)) this.done(first, revision);
    else {
      this.setAside(uuid);
      this.around.tell({ type: "stale", uuid, theirs });
      return;
    }
    this.around.tell({ type: "stored", uuid, content: theirs });
  }

  private done(first: Waiting, revision: number): void {
    this.revisions.set(first.uuid, revision);
    this.around.unsent.drop(first.id);
    this.queue = this.queue.filter((waiting) => waiting !== first);
    this.succeeded();
  }

  /** What follows a refused change of a span rests on it and falls with it. */
  private forget(uuid: string): void {
    const [dropped, kept] = parted(this.queue, (waiting) => waiting.uuid === uuid);
    dropped.forEach((waiting) => this.around.unsent.drop(waiting.id));
    this.queue = kept;
    this.succeeded();
  }

  /** Kept in the browser until the person has chosen, so that a reload asks again. */
  private setAside(uuid: string): void {
    const [aside, kept] = parted(this.queue, (waiting) => waiting.uuid === uuid);
    this.disputed = [...this.disputed, ...aside];
    this.queue = kept;
    this.succeeded();
  }

  private succeeded(): void {
    this.failures = 0;
    this.stand(null);
  }

  private async pause(afterSeconds: number | null): Promise<void> {
    const grown = Math.min(FIRST_WAIT * 2 ** this.failures, LONGEST_WAIT);
    const length = afterSeconds === null ? grown : afterSeconds * 1_000;
    this.failures += 1;
    this.stand("unreachable");
    await this.rest(length);
  }

  /** Whether it was cut short. */
  private async rest(length: number): Promise<boolean> {
    const woken = new Promise<boolean>((resolve) => (this.wake = () => resolve(true)));
    const cut = await Promise.race([this.around.wait(length).then(() => false), woken]);
    this.wake = null;
    return cut;
  }

  private blocked(): boolean {
    return this.standing.trouble === "signed_out" || this.standing.trouble === "held";
  }

  private stand(trouble: Standing["trouble"]): void {
    const waiting = this.queue.length;
    const disputed = new Set(this.disputed.map((each) => each.uuid)).size;
    this.standing = { waiting, disputed, trouble: waiting > 0 ? trouble : null };
    this.around.changed();
  }
}

function parted<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}
