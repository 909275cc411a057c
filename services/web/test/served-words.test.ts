import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { en } from "../src/words/en";
import { ko } from "../src/words/ko";

const served = readFileSync(
  new URL("../../results/src/page/words.rs", import.meta.url),
  "utf8",
).replaceAll(/\\\n\s*/g, "");

test("the server's page of a link says the same words as the app that takes over", () => {
  for (const { shared, skipToContent } of [ko, en]) {
    const { someone, ai, storyteller, question, whoSees, own, ownText, ended, cards, reading } =
      shared;
    const written = [someone, ai, storyteller, question, whoSees, own, ownText];
    written.push(skipToContent, cards, reading);
    for (const why of ["unknown", "expired", "revoked"] as const) {
      written.push(ended[why].title, ended[why].text);
    }
    for (const words of written) expect(served).toContain(`"${words}"`);
  }
});

test("and names whoever drew the cards as the app does", () => {
  const [korean, english] = [...served.matchAll(/format!\("(\{name\}[^"]*|[^"]*\{name\})"\)/g)];
  const fill = (pattern: string | undefined, honour: string) =>
    pattern?.replace("{name}", "루나").replace("{honour}", honour);
  expect(fill(korean?.[1], "님")).toBe(ko.shared.whose("루나"));
  expect(fill(english?.[1], "")).toBe(en.shared.whose("루나"));
});
