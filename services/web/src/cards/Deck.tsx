/** The 78 closed cards: a wheel or a grid, one list either way. */
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from "react";
import { BACK_URL } from "../api/library";
import { announce } from "../ui/announce";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useWords } from "../words/useWords";
import s from "./Deck.module.css";
import { useTurning } from "./useTurning";
import { CARDS } from "./wheel";

interface Props {
  layout: "fan" | "grid";
  picks: readonly number[];
  /** The name of the place that a pick is for. */
  placeOf: (pick: number) => string;
  many: boolean;
  disabled: boolean;
  onPick: (position: number) => void;
  /** Somebody else touches it: it follows their finger, and is only to be seen. */
  watched?: boolean;
  /** The card under the other one's finger. */
  theirs?: number | null;
  /** The card under one's own finger, or null when it is taken away. */
  onHover?: (position: number | null) => void;
}

/** Digits typed within this time are one number. */
const TYPING_MS = 1200;

export function Deck(props: Props) {
  const { layout, picks, placeOf, many, disabled, onPick } = props;
  const { watched = false, theirs = null, onHover } = props;
  const words = useWords().draw;
  const stage = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(38);
  const typed = useRef({ digits: "", at: 0 });
  const help = useId();
  const turning = useTurning(stage, layout === "fan", (position) => {
    // Keys decide while the focus is inside; otherwise the card at the top is the current one.
    if (!stage.current?.contains(document.activeElement)) setActive(position);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a pick lifts its card
  useEffect(() => turning.repaint(), [picks]);
  const shown = watched ? (theirs ?? picks.at(-1) ?? null) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is their finger that turns it
  useEffect(() => {
    if (shown !== null) turning.turnToCard(shown);
  }, [shown]);

  const focusOn = (position: number) => {
    setActive(position);
    turning.turnToCard(position);
    const card = stage.current?.querySelector<HTMLElement>(`[data-position="${position}"]`);
    card?.focus({ preventScroll: layout === "fan" });
  };
  const press = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 10 : 1;
    const wrap = (position: number) => (position + CARDS) % CARDS;
    if (event.key === "ArrowLeft" || event.key === "ArrowUp") focusOn(wrap(active - by));
    else if (event.key === "ArrowRight" || event.key === "ArrowDown") focusOn(wrap(active + by));
    else if (event.key === "Home") focusOn(0);
    else if (event.key === "End") focusOn(CARDS - 1);
    else if (event.key === "Enter" || event.key === " ") onPick(active);
    else if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey) type(event.key);
    else return;
    event.preventDefault();
  };
  const type = (digit: string) => {
    const now = Date.now();
    const before = now - typed.current.at < TYPING_MS ? typed.current.digits : "";
    const digits = `${before}${digit}`.slice(-2);
    const number = Number(digits) <= CARDS ? Number(digits) : Number(digit);
    typed.current = { digits, at: now };
    if (number >= 1) focusOn(number - 1);
  };
  const point = (event: PointerEvent) => {
    const card = event.target instanceof Element && event.target.closest("[data-position]");
    if (card instanceof HTMLElement) onHover?.(Number(card.dataset.position));
  };
  const focused = (position: number) => {
    setActive(position);
    onHover?.(position);
  };
  const pick = (position: number) => {
    if (layout === "fan" && turning.wasDrag()) return;
    setActive(position);
    onPick(position);
  };

  return (
    <div className={s.deck} data-layout={layout}>
      {!watched && (
        <p id={help} className="unseen">
          {words.fanHelp}
        </p>
      )}
      <div
        ref={stage}
        className={layout === "fan" ? s.fan : s.grid}
        {...(watched
          ? { role: "img", "aria-label": words.fan }
          : {
              role: "listbox",
              "aria-label": words.fan,
              "aria-describedby": help,
              "aria-multiselectable": many,
              "aria-disabled": disabled,
              "aria-orientation": "horizontal",
              onKeyDown: press,
              onPointerMove: point,
              onPointerDown: point,
              onPointerLeave: () => onHover?.(null),
            })}
      >
        {Array.from({ length: CARDS }, (_, position) => {
          const at = picks.indexOf(position);
          const number = position + 1;
          return (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a position is what it is
              key={position}
              role={watched ? "presentation" : "option"}
              className={s.card}
              data-position={position}
              data-picked={at >= 0}
              data-theirs={position === theirs}
              {...(!watched && {
                tabIndex: position === active ? 0 : -1,
                "aria-selected": at >= 0,
                "aria-label":
                  at >= 0 ? words.optionPicked(number, placeOf(at)) : words.option(number),
                onClick: () => pick(position),
                onFocus: () => focused(position),
              })}
            >
              <img src={BACK_URL} alt="" draggable={false} />
              {layout === "grid" && <span aria-hidden="true">{number}</span>}
              {at >= 0 && (
                <b className={s.place} aria-hidden="true">
                  {placeOf(at)}
                </b>
              )}
            </div>
          );
        })}
      </div>
      {layout === "fan" && !watched && (
        <div className={s.turn}>
          <Button
            look="icon"
            aria-label={words.left}
            onClick={() => {
              turning.turnBy(-5);
              announce(words.position(((active - 5 + CARDS) % CARDS) + 1));
            }}
          >
            <Icon name="back" />
          </Button>
          <span aria-hidden="true">{words.position(active + 1)}</span>
          <Button
            look="icon"
            aria-label={words.right}
            onClick={() => {
              turning.turnBy(5);
              announce(words.position(((active + 5) % CARDS) + 1));
            }}
          >
            <Icon name="forward" />
          </Button>
        </div>
      )}
    </div>
  );
}
