import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, Suspense, type ComponentType } from "react";
import { createRoot } from "react-dom/client";
import { speak, speakOfMarking } from "./i18n";
import "./ui/style.css";
import { Presence } from "./outbox/Presence";
import { Boundary } from "./ui/Boundary";
import { startPreferences } from "./ui/preferences";
import { shellOf, type PageProps, type Shell } from "./ui/shell";
import { allowNothingButEmpty } from "./ui/trustedTypes";

interface PageModule {
  readonly default: ComponentType<PageProps>;
  /** What is there when the page is first drawn: until then the shell shows something better than an empty page. */
  readonly ahead?: (shell: Shell) => { readonly queryKey: readonly unknown[]; readonly queryFn: () => Promise<unknown> };
}

const PAGES: Readonly<Record<string, () => Promise<PageModule>>> = {
  home: () => import("./home/Page"),
  annotate: () => import("./annotate/Page"),
  project: () => import("./project/Page"),
  newProject: () => import("./newProject/Page"),
  people: () => import("./people/Page"),
  changes: () => import("./changes/Page"),
  worklist: () => import("./worklist/Page"),
  codebook: () => import("./codebook/Page"),
  codebookDraft: () => import("./codebookDraft/Page"),
  articles: () => import("./articles/Page"),
  stories: () => import("./stories/Page"),
  story: () => import("./story/Page"),
  outlet: () => import("./outlet/Page"),
  assignments: () => import("./assignments/Page"),
  import: () => import("./import/Page"),
  importLabels: () => import("./importLabels/Page"),
  labelImport: () => import("./labelImport/Page"),
  imported: () => import("./imported/Page"),
  spans: () => import("./spans/Page"),
  carried: () => import("./versions/CarriedPage"),
  correct: () => import("./versions/CorrectPage"),
  difference: () => import("./versions/DifferencePage"),
  reports: () => import("./reports/Page"),
  threads: () => import("./threads/Page"),
  withdrawn: () => import("./withdrawn/Page"),
  reading: () => import("./reading/Page"),
  review: () => import("./review/Page"),
  agreement: () => import("./agreement/Page"),
  history: () => import("./history/Page"),
  dataset: () => import("./dataset/Page"),
};

// A page reads once when it is opened; what a person has before their eyes never jumps. Without a
// network a request fails at once and says so: none waits unseen to be sent later by itself.
const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: "always", retry: 1, refetchOnWindowFocus: false, staleTime: Infinity },
    mutations: { networkMode: "always" },
  },
});

/** The page is fetched before anything is drawn: React shows what follows an empty place only 300 ms after it. */
async function start(root: HTMLElement): Promise<void> {
  const shell = shellOf(root);
  const load = PAGES[shell.page];
  if (!load) return;
  if (shell.page === "annotate") speakOfMarking();
  const ready = Promise.all([load(), speak(document.documentElement.lang)]);
  const { default: Page, ahead } = await ready.then(([module]) => module, broken);
  // What fails is told by the page itself, which asks once more.
  if (ahead) await queries.query(ahead(shell)).catch(() => undefined);
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

/** A page that could not be fetched fails as one that could not be drawn. */
function broken(reason: unknown): PageModule {
  return {
    default: () => {
      throw reason;
    },
  };
}

allowNothingButEmpty();
startPreferences();
const root = document.getElementById("app");
if (root) void start(root);
