import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

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
    rollupOptions: { input: ["src/main.tsx", "src/ui/fonts.css"] },
  },
  test: { include: ["src/**/*.test.ts"] },
});
