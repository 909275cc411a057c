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
  server: { proxy: { "/api": process.env.CONCH_API_URL ?? "http://127.0.0.1:8080" } },
  build: {
    target: ["es2022", "safari16.4"],
    // Everything comes from a file of its own, so that the page's policy can forbid the rest.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: { include: ["test/**/*.test.ts"], environment: "node" },
});
