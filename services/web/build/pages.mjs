/**
 * Writes the pages that open the app, once for each language: with the words of that language on their
 * way before the app asks for them. That of a talk (`talk.ko.html`) names the talk's part, too, and has
 * something to see before any script: nothing of the app comes before that.
 * `index.html` itself is for pages that know their language, such as that of a link.
 */
import { readFile, writeFile } from "node:fs/promises";
import { ABOUT } from "./about.mjs";
import { alone, imported } from "./conch.mjs";

const dist = new URL("../dist/", import.meta.url);
const index = await readFile(new URL("index.html", dist), "utf8");
const chunks = JSON.parse(await readFile(new URL(".vite/manifest.json", dist), "utf8"));
const ENTRY = "index.html";

/** The files of a part that the app itself does not bring: its scripts, and its styles. */
function filesOf(name, found = { scripts: new Set(), styles: new Set() }) {
  if (name === ENTRY) return found;
  const { file, css = [], imports = [] } = chunks[name];
  found.scripts.add(file);
  for (const it of css) found.styles.add(it);
  for (const it of imports) filesOf(it, found);
  return found;
}

function onTheWay(names) {
  const parts = names.map((name) => filesOf(name));
  const links = parts.flatMap(({ scripts, styles }) => [
    ...[...scripts].map((it) => `<link rel="modulepreload" crossorigin href="/${it}">`),
    ...[...styles].map((it) => `<link rel="preload" as="style" crossorigin href="/${it}">`),
  ]);
  return [...new Set(links)].map((link) => `${link}\n    `).join("");
}

function written(language, about, names) {
  return [
    [/<html lang="[^"]*"/, `<html lang="${language}"`],
    [/<title>[^<]*/, `<title>${about.title}`],
    [/(<meta name="description" content=")[^"]*/, `$1${about.description}`],
    [/(<meta name="apple-mobile-web-app-title" content=")[^"]*/, `$1${about.short}`],
    [/(<link rel="manifest" href=")[^"]*/, `$1${about.manifest}`],
    [/<noscript>[^<]*/, `<noscript>${about.noScript}`],
    [/(?=<link rel="stylesheet")/, onTheWay(names)],
  ].reduce((text, [place, to]) => {
    if (!place.test(text)) throw new Error(`the index page has no ${place}`);
    return text.replace(place, to);
  }, index);
}

/** `src/app/Opening.tsx`, as the app draws it. */
const opening = (text) =>
  `<main id="content" class="opening" aria-busy="true">${alone(96, 22, 1.3)}<p>${text}</p></main>`;

/** The same page with something to see, which no script comes before. */
function begun(page, text) {
  return page
    .replace("<html ", "<html data-opening ")
    .replaceAll(/<script |<link rel="modulepreload" /g, '$&fetchpriority="low" ')
    .replace('<div id="root">', `$&${opening(text)}`);
}

for (const [language, about] of Object.entries(ABOUT)) {
  const words = `src/words/${language}.ts`;
  const { chat } = (await imported(words))[language];
  const save = (page, text) => writeFile(new URL(`${page}.${language}.html`, dist), text);
  await save("index", written(language, about, [words]));
  const talk = written(language, about, [words, "src/app/TalkPage.tsx"]);
  await save("talk", begun(talk, chat.opening));
}
