import { createContext, useContext, useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Draft } from "../api/client";
import { Words } from "./fields";

export type PublishedSlugs = Draft["published_slugs"];

/** The short names that were ever published: each is the identity of what has it. */
export const Published = createContext<PublishedSlugs>({ families: [], labels: [], link_types: [], questions: [], attributes: {} });

export type Identified = "families" | "labels" | "link_types" | "questions" | "attributes";

interface Props {
  readonly pointer: string;
  readonly of: Identified;
  readonly value: string;
  readonly published: readonly string[];
  readonly longest: number;
  readonly hint?: string;
  readonly onChange: (slug: string) => void;
}

/** A short name, and what it means to change one that was published. */
export function Slug({ pointer, of, value, published, longest, hint, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const [first] = useState(value);
  const left = published.includes(first) && first !== value;
  return (
    <div>
      <Words pointer={pointer} label={t("draft.field.slug")} {...(hint !== undefined && { hint })} value={value} longest={longest} onChange={onChange} />
      <p className="identity" role="status">
        {left && t(`draft.identity.${of}`, { slug: first })}
      </p>
    </div>
  );
}

/** The published short names of one kind. */
export function usePublished(of: Exclude<Identified, "attributes">): readonly string[] {
  return useContext(Published)[of];
}
