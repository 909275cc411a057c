/** The dictionaries of the page, for scenarios that are held in both languages. */
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

/** What the page says in a language, by the names that its source has for it. */
export async function wordsOf(locale) {
  const [first, later] = await Promise.all([volume(`${locale}.ts`), volume(`later.${locale}.ts`)]);
  return { ...first[locale], ...later.later };
}

async function volume(name) {
  const path = fileURLToPath(new URL(`../src/words/${name}`, import.meta.url));
  const { module } = await runnerImport(path, { configFile: false, logLevel: "error" });
  return module;
}
