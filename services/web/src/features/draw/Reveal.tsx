/** The touched cards fly to their places on the cloth and turn over, one by one. */
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { BACK_URL, faceUrl } from "../../api/library";
import { type Cloth, clothOf, type Spot } from "../../cards/cloth";
import { isMotionReduced } from "../../preferences/settings";
import type { DrawnCard, SpreadId } from "../../protocol/events";
import type { Spread } from "../../protocol/rest";
import { play } from "../../sound/play";
import { feel } from "../../sound/touch";
import { useSize } from "../../ui/useSize";
import { useWords } from "../../words/useWords";
import s from "./Reveal.module.css";

const FLIGHT_MS = 520;
const TURN_MS = 760;
/** Between one card and the next: of many, each gets less time. */
const staggerOf = (count: number) => (count > 3 ? 190 : 320);
/** Time to look at the last card before the reading comes forward. */
const LINGER_MS = 1000;
/** Room for the names under a row of cards, in CSS pixels. */
const NAMES = 76;

interface Props {
  spreadId: SpreadId;
  picks: readonly number[];
  /** Where each picked card was on the screen, to fly from. */
  origins: readonly (DOMRect | null)[];
  cards: readonly DrawnCard[] | null;
  nameOf: (card: string) => string;
  spread: Spread | null;
  onDone: () => void;
}

export function Reveal({ spreadId, picks, origins, cards, nameOf, spread, onDone }: Props) {
  const words = useWords();
  const whole = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(whole);
  const cloth = clothOf(spreadId, width > height * 1.1);
  const turned = useTurned(cards, onDone);
  const stagger = staggerOf(picks.length);
  useFlights(whole, origins, stagger, width > 0);

  const placeOf = (place: number) => spread?.places[place]?.name ?? String(place + 1);
  const inRow = picks.length <= 3;
  const last = cards?.[turned - 1];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button "skip" above
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button "skip" has the keys
    <div ref={whole} className={s.whole} data-count={picks.length} onClick={onDone}>
      <ul className={s.cloth} style={clothStyle(cloth, width, height, inRow)}>
        {picks.map((position, place) => {
          const drawn = cards?.[place];
          const isOpen = place < turned;
          return (
            <li
              key={position}
              className={s.spot}
              style={spotStyle(cloth.spots[place])}
              data-open={isOpen}
              data-reversed={drawn?.orientation === "reversed"}
            >
              <div className={s.flight} data-flight={place}>
                <div className={s.lean}>
                  <div className={s.turner}>
                    <img
                      className={s.back}
                      src={BACK_URL}
                      alt={isOpen ? "" : words.draw.option(position + 1)}
                    />
                    <div className={s.face} aria-hidden={!isOpen}>
                      {drawn && (
                        <img
                          src={faceUrl(drawn.card)}
                          alt={words.card.named(nameOf(drawn.card), words.card[drawn.orientation])}
                        />
                      )}
                    </div>
                  </div>
                </div>
              </div>
              {inRow ? (
                <p className={s.name}>
                  {picks.length > 1 && <small>{placeOf(place)}</small>}
                  {isOpen && drawn && (
                    <span>
                      {nameOf(drawn.card)}
                      {drawn.orientation === "reversed" && <em>{words.card.reversed}</em>}
                    </span>
                  )}
                </p>
              ) : (
                <b className={s.number} aria-hidden="true">
                  {place + 1}
                </b>
              )}
            </li>
          );
        })}
      </ul>
      {!inRow && (
        <p className={s.caption} aria-hidden="true">
          {last && (
            <span key={turned}>
              <small>
                {turned} · {placeOf(turned - 1)}
              </small>
              {words.card.named(nameOf(last.card), words.card[last.orientation])}
            </span>
          )}
        </p>
      )}
    </div>
  );
}

/** How many cards lie open: none before they are known and have landed, then one after the other. */
function useTurned(cards: readonly DrawnCard[] | null, onDone: () => void): number {
  const [turned, setTurned] = useState(0);
  const [begun] = useState(() => performance.now());
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (cards === null) return;
    let current = true;
    const timers: ReturnType<typeof setTimeout>[] = [];
    const later = (wait: number, what: () => void) => {
      timers.push(setTimeout(what, wait));
    };
    const stagger = staggerOf(cards.length);
    const reduced = isMotionReduced();
    // The pictures are there before the cards turn, if they come soon.
    const pictures = Promise.allSettled(cards.map(({ card }) => load(faceUrl(card))));
    const patience = new Promise((resolve) => setTimeout(resolve, 700));
    Promise.race([pictures, patience]).then(() => {
      if (!current) return;
      if (reduced) {
        setTurned(cards.length);
        later(250, () => done.current());
        return;
      }
      const landed = begun + FLIGHT_MS + stagger * (cards.length - 1);
      const wait = Math.max(0, landed - performance.now());
      for (const place of cards.keys())
        later(wait + place * stagger, () => {
          setTurned(place + 1);
          play("turn");
          feel("open");
        });
      const all = wait + stagger * (cards.length - 1) + TURN_MS + LINGER_MS;
      later(all, () => done.current());
    });
    return () => {
      current = false;
      for (const timer of timers) clearTimeout(timer);
    };
  }, [cards, begun]);
  return turned;
}

/** Once it is known where the places are, every card flies to its own, rising on the way. */
function useFlights(
  whole: { readonly current: HTMLElement | null },
  origins: readonly (DOMRect | null)[],
  stagger: number,
  isLaidOut: boolean,
): void {
  useEffect(() => {
    if (!isLaidOut || isMotionReduced()) return;
    for (const [place, from] of origins.entries()) {
      const card = whole.current?.querySelector<HTMLElement>(`[data-flight="${place}"]`);
      if (from === null || !card) continue;
      const to = card.getBoundingClientRect();
      const x = from.left + from.width / 2 - (to.left + to.width / 2);
      const y = from.top + from.height / 2 - (to.top + to.height / 2);
      const scale = from.height / Math.max(1, to.height);
      const way = (part: number, grown: number) =>
        `translate(${x * part}px, ${y * part}px) scale(${scale + (1 - scale) * (1 - part) + grown})`;
      card.animate(
        [
          { transform: way(1, 0), easing: "cubic-bezier(0.3, 0, 0.4, 1)" },
          { transform: way(1, 0.12), offset: 0.28, easing: "cubic-bezier(0.3, 0, 0.15, 1)" },
          { transform: "none" },
        ],
        { duration: FLIGHT_MS, delay: place * stagger, fill: "backwards" },
      );
      play("lift", place * stagger);
    }
  }, [whole, origins, stagger, isLaidOut]);
}

/** As large as the room allows, and no larger than a card is in a hand. */
function clothStyle(cloth: Cloth, width: number, height: number, inRow: boolean): CSSProperties {
  const [sides, below] = [32, inRow ? NAMES : 64];
  const card = Math.min(
    (width - sides) / cloth.width,
    (height - 24 - below) / cloth.height,
    cloth.spots.length === 1 ? 250 : 210,
  );
  return {
    "--card": `${Math.max(20, card).toFixed(1)}px`,
    "--across": cloth.width,
    "--down": cloth.height,
  } as CSSProperties;
}

function spotStyle(spot: Spot | undefined): CSSProperties {
  return {
    "--x": spot?.x ?? 0,
    "--y": spot?.y ?? 0,
    "--lean": spot?.across ? "90deg" : "0deg",
  } as CSSProperties;
}

function load(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  return image.decode();
}
