import { useEffect, useState } from "react";
import { library } from "../api/library";
import { Link } from "../navigation/router";
import { useTitle } from "../navigation/useTitle";
import { useSettings } from "../preferences/settings";
import type { CardSummary } from "../protocol/rest";
import { Button, buttonClass } from "../ui/Button";
import { CardImage } from "../ui/CardImage";
import { GreatConch } from "../ui/conch/GreatConch";
import { useWords } from "../words/useWords";
import { keptOf } from "./kept";
import s from "./OfflinePage.module.css";

/** Where no line is: what is left is the card library, and it is within reach. */
export function OfflinePage() {
  const words = useWords().offline;
  const cards = useKeptCards();
  useTitle(words.title);
  useReturn();
  return (
    <div className={s.page}>
      <GreatConch size={150} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className={s.text}>{words.text}</p>
      {cards !== null && cards.length > 0 && (
        <ul className={s.cards}>
          {cards.map(({ id, name }) => (
            <li key={id}>
              <Link href={`/library/${id}`}>
                <CardImage card={id} name="" />
                <span>{name}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className={s.note}>
        {cards === null ? null : cards.length > 0 ? words.cards : words.noCards}
      </p>
      <div className={s.ways}>
        {cards !== null && cards.length > 0 && (
          <Link href="/library" className={buttonClass("main")}>
            {words.library}
          </Link>
        )}
        <Button look="quiet" onClick={() => location.reload()}>
          {words.again}
        </Button>
      </div>
    </div>
  );
}

const SHOWN = 3;

/** Some of the cards that can be read now, others each time. */
function useKeptCards(): CardSummary[] | null {
  const { locale } = useSettings();
  const [cards, setCards] = useState<CardSummary[] | null>(null);
  useEffect(() => {
    let current = true;
    library
      .cards(locale)
      .then((all) => keptOf(all, locale))
      .catch(() => [])
      .then((kept) => {
        const from = Math.floor(Math.random() * Math.max(1, kept.length - SHOWN));
        if (current) setCards(kept.slice(from, from + SHOWN));
      });
    return () => {
      current = false;
    };
  }, [locale]);
  return cards;
}

/** The line is back: the page that was wanted comes by itself. */
function useReturn(): void {
  useEffect(() => {
    const reload = () => location.reload();
    window.addEventListener("online", reload);
    return () => window.removeEventListener("online", reload);
  }, []);
}
