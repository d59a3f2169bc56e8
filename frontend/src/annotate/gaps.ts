import type { Label, LinkType } from "../api/client";
import { hasLink, typesFrom } from "./linkActs";
import { inOrder, type Content, type LiveMark } from "./marks";
import type { State } from "./state";
import { isEmpty } from "./values";

/** All that says whether something is missing. */
type Made = Pick<State, "kept" | "labels" | "linkTypes">;

/** A span and what the codebook still requires of it: the server takes no article with gaps. */
export interface Gap {
  readonly mark: LiveMark;
  readonly missing: readonly string[];
}

export function lacking(label: Label, { attributes }: Content): string[] {
  return label.attributes.filter(({ slug, required }) => required && isEmpty(attributes[slug])).map(({ slug }) => slug);
}

export function missingLinks(state: Made, mark: LiveMark): LinkType[] {
  return typesFrom(state, mark.now.label).filter((type) => type.required && !hasLink(state, mark, type));
}

/** In reading order. */
export function gapsIn(state: Made): Gap[] {
  return inOrder(state.kept)
    .map((mark) => ({ mark, missing: missingOf(state, mark) }))
    .filter(({ missing }) => missing.length > 0);
}

export function missingOf(state: Made, mark: LiveMark): string[] {
  const label = state.labels.get(mark.now.label);
  const attributes = label ? lacking(label, mark.now) : [];
  return [...attributes, ...missingLinks(state, mark).map(({ slug }) => slug)];
}
