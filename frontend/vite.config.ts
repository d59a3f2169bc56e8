import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Markdown and scales are for a few pages alone. */
const FEW = /markdown|micromark|mdast|hast|unist|unified|vfile|d3-/;
const notAlone = (id: string): boolean => !FEW.test(id);

/** Folders that make up the page for marking; other pages use some of what lies in them. */
const MARKING = "src/(annotate|api|article|comfort|outbox|side|store|text|ui)/";

/** What the pages have in common is one file; of the libraries what many of them need. */
const GROUPS = [
  { name: "styles", priority: 3, test: new RegExp(MARKING + "(?!fonts).*\\.css$") },
  { name: "shared", priority: 2, minShareCount: 6, test: notAlone },
  { name: "common", priority: 1, minShareCount: 2, test: new RegExp(`Toolbar|${MARKING}(?!Markdown|Bar).*\\.tsx?$`) },
];

export default defineConfig({
  base: "/static/build/",
  plugins: [react()],
  build: {
    outDir: "../annotator/web/static/build",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    // Small fonts as data: addresses would be refused by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: ["src/main.tsx", "src/ui/fonts.css"],
      // What several pages need comes in one file: a page is few requests, and the next one fewer.
      output: { codeSplitting: { groups: GROUPS } },
    },
  },
  test: { include: ["src/**/*.test.ts"] },
});
