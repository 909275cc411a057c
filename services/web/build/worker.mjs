/** Writes the worker of this build: what the app needs to open where no line is, and its name. */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";

const web = new URL("../", import.meta.url);
const chunks = JSON.parse(await readFile(new URL("dist/.vite/manifest.json", web), "utf8"));
const worker = await readFile(new URL("src/offline/worker.js", web), "utf8");

/** Without fonts and faces, which stay as they are seen. */
const OPENING = [
  "index.html",
  "src/words/ko.ts",
  "src/words/en.ts",
  "src/offline/OfflinePage.tsx",
  "src/features/library/Library.tsx",
  "src/features/library/CardPage.tsx",
  "src/sky/heavens.ts",
];

const files = new Set();
const add = (name) => {
  const { file, css = [], imports = [] } = chunks[name];
  if (files.has(`/${file}`)) return;
  for (const it of [file, ...css]) files.add(`/${it}`);
  imports.forEach(add);
};
OPENING.forEach(add);

const entry = chunks["index.html"].file;
const index = await readFile(new URL("dist/index.html", web));
const id = createHash("sha256")
  .update(index)
  .update(JSON.stringify([...files]))
  .digest("hex");
const build = { id: id.slice(0, 16), entry, files: [...files].sort() };
await writeFile(new URL("dist/sw.js", web), `const BUILD = ${JSON.stringify(build)};\n${worker}`);
