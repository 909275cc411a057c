import { useEffect, useState } from "react";
import { BACK_URL, library } from "../../api/library";
import { useCardNames } from "../../cards/useCardNames";
import type { DrawnCard } from "../../protocol/events";
import type { SharedReading, Spread } from "../../protocol/rest";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { CardImage } from "../../ui/CardImage";
import { useWords } from "../../words/useWords";
import s from "./TurningCards.module.css";

/** The cards lie as they were drawn, face down: each turns at a touch, or all at once. */
export function TurningCards({ reading }: { reading: SharedReading }) {
  const words = useWords();
  const { cards, locale, spread } = reading;
  const nameOf = useCardNames(locale);
  const places = usePlaces(spread, locale);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const named = ({ card, orientation }: DrawnCard) =>
    words.card.named(nameOf(card), words.card[orientation]);
  const turn = (turned: readonly DrawnCard[]) => {
    if (turned.length === 0) return;
    setOpen((now) => new Set([...now, ...turned.map(({ place }) => place)]));
    announce(words.draw.opened(turned.map(named).join(" · ")));
  };
  const closed = cards.filter(({ place }) => !open.has(place));
  const isAnyReversed = cards.some(({ orientation }) => orientation === "reversed");
  return (
    <>
      {/* says something at all times, so that nothing moves under the hand */}
      <div className="shared-turn">
        <p>
          {closed.length > 0
            ? words.shared.turnOne
            : isAnyReversed
              ? words.shared.turnedOver
              : words.shared.turned}
        </p>
        {closed.length > 0 && cards.length > 1 && (
          <Button onClick={() => turn(closed)}>{words.shared.turnAll}</Button>
        )}
      </div>
      <ol className={`shared-cards ${s.cards}`} data-count={cards.length}>
        {cards.map((drawn, at) => {
          const isOpen = open.has(drawn.place);
          return (
            <li key={drawn.place} data-open={isOpen}>
              {/* stays where it is when it is open, and so does the focus */}
              <button
                type="button"
                aria-label={isOpen ? named(drawn) : words.shared.closed(at + 1, cards.length)}
                aria-disabled={isOpen}
                onClick={() => !isOpen && turn([drawn])}
              >
                <span className={s.back}>
                  <img src={BACK_URL} alt="" width={300} height={500} draggable={false} />
                </span>
                <span className={s.face} aria-hidden={!isOpen}>
                  <CardImage
                    card={drawn.card}
                    name={nameOf(drawn.card)}
                    orientation={drawn.orientation}
                  />
                </span>
              </button>
              <p lang={locale}>
                {cards.length > 1 && <small>{places?.[drawn.place]?.name ?? `${at + 1}`}</small>}
                {isOpen && (
                  <span>
                    {nameOf(drawn.card)}
                    <em>{words.card[drawn.orientation]}</em>
                  </span>
                )}
              </p>
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** What each place asks; the cards are there without it as well. */
function usePlaces(id: Spread["id"], locale: SharedReading["locale"]): Spread["places"] | null {
  const [places, setPlaces] = useState<Spread["places"] | null>(null);
  useEffect(() => {
    let current = true;
    library.spreads(locale).then(
      (spreads) => current && setPlaces(spreads.find((it) => it.id === id)?.places ?? null),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [id, locale]);
  return places;
}
