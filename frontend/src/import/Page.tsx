import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type ImportList } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useSending } from "../ui/useSending";
import { AboutFields } from "./AboutFields";
import { ChosenList } from "./ChosenList";
import { isTooMuch, pasted, sent, type About, type Chosen } from "./files";
import { Newest } from "./Newest";
import { Sources } from "./Sources";
import "./import.css";

async function load(project: string): Promise<ImportList> {
  return found(await client.GET("/api/v1/projects/{project}/imports/", { params: { path: { project } } }));
}

export default function ImportPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  return (
    <ProjectFrame shell={shell} page="articles">
      <Loaded name={["imports", slug]} load={() => load(slug)}>
        {(list) => <ImportView slug={slug} list={list} />}
      </Loaded>
    </ProjectFrame>
  );
}

/** Makes the draft; its own page shows it. */
async function draft(project: string, uuid: string, chosen: readonly Chosen[], about: About): Promise<void> {
  const params = { path: { project, uuid } };
  const body = { sources: chosen.map((one) => sent(one, about)) };
  found(await client.PUT("/api/v1/projects/{project}/imports/{uuid}/", { params, body }));
  location.assign(`/projects/${project}/imports/${uuid}/`);
}

function ImportView({ slug, list }: { readonly slug: string; readonly list: ImportList }): JSX.Element {
  const { t } = useTranslation();
  const [uuid] = useState(() => crypto.randomUUID());
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [typed, setTyped] = useState("");
  const [about, setAbout] = useState<About>({ outlet: "", story: "", language: list.language });
  const paste = (): Chosen => pasted(t("imports.pasted", { number: chosen.length + 1 }), typed);
  const all = typed.trim() === "" ? chosen : [...chosen, paste()];
  const tooMuch = isTooMuch(all, list.limits);
  const drafting = useSending({ mutationFn: () => draft(slug, uuid, all, about) });
  return (
    <main className="page import">
      <h1>{t("imports.title")}</h1>
      <p className="lead">{t("imports.lead")}</p>
      <Sources
        typed={typed}
        onType={setTyped}
        onAdd={(added) => setChosen([...chosen, ...added])}
        onPaste={() => {
          setChosen([...chosen, paste()]);
          setTyped("");
        }}
      />
      <p className={tooMuch ? "failure" : "quiet"} role={tooMuch ? "alert" : undefined}>
        {t(tooMuch ? "imports.tooMuch" : "imports.limits", list.limits)}
      </p>
      <ChosenList chosen={chosen} onRemove={(id) => setChosen(chosen.filter((one) => one.id !== id))} />
      <fieldset className="same">
        <legend>{t("imports.forAll")}</legend>
        <p className="quiet">{t("imports.forAllHint")}</p>
        <AboutFields about={about} offers={list.offers} onChange={setAbout} />
      </fieldset>
      <Failure error={drafting.error} />
      <Button
        className="strong"
        isDisabled={all.length === 0 || tooMuch || drafting.isPending || drafting.isSuccess}
        onPress={() => drafting.mutate()}
      >
        {t("imports.preview")}
      </Button>
      <Newest slug={slug} rows={list.results} />
    </main>
  );
}
