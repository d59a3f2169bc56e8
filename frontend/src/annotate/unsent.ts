import type { Change } from "./marks";

/** A change on its way to the server. */
export interface Waiting extends Change {
  readonly id: string;
  /** What it was made on; null: on what the change of the same thing before it leaves behind. */
  readonly revision: number | null;
  /** It may have reached the server: it is repeated as it is, and no longer replaced. */
  readonly sent: boolean;
}

/** What is to be kept from now on, and what no longer, in one step. */
export interface Keeping {
  readonly keep?: readonly Waiting[];
  readonly drop?: readonly string[];
}

/** Changes of one person's assignment that the server has not answered, kept in the browser. */
export interface Unsent {
  /** What earlier visits left, the oldest first. */
  readonly left: readonly Waiting[];
  nextId(): string;
  /** Resolves when it outlives a crash; rejects where the browser keeps nothing. */
  write(keeping: Keeping): Promise<void>;
  /** What is kept now; another tab may have sent some of it. */
  ids(): Promise<ReadonlySet<string>>;
}
