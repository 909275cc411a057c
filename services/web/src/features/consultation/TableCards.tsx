/** The cards in their places: closed while the seals are opened, then turned one by one. */
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { BACK_URL } from "../../api/library";
import { CardZoom } from "../../cards/CardZoom";
import { clothOf, type Spot } from "../../cards/cloth";
import type { TableView } from "../../peer/talk-view";
import { isMotionReduced } from "../../preferences/settings";
import type { DrawnCard, Locale } from "../../protocol/events";
import type { Spread } from "../../protocol/rest";
import { play } from "../../sound/play";
import { CardImage } from "../../ui/CardImage";
import { useSize } from "../../ui/useSize";
import { useWords } from "../../words/useWords";
import type { Origins } from "./CardTable";
import s from "./TableCards.module.css";
import { placesOf, sceneOf } from "./table";

interface Props {
  table: TableView;
  spread: Spread | null;
  nameOf: (card: string) => string;
  placeOf: (place: number) => string;
  locale: Locale;
  origins: Origins;
}

export function TableCards({ table, spread, nameOf, placeOf, locale, origins }: Props) {
  const words = useWords();
  const whole = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(whole);
  const cloth = clothOf(table.spread, width > height * 1.1);
  const turned = useTurned(table);
  const [zoomed, setZoomed] = useState<DrawnCard | null>(null);
  const places = placesOf(table);
  const named = ({ card, orientation }: DrawnCard) =>
    words.card.named(nameOf(card), words.card[orientation]);
  return (
    <div
      ref={whole}
      className={s.whole}
      data-spread={table.spread}
      style={{ "--across": cloth.width, "--down": cloth.height } as CSSProperties}
    >
      <ul className={s.cloth}>
        {places.map(({ position, drawn }, place) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is
            key={place}
            className={s.spot}
            style={at(cloth.spots[place])}
            data-across={cloth.spots[place]?.across ?? false}
          >
            <Turning
              drawn={drawn}
              isOpen={place < turned}
              name={drawn ? nameOf(drawn.card) : ""}
              label={
                drawn && place < turned
                  ? words.consultation.table.card(placeOf(place), named(drawn))
                  : words.consultation.table.hidden(placeOf(place))
              }
              from={position === null ? null : (origins.get(position) ?? null)}
              onOpen={() => drawn && setZoomed(drawn)}
            />
            <b className={s.number} aria-hidden="true">
              {place + 1}
            </b>
            <p className={s.below} aria-hidden="true">
              <small>{placeOf(place)}</small>
              {drawn && place < turned && (
                <span>
                  {nameOf(drawn.card)}
                  {drawn.orientation === "reversed" && <em>{words.card.reversed}</em>}
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
      {table.spread === "celtic" && (
        <ol className={s.legend} aria-label={words.consultation.table.legend}>
          {places.map(({ drawn }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is
            <li key={place}>
              <b>{place + 1}</b>
              <span>
                <small>{placeOf(place)}</small>
                {drawn && place < turned ? named(drawn) : "·"}
              </span>
            </li>
          ))}
        </ol>
      )}
      {zoomed && (
        <CardZoom
          drawn={zoomed}
          locale={locale}
          place={places.length > 1 ? (spread?.places[zoomed.place] ?? null) : null}
          onClose={() => setZoomed(null)}
        />
      )}
    </div>
  );
}

const at = (spot: Spot | undefined) =>
  ({ "--x": spot?.x ?? 0, "--y": spot?.y ?? 0 }) as CSSProperties;

interface TurningProps {
  drawn: DrawnCard | null;
  isOpen: boolean;
  name: string;
  label: string;
  from: DOMRect | null;
  onOpen: () => void;
}

function Turning({ drawn, isOpen, name, label, from, onOpen }: TurningProps) {
  const card = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it flies once, as it comes
  useEffect(() => {
    const to = card.current?.getBoundingClientRect();
    if (from === null || to === undefined || isOpen || isMotionReduced()) return;
    const x = from.left + from.width / 2 - (to.left + to.width / 2);
    const y = from.top + from.height / 2 - (to.top + to.height / 2);
    const scale = from.height / Math.max(1, to.height);
    card.current?.animate(
      [{ transform: `translate(${x}px, ${y}px) scale(${scale})` }, { transform: "none" }],
      { duration: 460, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" },
    );
  }, []);
  return (
    <button
      ref={card}
      type="button"
      className={s.turner}
      data-open={isOpen}
      aria-label={label}
      aria-disabled={!isOpen}
      onClick={() => isOpen && onOpen()}
    >
      <img className={s.back} src={BACK_URL} alt="" draggable={false} />
      <span className={s.face}>
        {drawn && <CardImage card={drawn.card} name={name} orientation={drawn.orientation} />}
      </span>
    </button>
  );
}

const FIRST_MS = 420;
const EACH_MS = 520;
const MANY_MS = 300;

/** How many cards have turned: all at once if they lay open already, else one after the other. */
function useTurned(table: TableView): number {
  const isOpen = sceneOf(table) === "open" && table.cards.length === table.places;
  const [turned, setTurned] = useState(isOpen ? table.places : 0);
  useEffect(() => {
    if (!isOpen || turned >= table.places) return;
    if (isMotionReduced()) {
      setTurned(table.places);
      return;
    }
    const each = table.places > 3 ? MANY_MS : EACH_MS;
    const timer = setTimeout(
      () => {
        play("turn");
        setTurned(turned + 1);
      },
      turned === 0 ? FIRST_MS : each,
    );
    return () => clearTimeout(timer);
  }, [isOpen, turned, table.places]);
  return turned;
}
