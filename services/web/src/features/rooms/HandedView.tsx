import { useCardNames } from "../../cards/useCardNames";
import { useSettings } from "../../preferences/settings";
import type { HandedReading } from "../../protocol/events";
import { CardImage } from "../../ui/CardImage";
import { Fold } from "../../ui/Fold";
import { Rich } from "../../ui/Rich";
import { useWords } from "../../words/useWords";
import s from "./HandedView.module.css";

/** What was handed over, as the expert sees it: no more and no less. */
export function HandedView({ reading }: { reading: HandedReading }) {
  const words = useWords();
  const text = words.rooms.handOver;
  const nameOf = useCardNames(useSettings().locale);
  const { question, cards = [], text: told } = reading;
  return (
    <div className={s.handed}>
      {question && (
        <blockquote dir="auto">
          <small>{text.question}</small>
          <p>{question}</p>
        </blockquote>
      )}
      {cards.length > 0 && (
        <ul className={s.cards}>
          {cards.map(({ card, orientation }) => (
            <li key={card}>
              <CardImage card={card} name={nameOf(card)} orientation={orientation} lazy />
              <span aria-hidden="true">
                {nameOf(card)}
                {orientation === "reversed" && <small>{words.card.reversed}</small>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {told && (
        <Fold name={text.whole} className={s.told}>
          <Rich text={told} />
          <small>{text.ai}</small>
        </Fold>
      )}
    </div>
  );
}
