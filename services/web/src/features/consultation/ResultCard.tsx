/** What was drawn, where it was drawn in the talk: each card opens larger. */
import { useState } from "react";
import { CardZoom } from "../../cards/CardZoom";
import { useCardNames } from "../../cards/useCardNames";
import { useSpread } from "../../cards/useSpread";
import type { TableView } from "../../peer/talk-view";
import { useSettings } from "../../preferences/settings";
import type { DrawnCard } from "../../protocol/events";
import { CardImage } from "../../ui/CardImage";
import { useWords } from "../../words/useWords";
import s from "./ResultCard.module.css";
import { TableSeal } from "./TableSeal";

export function ResultCard({ table }: { table: TableView }) {
  const words = useWords();
  const told = words.consultation;
  const { locale } = useSettings();
  const nameOf = useCardNames(locale);
  const spread = useSpread(table.spread, locale);
  const [zoomed, setZoomed] = useState<DrawnCard | null>(null);
  const isMany = table.cards.length > 1;
  return (
    <article className={s.result} data-count={table.cards.length}>
      <header className={s.head}>
        <h2>{table.stage === "laid" ? told.chat.cardsLaid : told.chat.cardsResult}</h2>
        {table.stage !== "laid" && <TableSeal table={table} compact />}
      </header>
      {/* a forged draw has none */}
      {table.cards.length > 0 && (
        <ul className={s.cards}>
          {table.cards.map((drawn) => {
            const place = spread?.places[drawn.place]?.name ?? String(drawn.place + 1);
            const name = nameOf(drawn.card);
            const orientation = words.card[drawn.orientation];
            return (
              <li key={drawn.place}>
                <button
                  type="button"
                  aria-label={told.table.card(place, words.card.named(name, orientation))}
                  onClick={() => setZoomed(drawn)}
                >
                  <CardImage card={drawn.card} name={name} orientation={drawn.orientation} lazy />
                </button>
                <p>
                  {isMany && <small>{place}</small>}
                  <span>{name}</span>
                  <small>{orientation}</small>
                </p>
              </li>
            );
          })}
        </ul>
      )}
      {zoomed && (
        <CardZoom
          drawn={zoomed}
          locale={locale}
          place={isMany ? (spread?.places[zoomed.place] ?? null) : null}
          onClose={() => setZoomed(null)}
        />
      )}
    </article>
  );
}
