import type { ReactNode } from "react";
import { BACK_URL } from "../../api/library";
import { SpreadChoice } from "../../cards/SpreadChoice";
import type { SpreadId } from "../../protocol/events";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./OfferCard.module.css";

interface Props {
  spread: SpreadId;
  onSpread: (spread: SpreadId) => void;
  onDraw: () => void;
  seal: ReactNode;
}

/** The deck lies ready, in the middle of the talk. */
export function OfferCard({ spread, onSpread, onDraw, seal }: Props) {
  const words = useWords();
  return (
    <section className={s.offer} aria-labelledby="offer">
      <div className={s.deck} aria-hidden="true">
        <img src={BACK_URL} alt="" width={300} height={500} />
        <img src={BACK_URL} alt="" width={300} height={500} />
        <img src={BACK_URL} alt="" width={300} height={500} />
      </div>
      <div className={s.words}>
        <h2 id="offer">{words.chat.offerTitle}</h2>
        <p>{words.chat.offerText}</p>
        <SpreadChoice name="offer-spread" spread={spread} onSpread={onSpread} />
        <div className={s.actions}>
          <Button look="main" onClick={onDraw}>
            <Icon name="cards" />
            {words.chat.draw}
          </Button>
          {seal}
        </div>
      </div>
    </section>
  );
}
