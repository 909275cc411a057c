/** Which letters our own words are written with. */
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const web = fileURLToPath(new URL("../", import.meta.url));

/** The words of the first pages, in both languages. */
export async function spoken() {
  const options = { root: web, configFile: false, logLevel: "error" };
  const { module } = await runnerImport(`${web}src/words/ko.ts`, options);
  const { module: english } = await runnerImport(`${web}src/words/en.ts`, options);
  return [module.ko, english.en];
}

/** What everybody sees first. */
const FIRST = /^\.(brand|skipToContent|loading|aiLabel|nav|home|sky)(\.|$)/;
/** The serif is for what is called something. */
const HEADING = /^\.(brand|home)(\.|$)|title|name$/i;
const LATIN = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join("");
const MARKS = "·…‘’“”–—";

/**
 * The letters of each font by file: Latin ones, since names and numbers come in them, those of the
 * first page, and those of all others.
 */
export function lettersOf(words) {
  const all = words.flatMap((it) => [...leaves(it)]);
  return { sans: filesOf(all), serif: filesOf(all.filter(([path]) => HEADING.test(path))) };
}

function filesOf(sentences) {
  const korean = (texts) =>
    [...new Set(texts.join(""))].filter((it) => it >= "\u1100" && !MARKS.includes(it));
  const first = korean(sentences.filter(([path]) => FIRST.test(path)).map(([, text]) => text));
  const more = korean(sentences.map(([, text]) => text)).filter((it) => !first.includes(it));
  return { latin: LATIN + MARKS, first: first.sort().join(""), more: more.sort().join("") };
}

/** Every sentence with its place; one that takes values, as it is written. */
function* leaves(value, path = "") {
  if (typeof value === "string" || typeof value === "function") yield [path, String(value)];
  else for (const [key, it] of Object.entries(value)) yield* leaves(it, `${path}.${key}`);
}

/** As in `unicode-range`. */
export function runsOf(text) {
  const codes = [...text].map((letter) => letter.codePointAt(0)).sort((a, b) => a - b);
  const runs = [];
  for (const code of codes) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else runs.push([code, code]);
  }
  const hex = (code) => code.toString(16).toUpperCase();
  return runs.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`));
}
