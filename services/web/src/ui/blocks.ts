/** A reader's text in parts. The pages of links are written with the same (`results/src/page/blocks.rs`). */

/** A paragraph, or a list if it has items. */
export interface Block {
  text: string;
  items: string[] | null;
}

const ITEM = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/;

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.trim().split(/\n{2,}/)) {
    const lines = part.split("\n").filter((line) => line.trim() !== "");
    if (lines.length === 0) continue;
    if (lines.length > 1 && lines.every((line) => ITEM.test(line))) {
      blocks.push({ text: "", items: lines.map((line) => line.replace(ITEM, "")) });
    } else {
      blocks.push({
        text: lines.map((line) => line.replace(/^#{1,4}\s+/, "")).join("\n"),
        items: null,
      });
    }
  }
  return blocks;
}

/** Letters that look the same. */
export interface Letters {
  text: string;
  isBold: boolean;
}

/** What stands between two pairs of stars is bold. */
export function lettersOf(text: string): Letters[] {
  return text
    .split(/(\*\*[^*\n]+\*\*)/)
    .map((part, at) => (at % 2 === 1 ? bold(part) : { text: part, isBold: false }))
    .filter(({ text }) => text !== "");
}

const bold = (marked: string): Letters => ({ text: marked.slice(2, -2), isBold: true });
