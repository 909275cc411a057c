/**
 * Writes the index page of the build once for each language, with the words of that language on their
 * way before the app asks for them. `index.html` itself is for pages that know their language, such
 * as that of a link.
 */
import { readFile, writeFile } from "node:fs/promises";
import { ABOUT } from "./about.mjs";

const dist = new URL("../dist/", import.meta.url);
const index = await readFile(new URL("index.html", dist), "utf8");
const chunks = JSON.parse(await readFile(new URL(".vite/manifest.json", dist), "utf8"));

for (const [language, about] of Object.entries(ABOUT)) {
  const words = chunks[`src/words/${language}.ts`].file;
  const page = [
    [/<html lang="[^"]*"/, `<html lang="${language}"`],
    [/<title>[^<]*/, `<title>${about.title}`],
    [/(<meta name="description" content=")[^"]*/, `$1${about.description}`],
    [/(<meta name="apple-mobile-web-app-title" content=")[^"]*/, `$1${about.short}`],
    [/(<link rel="manifest" href=")[^"]*/, `$1${about.manifest}`],
    [/<noscript>[^<]*/, `<noscript>${about.noScript}`],
    [/(?=<link rel="stylesheet")/, `<link rel="modulepreload" crossorigin href="/${words}">\n    `],
  ].reduce((text, [place, written]) => {
    if (!place.test(text)) throw new Error(`the index page has no ${place}`);
    return text.replace(place, written);
  }, index);
  await writeFile(new URL(`index.${language}.html`, dist), page);
}
