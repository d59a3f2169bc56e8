import { useMutation } from "@tanstack/react-query";
import { client, type Assignment } from "../api/client";
import { found } from "../api/problem";

interface Submission {
  readonly submit: () => void;
  readonly submitting: boolean;
  readonly problem: string | null;
  readonly forgive: () => void;
  /** The article after this one, as far as is known. */
  readonly next: number | null;
}

export function useSubmission({ id, queue }: Assignment, onSubmitted: () => void): Submission {
  const { mutate, isPending, error, reset, data } = useMutation({
    mutationFn: async () => {
      const params = { path: { assignment: id } };
      return found(await client.POST("/api/v1/assignments/{assignment}/submit/", { params }));
    },
    onSuccess: onSubmitted,
  });
  return {
    submit: () => mutate(),
    submitting: isPending,
    problem: error?.message ?? null,
    forgive: reset,
    next: data ? data.next : queue.next,
  };
}
