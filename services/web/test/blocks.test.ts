import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { blocksOf, lettersOf } from "../src/ui/blocks";

type Letters = string | { bold: string };

interface Case {
  text: string;
  blocks: (Letters[] | { items: Letters[][] })[];
}

/** What the server's pages are held to as well. */
const cases: Case[] = JSON.parse(
  readFileSync(new URL("../../results/tests/blocks.json", import.meta.url), "utf8"),
);

test("there are cases", () => expect(cases.length).toBeGreaterThan(9));

const told = (text: string): Letters[] =>
  lettersOf(text).map(({ text, isBold }) => (isBold ? { bold: text } : text));

for (const { text, blocks } of cases) {
  test(`text is parted as the server parts it: ${JSON.stringify(text)}`, () => {
    const parted = blocksOf(text).map((block) =>
      block.items === null ? told(block.text) : { items: block.items.map(told) },
    );
    expect(parted).toEqual(blocks);
  });
}
