import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Every browser that runs this page reads woff2: the second format only fills the build. */
const woff2Only: Plugin = {
  name: "woff2-only",
  enforce: "pre",
  transform(code, id) {
    if (!id.includes("fontsource") || !id.endsWith(".css")) return null;
    return code.replace(/,\s*url\([^)]*\.woff\)\s*format\((['"])woff\1\)/g, "");
  },
};

export default defineConfig({
  plugins: [react(), woff2Only],
  server: {
    proxy: { "/api": { target: process.env.CONCH_API_URL ?? "http://127.0.0.1:8080", ws: true } },
  },
  build: {
    target: ["es2022", "safari16.4"],
    // Everything comes from a file of its own, so that the page's policy can forbid the rest.
    assetsInlineLimit: 0,
    // `build/pages.mjs` and `build/worker.mjs` look up files in it.
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A request costs more than the few lines that a file of its own would spare.
          groups: [
            { name: "house", tags: ["$initial"], priority: 2 },
            { name: "parts", test: /src\/(?!peer|rtc|words)/, minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
  test: { include: ["test/**/*.test.ts"], environment: "node" },
});
