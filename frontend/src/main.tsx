import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense, type ComponentType, type LazyExoticComponent } from "react";
import { createRoot } from "react-dom/client";
import { speak } from "./i18n";
import "./ui/style.css";
import { Presence } from "./outbox/Presence";
import { Boundary } from "./ui/Boundary";
import { startPreferences } from "./ui/preferences";
import { shellOf, type PageProps } from "./ui/shell";
import { allowNothingButEmpty } from "./ui/trustedTypes";

const PAGES: Readonly<Record<string, LazyExoticComponent<ComponentType<PageProps>>>> = {
  home: lazy(() => import("./home/Page")),
  annotate: lazy(() => import("./annotate/Page")),
  project: lazy(() => import("./project/Page")),
  newProject: lazy(() => import("./newProject/Page")),
  people: lazy(() => import("./people/Page")),
  changes: lazy(() => import("./changes/Page")),
  worklist: lazy(() => import("./worklist/Page")),
  codebook: lazy(() => import("./codebook/Page")),
  codebookDraft: lazy(() => import("./codebookDraft/Page")),
  articles: lazy(() => import("./articles/Page")),
  stories: lazy(() => import("./stories/Page")),
  story: lazy(() => import("./story/Page")),
  outlet: lazy(() => import("./outlet/Page")),
  assignments: lazy(() => import("./assignments/Page")),
  import: lazy(() => import("./import/Page")),
  importLabels: lazy(() => import("./importLabels/Page")),
  labelImport: lazy(() => import("./labelImport/Page")),
  imported: lazy(() => import("./imported/Page")),
  spans: lazy(() => import("./spans/Page")),
  carried: lazy(() => import("./versions/CarriedPage")),
  correct: lazy(() => import("./versions/CorrectPage")),
  difference: lazy(() => import("./versions/DifferencePage")),
  reports: lazy(() => import("./reports/Page")),
  withdrawn: lazy(() => import("./withdrawn/Page")),
  reading: lazy(() => import("./reading/Page")),
  agreement: lazy(() => import("./agreement/Page")),
  dataset: lazy(() => import("./dataset/Page")),
};

// A page reads once when it is opened; what a person has before their eyes never jumps. Without a
// network a request fails at once and says so: none waits unseen to be sent later by itself.
const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: "always", retry: 1, refetchOnWindowFocus: false, staleTime: Infinity },
    mutations: { networkMode: "always" },
  },
});

function start(root: HTMLElement): void {
  const shell = shellOf(root);
  const Page = PAGES[shell.page];
  if (!Page) return;
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Boundary>
          <Suspense>
            <Page shell={shell} />
          </Suspense>
          <Presence shell={shell} />
        </Boundary>
      </QueryClientProvider>
    </StrictMode>,
  );
}

allowNothingButEmpty();
startPreferences();
const root = document.getElementById("app");
if (root) void speak(document.documentElement.lang).then(() => start(root));
