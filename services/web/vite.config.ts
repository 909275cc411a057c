import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": process.env.CONCH_API_URL ?? "http://127.0.0.1:8080" } },
  build: {
    target: ["es2022", "safari16.4"],
    // Everything comes from a file of its own, so that the page's policy can forbid the rest.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: { include: ["test/**/*.test.ts"], environment: "node" },
});
