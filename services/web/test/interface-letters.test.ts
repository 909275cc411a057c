import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
// @ts-expect-error: a script of the build, without types
import { lettersOf, runsOf } from "../build/letters.mjs";
import { en } from "../src/words/en";
import { ko } from "../src/words/ko";

test("every letter of our own words is in the first fonts (else: npm run fonts)", async () => {
  const css = await readFile(new URL("../src/styles/interface/interface.css", import.meta.url));
  const files: Record<string, Record<string, string>> = lettersOf([ko, en]);
  for (const [kind, scripts] of Object.entries(files)) {
    for (const [script, letters] of Object.entries(scripts)) {
      const face = String(css).split(`./${kind}-${script}.woff2`)[1] ?? "";
      const listed = /unicode-range:([^;]*)/
        .exec(face)?.[1]
        ?.split(",")
        .map((it) => it.trim());
      expect(listed, `${kind}-${script}.woff2`).toEqual(runsOf(letters));
    }
  }
});
