import type { ConsultationRecord } from "../../protocol/rest";
import { CardImage } from "../../ui/CardImage";
import { useWords } from "../../words/useWords";
import s from "./Summary.module.css";

interface Props {
  tables: ConsultationRecord["tables"];
  nameOf: (card: string) => string;
}

/** The cards as they lay, table by table. */
export function SummaryTables({ tables, nameOf }: Props) {
  const words = useWords();
  const text = words.rooms.summary;
  return (
    <section className={s.tables} aria-labelledby="cards">
      <h2 id="cards">{text.cards}</h2>
      {tables.length === 0 && <p className={s.soft}>{text.noCards}</p>}
      {tables.map(({ spread, cards, byHand }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record only grows at its end
        <figure key={index}>
          <figcaption>
            {tables.length > 1 && <strong>{text.table(index + 1)}</strong>}
            <span>{text.spreads[spread]}</span>
            {byHand && <span>{text.byHand}</span>}
          </figcaption>
          <ul data-count={cards.length}>
            {cards
              .toSorted((one, other) => one.place - other.place)
              .map(({ place, card, orientation }) => (
                <li key={place}>
                  <CardImage card={card} name={nameOf(card)} orientation={orientation} lazy />
                  <span aria-hidden="true">
                    {nameOf(card)}
                    {orientation === "reversed" && <small>{words.card.reversed}</small>}
                  </span>
                </li>
              ))}
          </ul>
        </figure>
      ))}
    </section>
  );
}
