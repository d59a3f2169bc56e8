import { useRef, useState } from "react";
import { fetched, save, type Progress } from "./download";

export interface Downloading {
  readonly progress: Progress | undefined;
  readonly done: boolean;
  readonly error: Error | undefined;
  readonly start: () => void;
  readonly cancel: () => void;
}

interface Now {
  readonly progress?: Progress;
  readonly done?: boolean;
  readonly error?: Error;
}

const NONE: Progress = { bytes: 0, lines: 0 };

/** One file being downloaded: how far, done, cancelled or failed. */
export function useDownload(address: string, name: string): Downloading {
  const [now, setNow] = useState<Now>({});
  const running = useRef<AbortController | null>(null);
  const run = async (): Promise<void> => {
    const stop = new AbortController();
    running.current = stop;
    setNow({ progress: NONE });
    try {
      save(await fetched(address, stop.signal, (progress) => setNow({ progress })), name);
      setNow({ done: true });
    } catch (error) {
      setNow(stop.signal.aborted ? {} : { error: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  const { progress, error, done = false } = now;
  return { progress, error, done, start: () => void run(), cancel: () => running.current?.abort() };
}
