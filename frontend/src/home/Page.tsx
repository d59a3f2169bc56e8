import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Home } from "../api/client";
import { found } from "../api/problem";
import { Header } from "../ui/Header";
import { Loaded } from "../ui/Loaded";
import type { PageProps } from "../ui/shell";
import { useTitle } from "../ui/useTitle";
import { Overview } from "./Overview";
import { Projects } from "./Projects";
import { Welcome } from "./Welcome";
import { Work } from "./Work";
import "./home.css";

async function load(): Promise<Home> {
  return found(await client.GET("/api/v1/home/"));
}

export default function HomePage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  useTitle(t("home.title"));
  return (
    <>
      <Header name={shell.name} />
      <Loaded name={["home"]} load={load}>
        {(home) => (
          <main className={home.overview ? "page broad home" : "page home"}>
            <h1>{t(home.overview ? "home.mine" : "home.title")}</h1>
            <Content home={home} mayCreate={shell.mayCreate} />
          </main>
        )}
      </Loaded>
    </>
  );
}

/** Who annotates finds their articles first; who runs a project finds that; who is new, what to do. */
function Content({ home, mayCreate }: { home: Home; mayCreate: boolean }): JSX.Element {
  const annotates = home.assigned > 0 || home.projects.some(({ role }) => role === "annotator");
  if (home.projects.length === 0) return <Welcome mayCreate={mayCreate} />;
  return (
    <>
      {annotates && <Work home={home} />}
      <Projects projects={home.projects} mayCreate={mayCreate} headed={!home.overview} />
      {home.overview && <Overview project={home.overview} />}
    </>
  );
}
