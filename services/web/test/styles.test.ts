/** The look is made of tokens: src/styles/tokens.css has them, LOOK.md says what each is for. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../src", import.meta.url));
const TOKENS = "styles/tokens.css";

/** Colours of things that are drawn, and mean nothing anywhere else. */
const ARTWORK = new Set([
  // The conch is a picture that happens to be written in CSS.
  "ui/conch/Conch.module.css",
  "ui/conch/GreatConch.module.css",
  // The light that runs over a card is the colour of light.
  "features/draw/Reveal.module.css",
]);

const sheets = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css") && path !== TOKENS)
  // Written by a script: the faces of the letters.
  .filter((path) => !path.startsWith(join("styles", "interface")))
  .map((path) => ({ path: relative(SRC, join(SRC, path)), declarations: declarationsOf(path) }));

interface Declaration {
  property: string;
  value: string;
}

function declarationsOf(path: string): Declaration[] {
  const text = readFileSync(join(SRC, path), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  return [...text.matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g)].map(([, property = "", value = ""]) => ({
    property,
    value: value.replace(/\s+/g, " ").trim(),
  }));
}

/** What a rule refuses, everywhere but where it has a reason not to. */
function refused(
  property: RegExp,
  bad: (value: string) => boolean,
  spared: ReadonlySet<string> = new Set(),
): string[] {
  return sheets
    .filter(({ path }) => !spared.has(path))
    .flatMap(({ path, declarations }) =>
      declarations
        .filter((it) => property.test(it.property) && bad(it.value))
        .map((it) => `${path}: ${it.property}: ${it.value}`),
    );
}

/** The parts between the commas that are in no parentheses. */
function outerParts(value: string): string[] {
  let depth = 0;
  const parts = [""];
  for (const letter of value) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

test("there are styles to look at", () => {
  expect(sheets.length).toBeGreaterThan(100);
});

test("a colour is a token", () => {
  const raw = /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(/i;
  expect(refused(/./, (value) => raw.test(value), ARTWORK)).toEqual([]);
});

test("a size of words is a token", () => {
  const token = /^(var\(--size-\w+\)|inherit)$/;
  expect(refused(/^font-size$/, (value) => !token.test(value))).toEqual([]);
  expect(refused(/^font$/, (value) => value !== "inherit")).toEqual([]);
});

test("a leading is a token, or none at all", () => {
  const token = /^(var\(--lead(-\w+)?\)|inherit|0|1)$/;
  expect(refused(/^line-height$/, (value) => !token.test(value))).toEqual([]);
});

test("a typeface is a token", () => {
  expect(refused(/^font-family$/, (value) => !/^(var\(--\w+\)|inherit)$/.test(value))).toEqual([]);
});

test("a duration and an easing are tokens", () => {
  const raw = /(?<![\w-])\d*\.?\d+m?s\b|cubic-bezier|(?<![\w-])ease\b|(?<![\w-])ease-/;
  // What is not to be seen takes no time.
  const bad = (value: string) => raw.test(value.replace(/^[01]ms !important$/, ""));
  expect(refused(/^(animation|transition)/, bad)).toEqual([]);
});

test("a space is a token, or a measure larger than any", () => {
  const largest = 64;
  const bad = (value: string) =>
    [...value.matchAll(/(\d*\.?\d+)px/g)].some(([, n]) => Number(n) > 1 && Number(n) < largest);
  // Room that is left for something of a known size is that size.
  const room = new Set(["app/TalkPage.module.css", "features/rooms/Preview.module.css"]);
  expect(refused(/^((row-|column-)?gap|padding.*|margin.*)$/, bad, room)).toEqual([]);
});

test("a corner is a token", () => {
  expect(refused(/^border-.*radius$/, (value) => /\d(px|rem)/.test(value))).toEqual([]);
});

test("a shadow is a token", () => {
  // A ring around something, or an edge within it, is a line and no shadow.
  const whole = /^(none|var\(--[\w-]+\)|(inset )?0 0 0 .+)$/;
  const bad = (value: string) => !outerParts(value).every((part) => whole.test(part));
  expect(refused(/^box-shadow$/, bad)).toEqual([]);
});

test("every token that is asked for exists, and every one that exists is asked for", () => {
  const tokens = readFileSync(join(SRC, TOKENS), "utf8");
  const given = new Set([...tokens.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name));
  const set = new Set(
    sheets.flatMap(({ declarations }) =>
      declarations.filter((it) => it.property.startsWith("--")).map((it) => it.property),
    ),
  );
  const asked = new Set(
    [...sheets.flatMap((it) => it.declarations.map((d) => d.value)), tokens].flatMap((value) =>
      [...value.matchAll(/var\((--[\w-]+)(?=\))/g)].map(([, name]) => name),
    ),
  );
  const byScript = /^--(card|across|down|x|y|bottom|left|lean|top|at|count|turn-.*)$/;
  const unknown = [...asked].filter(
    (it = "") => !given.has(it) && !set.has(it) && !byScript.test(it),
  );
  expect(unknown).toEqual([]);
  expect([...given].filter((it) => !asked.has(it))).toEqual([]);
});
