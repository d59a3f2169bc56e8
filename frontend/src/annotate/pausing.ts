const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** The waiting between two attempts: longer after each failure, and cut short when it is asked to be. */
export class Pausing {
  private failures = 0;
  private wake: (() => void) | null = null;

  constructor(private readonly wait: (milliseconds: number) => Promise<void>) {}

  /** So many seconds; null: as long as seems wise. */
  async afterFailure(seconds: number | null): Promise<void> {
    const grown = Math.min(FIRST_WAIT * 2 ** this.failures, LONGEST_WAIT);
    this.failures += 1;
    await this.rest(seconds === null ? grown : seconds * 1_000);
  }

  /** Whether it was cut short. */
  async rest(length: number): Promise<boolean> {
    const woken = new Promise<boolean>((resolve) => (this.wake = () => resolve(true)));
    const cut = await Promise.race([this.wait(length).then(() => false), woken]);
    this.wake = null;
    return cut;
  }

  succeeded(): void {
    this.failures = 0;
  }

  cut(): void {
    this.wake?.();
  }
}
