/** The touched cards come to the middle and turn over. */
import { useEffect, useRef, useState } from "react";
import { BACK_URL, faceUrl } from "../../api/library";
import { isMotionReduced } from "../../preferences/settings";
import type { DrawnCard } from "../../protocol/events";
import type { Spread } from "../../protocol/rest";
import { play } from "../../sound/play";
import { CardImage } from "../../ui/CardImage";
import { useWords } from "../../words/useWords";
import s from "./Reveal.module.css";

const FLIP_MS = 600;
const STAGGER_MS = 160;
/** Time to look at the last card before the reading comes forward. */
const LINGER_MS = 1100;

interface Props {
  picks: readonly number[];
  /** Where each picked card was on the screen, to fly from. */
  origins: readonly (DOMRect | null)[];
  cards: readonly DrawnCard[] | null;
  nameOf: (card: string) => string;
  spread: Spread | null;
  onDone: () => void;
}

export function Reveal({ picks, origins, cards, nameOf, spread, onDone }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const done = useRef(onDone);
  done.current = onDone;
  useFlight(origins);
  const row = useRef<HTMLUListElement>(null);

  useEffect(() => {
    if (cards === null) return;
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reduced = isMotionReduced();
    // The pictures are there before the cards turn, if they come soon.
    const pictures = Promise.allSettled(cards.map(({ card }) => load(faceUrl(card))));
    const patience = new Promise((resolve) => setTimeout(resolve, 700));
    Promise.race([pictures, patience]).then(() => {
      if (!current) return;
      setOpen(true);
      for (const place of cards.keys()) play("card", reduced ? 0 : place * STAGGER_MS);
      const turning = reduced ? 150 : FLIP_MS + STAGGER_MS * (cards.length - 1) + LINGER_MS;
      timer = setTimeout(() => done.current(), turning);
    });
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [cards]);

  return (
    <ul ref={row} className={s.cards} data-count={picks.length} data-open={open}>
      {picks.map((position, place) => {
        const drawn = cards?.[place];
        return (
          <li key={position} className={s.card} data-flight={place}>
            <div className={s.turner} style={{ transitionDelay: `${place * STAGGER_MS}ms` }}>
              <img
                className={s.back}
                src={BACK_URL}
                alt={open ? "" : words.draw.option(position + 1)}
              />
              <div className={s.face} aria-hidden={!open}>
                {drawn && (
                  <CardImage
                    card={drawn.card}
                    name={nameOf(drawn.card)}
                    orientation={drawn.orientation}
                  />
                )}
              </div>
            </div>
            <p className={s.name}>
              {picks.length > 1 && <small>{spread?.places[place]?.name}</small>}
              {open && drawn && (
                <span>
                  {nameOf(drawn.card)}
                  {drawn.orientation === "reversed" && <em>{words.card.reversed}</em>}
                </span>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function useFlight(origins: readonly (DOMRect | null)[]): void {
  useEffect(() => {
    if (isMotionReduced()) return;
    for (const [place, from] of origins.entries()) {
      const card = document.querySelector<HTMLElement>(`[data-flight="${place}"] > div`);
      if (from === null || card === null) continue;
      const to = card.getBoundingClientRect();
      const x = from.left + from.width / 2 - (to.left + to.width / 2);
      const y = from.top + from.height / 2 - (to.top + to.height / 2);
      const scale = from.height / Math.max(1, to.height);
      card.animate(
        [{ transform: `translate(${x}px, ${y}px) scale(${scale})` }, { transform: "none" }],
        { duration: 420, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" },
      );
    }
  }, [origins]);
}

function load(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  return image.decode();
}
