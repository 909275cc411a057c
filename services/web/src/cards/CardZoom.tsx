import { useEffect, useState } from "react";
import { library } from "../api/library";
import { Link } from "../navigation/router";
import type { DrawnCard, Locale } from "../protocol/events";
import type { Card, Spread } from "../protocol/rest";
import { buttonClass } from "../ui/Button";
import { CardImage } from "../ui/CardImage";
import { Modal } from "../ui/Modal";
import { useWords } from "../words/useWords";
import s from "./CardZoom.module.css";

interface Props {
  drawn: DrawnCard;
  locale: Locale;
  place: Spread["places"][number] | null;
  onClose: () => void;
}

export function CardZoom({ drawn, locale, place, onClose }: Props) {
  const words = useWords();
  const [card, setCard] = useState<Card | null>(null);
  useEffect(() => {
    let current = true;
    library.card(drawn.card, locale).then(
      (found) => current && setCard(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [drawn.card, locale]);
  const meaning = card?.[drawn.orientation];
  const orientation = words.card[drawn.orientation];
  return (
    <Modal
      title={card ? words.card.named(card.name, orientation) : orientation}
      onClose={onClose}
      wide
    >
      <div className={s.zoom}>
        <div className={s.picture}>
          <CardImage
            card={drawn.card}
            name={card?.name ?? drawn.card}
            orientation={drawn.orientation}
          />
        </div>
        <div className={s.words} lang={locale}>
          {place && (
            <section>
              <h3>{place.name}</h3>
              <p>{place.sense}</p>
            </section>
          )}
          {meaning && (
            <>
              <section>
                <h3>{words.reading.meaning}</h3>
                <p className={s.keywords}>{meaning.keywords.join(" · ")}</p>
                <p>{meaning.text}</p>
              </section>
              <section>
                <h3>{words.card.advice}</h3>
                <p>{meaning.advice}</p>
              </section>
            </>
          )}
          <Link href={`/library/${drawn.card}`} className={buttonClass("quiet")}>
            {words.reading.more}
          </Link>
        </div>
      </div>
    </Modal>
  );
}
