import { useState } from "react";

export interface Guiding {
  /** The label it explains; null while it is shut. */
  readonly slug: string | null;
  /** Grows with every opening, so that the keyboard follows. */
  readonly openings: number;
  readonly open: (slug: string | null) => void;
  readonly turnTo: (slug: string) => void;
  readonly close: () => void;
}

interface Page {
  readonly slug: string | null;
  /** What the reader had before them when they turned here. */
  readonly at: string | null;
}

/** The open guide follows the reader from span to span, and stays where they turned it until they move on. */
export function useGuide(here: string | null): Guiding {
  const [page, setPage] = useState<Page | null>(null);
  const [openings, setOpenings] = useState(0);
  const turnTo = (slug: string | null): void => setPage({ slug, at: here });
  const open = (slug: string | null): void => {
    turnTo(slug);
    setOpenings((count) => count + 1);
  };
  const shown = page?.at === here ? page.slug : here;
  return { slug: page && shown, openings, open, turnTo, close: () => setPage(null) };
}
