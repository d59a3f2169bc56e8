import { useMutation, type DefaultError, type UseMutationOptions, type UseMutationResult } from "@tanstack/react-query";
import { useRef } from "react";

export type Sending<Data, Wanted> = Omit<UseMutationResult<Data, DefaultError, Wanted>, "mutate" | "mutateAsync"> & {
  readonly mutate: (wanted: Wanted) => void;
};

/** A request that a person starts. While one is on its way a second press does nothing: `isPending`
 *  reaches the button too late for a double click. */
export function useSending<Data, Wanted = void>(
  options: UseMutationOptions<Data, DefaultError, Wanted>,
): Sending<Data, Wanted> {
  const busy = useRef(false);
  const sending = useMutation({
    ...options,
    onSettled: (...settled) => {
      busy.current = false;
      return options.onSettled?.(...settled);
    },
  });
  const mutate = (wanted: Wanted): void => {
    if (busy.current) return;
    busy.current = true;
    sending.mutate(wanted);
  };
  return { ...sending, mutate };
}
