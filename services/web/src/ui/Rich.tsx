/** Text from a reader: paragraphs, lists and bold. Nothing else of it is ever interpreted. */
import { memo, type ReactNode } from "react";
import { blocksOf, lettersOf } from "./blocks";

export const Rich = memo(function Rich({ text, lang }: { text: string; lang?: string }) {
  return (
    <div className="rich" lang={lang}>
      {blocksOf(text).map((block, index) =>
        block.items === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: text only grows at its end
          <Paragraph key={index} text={block.text} />
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

/** While an answer comes all paragraphs but the last stay as they are. */
const Paragraph = memo(function Paragraph({ text }: { text: string }) {
  return <p>{inline(text)}</p>;
});

function inline(text: string): ReactNode[] {
  return lettersOf(text).map(({ text, isBold }, index) =>
    isBold ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: text only grows at its end
      <strong key={index}>{text}</strong>
    ) : (
      text
    ),
  );
}
