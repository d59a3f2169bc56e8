import { useEffect } from "react";
import { plainKey } from "../ui/plainKeys";

/** J and K lead through the queue. */
export function useSteps(go: (by: number) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const key = plainKey(event);
      if (key === "j") go(1);
      if (key === "k") go(-1);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
