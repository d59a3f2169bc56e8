import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useAddress } from "../ui/useAddress";
import { addressOf, filterIn } from "./filter";
import { Results } from "./Results";
import "./spans.css";

export default function SpansPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const [query, change] = useAddress();
  return (
    <ProjectFrame shell={shell} page="spans">
      <main className="page broad">
        <h1>{t("spans.title")}</h1>
        <p className="lead">{t("spans.lead")}</p>
        <Results
          project={shell.project ?? ""}
          filter={filterIn(query)}
          onChange={(filter) => change(addressOf(filter))}
        />
      </main>
    </ProjectFrame>
  );
}
