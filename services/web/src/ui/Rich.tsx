/** Text from a reader: paragraphs, lists and bold. Nothing else of it is ever interpreted. */
import { memo, type ReactNode } from "react";
import s from "./Rich.module.css";

export const Rich = memo(function Rich({ text, lang }: { text: string; lang?: string }) {
  return (
    <div className={s.rich} lang={lang}>
      {blocksOf(text).map((block, index) =>
        block.items === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: text only grows at its end
          <p key={index}>{inline(block.text)}</p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: text only grows at its end
          <ul key={index}>
            {block.items.map((item, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: text only grows at its end
              <li key={at}>{inline(item)}</li>
            ))}
          </ul>
        ),
      )}
    </div>
  );
});

interface Block {
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

function inline(text: string): ReactNode[] {
  return text.split(/(\*\*[^*\n]+\*\*)/).map((part, index) =>
    part.startsWith("**") && part.endsWith("**") && part.length > 4 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: text only grows at its end
      <strong key={index}>{part.slice(2, -2)}</strong>
    ) : (
      part
    ),
  );
}
