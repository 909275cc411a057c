/** Text from a reader: paragraphs, lists and bold. Nothing else of it is ever interpreted. */
import { memo, type ReactNode } from "react";
import { blocksOf } from "./blocks";
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
