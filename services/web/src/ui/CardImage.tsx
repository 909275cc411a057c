import { faceUrl } from "../api/library";
import type { Orientation } from "../protocol/events";
import { useWords } from "../words/useWords";
import s from "./CardImage.module.css";

interface Props {
  card: string;
  name: string;
  orientation?: Orientation;
  lazy?: boolean;
}

/** The face of a card as it lies. */
export function CardImage({ card, name, orientation, lazy = false }: Props) {
  const words = useWords();
  // One without a name is a picture beside words that say all of it.
  const alt = orientation && name ? words.card.named(name, words.card[orientation]) : name;
  return (
    <img
      className={orientation === "reversed" ? `${s.card} ${s.reversed}` : s.card}
      src={faceUrl(card)}
      alt={alt}
      width={300}
      height={500}
      loading={lazy ? "lazy" : "eager"}
      decoding="async"
      draggable={false}
    />
  );
}
