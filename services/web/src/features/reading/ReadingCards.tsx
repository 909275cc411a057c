/** The cards of a reading, beside its words: each opens larger, with what it means. */
import { useEffect, useState } from "react";
import { library } from "../../api/library";
import { CardZoom } from "../../cards/CardZoom";
import type { DrawnCard, Locale } from "../../protocol/events";
import type { Draw, Spread } from "../../protocol/rest";
import { CardImage } from "../../ui/CardImage";
import { SealChip } from "../../ui/SealChip";
import { useWords } from "../../words/useWords";
import s from "./ReadingCards.module.css";

interface Props {
  cards: DrawnCard[];
  locale: Locale;
  /** The draw that these cards prove, while it is the latest one. */
  draw: Draw | null;
}

const BY_SIZE: Record<number, Spread["id"]> = { 1: "one", 3: "three", 10: "celtic" };

export function ReadingCards({ cards, locale, draw }: Props) {
  const words = useWords();
  const [zoomed, setZoomed] = useState<DrawnCard | null>(null);
  const { names, spread } = useNames(locale, BY_SIZE[cards.length] ?? "one");
  const nameOf = (card: string) => names.get(card) ?? card;
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing to fill in; and one talk may have several
    <section className={s.reading} role="group" aria-label={words.reading.cards}>
      <ul className={s.cards} data-count={cards.length}>
        {cards.map((drawn) => {
          const place = spread?.places[drawn.place]?.name;
          const orientation = words.card[drawn.orientation];
          const named = words.card.named(nameOf(drawn.card), orientation);
          return (
            <li key={drawn.place} data-place={drawn.place}>
              <button
                type="button"
                aria-label={words.reading.zoom(named)}
                onClick={() => setZoomed(drawn)}
              >
                <CardImage
                  card={drawn.card}
                  name={nameOf(drawn.card)}
                  orientation={drawn.orientation}
                />
              </button>
              <p>
                {cards.length > 1 && <small>{place}</small>}
                <span>{nameOf(drawn.card)}</span>
                <em>{orientation}</em>
              </p>
            </li>
          );
        })}
      </ul>
      {draw?.state === "drawn" && <SealChip draw={draw} compact={cards.length > 1} />}
      {zoomed && (
        <CardZoom
          drawn={zoomed}
          locale={locale}
          place={cards.length > 1 ? (spread?.places[zoomed.place] ?? null) : null}
          onClose={() => setZoomed(null)}
        />
      )}
    </section>
  );
}

function useNames(locale: Locale, spreadId: Spread["id"]) {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [spread, setSpread] = useState<Spread | null>(null);
  useEffect(() => {
    let current = true;
    library.cards(locale).then(
      (cards) => current && setNames(new Map(cards.map(({ id, name }) => [id, name]))),
      () => undefined,
    );
    library.spreads(locale).then(
      (spreads) => current && setSpread(spreads.find(({ id }) => id === spreadId) ?? null),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [locale, spreadId]);
  return { names, spread };
}
