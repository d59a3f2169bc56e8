import { useQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type SavedFilter } from "../api/client";
import { found } from "../api/problem";
import { filterFrom, isNarrowed, isSame, type Filter } from "./filter";
import { KeptDialog, SaveDialog } from "./SavedDialogs";

interface Props {
  readonly slug: string;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

async function load(project: string): Promise<SavedFilter[]> {
  return found(await client.GET("/api/v1/projects/{project}/filters/", { params: { path: { project } } }));
}

/** The filters a person keeps, each a press away; and keeping the one of now. */
export function SavedFilters({ slug, filter, onChange }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"save" | "kept" | null>(null);
  const { data: kept = [] } = useQuery({ queryKey: ["filters", slug], queryFn: () => load(slug) });
  const isKept = kept.some(({ query }) => isSame(filterFrom(query), filter));
  if (kept.length === 0 && !isNarrowed(filter)) return null;
  return (
    <div className="saved" role="group" aria-label={t("articles.saved.title")}>
      {kept.length > 0 && <span className="quiet">{t("articles.saved.title")}</span>}
      {kept.map(({ uuid, name, query }) => (
        <Button
          key={uuid}
          className="soft chip"
          aria-pressed={isSame(filterFrom(query), filter)}
          onPress={() => onChange(filterFrom(query))}
        >
          {name}
        </Button>
      ))}
      {isNarrowed(filter) && !isKept && (
        <Button className="plain" onPress={() => setOpen("save")}>
          {t("articles.saved.save")}
        </Button>
      )}
      {kept.length > 0 && (
        <Button className="plain" onPress={() => setOpen("kept")}>
          {t("articles.saved.change")}
        </Button>
      )}
      {open === "save" && <SaveDialog {...{ slug, filter }} onClose={() => setOpen(null)} />}
      {open === "kept" && <KeptDialog {...{ slug, kept }} onClose={() => setOpen(null)} />}
    </div>
  );
}
