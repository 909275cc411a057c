/** The fan that both see: the client's hand is on it, the host's eyes follow. */
import { useLayoutEffect, useRef, useState } from "react";
import { BACK_URL } from "../../api/library";
import { Deck } from "../../cards/Deck";
import { atRandom } from "../../cards/wheel";
import type { TableView, Talk } from "../../peer/talk-view";
import { play } from "../../sound/play";
import { feel } from "../../sound/touch";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import type { Origins } from "./CardTable";
import s from "./TableFan.module.css";
import { placesOf } from "./table";

interface Props {
  talk: Talk;
  table: TableView;
  mayPick: boolean;
  watched: boolean;
  connected: boolean;
  placeOf: (place: number) => string;
  origins: Origins;
}

export function TableFan(props: Props) {
  const { talk, table, mayPick, watched, connected, placeOf, origins } = props;
  const words = useWords().consultation.table;
  const [layout, setLayout] = useState<"fan" | "grid">("fan");
  const whole = useRef<HTMLDivElement>(null);
  useOrigins(whole, origins);
  const pick = (position: number) => {
    // What is lifted stays lifted: the other side has seen it.
    if (!mayPick || table.picked.includes(position)) return;
    play("lift");
    feel("pick");
    talk.pick(position);
  };
  const random = () => {
    const [position] = atRandom(1, table.picked);
    if (position !== undefined) pick(position);
  };
  return (
    <div ref={whole} className={s.whole} data-layout={layout}>
      <div className={s.top}>
        <ol className={s.places} aria-label={words.places} data-count={table.places}>
          {placesOf(table).map(({ position }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is
            <li key={place} data-filled={position !== null}>
              <span className={s.slot}>
                {position !== null && <img src={BACK_URL} alt="" />}
                <b>{place + 1}</b>
              </span>
              <span className={s.place}>{placeOf(place)}</span>
              <span className="unseen">{position === null ? words.empty : position + 1}</span>
            </li>
          ))}
        </ol>
        {!watched && (
          <div className={s.ways}>
            <Button aria-disabled={!mayPick} onClick={random}>
              <Icon name="dice" size={20} />
              {words.random}
            </Button>
            <Button
              look="icon"
              aria-label={layout === "fan" ? words.grid : words.fan}
              onClick={() => setLayout(layout === "fan" ? "grid" : "fan")}
            >
              <Icon name={layout === "fan" ? "grid" : "fan"} />
            </Button>
          </div>
        )}
      </div>
      <Deck
        layout={watched ? "fan" : layout}
        picks={[...table.picked]}
        placeOf={placeOf}
        many={table.places > 1}
        disabled={!mayPick}
        onPick={pick}
        watched={watched}
        theirs={watched ? table.hover : null}
        {...(!watched && { onHover: (position: number | null) => talk.hover(position) })}
      />
      {!connected && (
        <p className={s.paused} role="status">
          {words.paused}
        </p>
      )}
    </div>
  );
}

/** As the fan goes away: where its cards were, so that they can fly from there, and who was in it. */
function useOrigins(whole: { readonly current: HTMLElement | null }, origins: Origins): void {
  useLayoutEffect(() => {
    const element = whole.current;
    return () => {
      // Whoever has touched the last card goes on from the head of the table.
      if (element?.contains(document.activeElement))
        requestAnimationFrame(() => document.getElementById("table-title")?.focus());
      for (const card of element?.querySelectorAll<HTMLElement>("[data-position]") ?? []) {
        if (card.style.opacity === "0") continue;
        origins.set(Number(card.dataset.position), card.getBoundingClientRect());
      }
    };
  }, [whole, origins]);
}
