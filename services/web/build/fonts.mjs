/**
 * The letters of our own words, in four small files: nobody's first page waits for a whole font. Text
 * of people and of the reader finds its letters in the many pieces of `src/styles/fonts.ts`.
 *
 *     npm run fonts        # after new words: writes src/styles/interface/
 */
import { readFile, writeFile } from "node:fs/promises";
import subset from "subset-font";
import { lettersOf, runsOf, spoken } from "./letters.mjs";

const web = new URL("../", import.meta.url);
const folder = new URL("src/styles/interface/", web);
const fonts = {
  sans: {
    family: "Conch Sans",
    weight: "400 700",
    file: new URL("node_modules/pretendard/dist/web/variable/woff2/PretendardVariable.woff2", web),
    options: { variationAxes: { wght: { min: 400, max: 700 } } },
  },
  serif: {
    family: "Conch Serif",
    weight: "400",
    file: new URL("../../crates/picture/fonts/GowunBatang-Regular.ttf", web),
    options: {},
  },
};

const letters = lettersOf(await spoken());
let css = "/* Written by `npm run fonts`. */\n";
for (const [kind, { family, weight, file, options }] of Object.entries(fonts)) {
  const whole = await readFile(file);
  for (const [script, text] of Object.entries(letters[kind])) {
    const name = `${kind}-${script}.woff2`;
    const small = await subset(whole, text, {
      targetFormat: "woff2",
      // Figures of one width, and nothing else that is not needed to set a line.
      keepFeatures: ["kern", "tnum", "ccmp"],
      ...options,
    });
    await writeFile(new URL(name, folder), small);
    css += `@font-face {
  font-family: "${family}";
  font-weight: ${weight};
  font-display: swap;
  src: url("./${name}") format("woff2");
  unicode-range: ${runsOf(text).join(", ")};
}
`;
    console.log(`${name}: ${[...text].length} letters, ${small.length} bytes`);
  }
}
await writeFile(new URL("interface.css", folder), css);
