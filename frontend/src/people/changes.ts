import type { Member, Role } from "../api/client";

/** What a manager is about to do with a member. */
export type Change =
  | { readonly kind: "role"; readonly member: Member; readonly role: Role }
  | { readonly kind: "end"; readonly member: Member }
  | { readonly kind: "back"; readonly member: Member };

export type Consequence =
  | "seesOthers"
  | "workWaits"
  | "notBlind"
  | "runs"
  | "runsNoMore"
  | "out"
  | "sameAgain"
  | "yourself";

/** What the change brings with it, so that it is known before and not after. */
export function consequences(change: Change, myself: boolean): Consequence[] {
  const { member } = change;
  const closing: Consequence[] = myself && losesThisPage(change) ? ["yourself"] : [];
  const waiting: Consequence[] = hasUnfinished(member) ? ["workWaits"] : [];
  if (change.kind === "end") return ["out", ...waiting, ...closing];
  if (change.kind === "back") return ["sameAgain"];
  if (member.role === "annotator") return ["seesOthers", ...waiting, ...runs(change.role)];
  if (change.role === "annotator") return ["notBlind", ...stops(member.role), ...closing];
  return [...runs(change.role), ...stops(member.role), ...closing];
}

/** What the server is asked to make of the member. */
export function wantedOf(change: Change): { role: Role; active: boolean } {
  const { role, ended_at } = change.member;
  if (change.kind === "role") return { role: change.role, active: ended_at === null };
  return { role, active: change.kind === "back" };
}

export function losesThisPage(change: Change): boolean {
  const { role, active } = wantedOf(change);
  return !active || role !== "manager";
}

function hasUnfinished(member: Member): boolean {
  return member.role === "annotator" && member.submitted < member.assigned;
}

function runs(role: Role): Consequence[] {
  return role === "manager" ? ["runs"] : [];
}

function stops(before: Role): Consequence[] {
  return before === "manager" ? ["runsNoMore"] : [];
}
