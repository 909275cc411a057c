/** Lets a finger, a mouse, a wheel and buttons turn the fan; paints cards without asking the framework. */
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { isMotionReduced } from "../preferences/settings";
import { play } from "../sound/play";
import { shuffleCutSpread } from "./ceremony";
import { Spin } from "./spin";
import { angleOf, CARDS, positionAt, STEP, type Wheel, wheelFor } from "./wheel";

/** A press that moves further than this turns the wheel and picks nothing. */
const SLIP = 8;
/** A finger that has not moved for so long before it leaves throws nothing. */
const RESTED_MS = 80;

export interface Turning {
  turnToCard: (position: number) => void;
  turnBy: (cards: number) => void;
  /** Shows what has changed of the cards themselves. */
  repaint: () => void;
  /** Whether the press that just ended was no pick: it turned the wheel, or ended the ceremony. */
  wasDrag: () => boolean;
}

export function useTurning(
  stage: RefObject<HTMLElement | null>,
  isOn: boolean,
  onTop: (position: number) => void,
): Turning {
  const spin = useRef<Spin>(null);
  spin.current ??= new Spin(38);
  const isSpread = useRef(false);
  const wasTurned = useRef(false);
  const paintSoon = useRef<() => void>(() => undefined);
  const endCeremonyNow = useRef<() => void>(() => undefined);
  const top = useRef(onTop);
  top.current = onTop;

  useEffect(() => {
    const element = stage.current;
    const it = spin.current;
    if (element === null || it === null || !isOn) return;
    const cards = Array.from(element.querySelectorAll<HTMLElement>("[data-position]"));
    let wheel: Wheel = wheelFor(element.clientWidth, element.clientHeight);
    let frame = 0;
    let last = 0;
    /** Where the mouse is on the wheel, from its top; cards rise under it. */
    let pointer: number | null = null;
    let rise = 0;
    let dragging: { pointer: number; x: number; from: number; at: number } | null = null;
    let ceremony: Animation[] = [];

    const paint = (now: number) => {
      const passed = Math.min(40, now - (last || now));
      last = now;
      if (isMotionReduced()) it.jump();
      const isStill = it.step(passed);
      const wished = pointer ?? 0;
      rise += (wished - rise) * (1 - 0.98 ** passed);
      const hasRisen = Math.abs(wished - rise) < 0.001;
      if (hasRisen) rise = wished;
      lay(cards, wheel, it.turned, rise);
      if (isStill && hasRisen) {
        frame = 0;
        last = 0;
        top.current(positionAt(it.turned));
      } else {
        frame = requestAnimationFrame(paint);
      }
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    paintSoon.current = soon;
    const measure = () => {
      wheel = wheelFor(element.clientWidth, element.clientHeight);
      element.style.setProperty("--card", `${wheel.cardWidth}px`);
      element.style.setProperty("--top", `${wheel.top}px`);
      lay(cards, wheel, it.turned, rise);
      soon();
    };
    const endCeremony = () => {
      for (const animation of ceremony) animation.cancel();
      ceremony = [];
    };
    endCeremonyNow.current = endCeremony;
    const begin = () => {
      if (isSpread.current || isMotionReduced()) return;
      const seen = cards.filter((card) => card.style.opacity !== "0");
      ceremony = shuffleCutSpread(seen, wheel.cardWidth);
      play("spread");
      Promise.all(ceremony.map(({ finished }) => finished)).then(
        () => {
          ceremony = [];
          isSpread.current = true;
        },
        () => {
          isSpread.current = true;
        },
      );
    };

    const down = (event: PointerEvent) => {
      wasTurned.current = ceremony.length > 0;
      endCeremony();
      if (event.button !== 0) return;
      const x = event.clientX;
      dragging = { pointer: event.pointerId, x, from: x, at: event.timeStamp };
      it.hold();
    };
    const move = (event: PointerEvent) => {
      if (event.pointerType === "mouse" && dragging === null) point(event.clientX);
      if (dragging === null || event.pointerId !== dragging.pointer) return;
      const isTurning = wasTurned.current && element.hasPointerCapture(event.pointerId);
      if (!isTurning) {
        if (Math.abs(event.clientX - dragging.from) <= SLIP) return;
        wasTurned.current = true;
        element.setPointerCapture(event.pointerId);
      }
      it.drag(-(event.clientX - dragging.x) / wheel.radius, event.timeStamp - dragging.at);
      dragging.x = event.clientX;
      dragging.at = event.timeStamp;
      soon();
    };
    const up = (event: PointerEvent) => {
      if (dragging === null || event.pointerId !== dragging.pointer) return;
      it.letGo(!wasTurned.current || event.timeStamp - dragging.at > RESTED_MS);
      dragging = null;
      soon();
    };
    const roll = (event: WheelEvent) => {
      event.preventDefault();
      endCeremony();
      const by = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      it.push((by * (event.deltaMode === 1 ? 24 : 1)) / wheel.radius);
      soon();
    };
    const point = (x: number) => {
      const box = element.getBoundingClientRect();
      const across = (x - box.left - box.width / 2) / wheel.radius;
      pointer = Math.asin(Math.max(-1, Math.min(1, across)));
      soon();
    };
    const leave = () => {
      pointer = null;
      soon();
    };
    const resize = new ResizeObserver(measure);
    measure();
    begin();
    resize.observe(element);
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    element.addEventListener("pointerleave", leave);
    element.addEventListener("wheel", roll, { passive: false });
    return () => {
      cancelAnimationFrame(frame);
      endCeremony();
      paintSoon.current = () => undefined;
      endCeremonyNow.current = () => undefined;
      resize.disconnect();
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", up);
      element.removeEventListener("pointerleave", leave);
      element.removeEventListener("wheel", roll);
      for (const card of cards) card.removeAttribute("style");
    };
  }, [stage, isOn]);

  const turnToCard = useCallback((position: number) => {
    spin.current?.turnToCard(position);
    endCeremonyNow.current();
    paintSoon.current();
  }, []);
  const turnBy = useCallback((cards: number) => {
    spin.current?.turnBy(cards);
    endCeremonyNow.current();
    paintSoon.current();
  }, []);
  const repaint = useCallback(() => paintSoon.current(), []);
  const wasDrag = useCallback(() => wasTurned.current, []);
  return { turnToCard, turnBy, repaint, wasDrag };
}

/** Puts each card on the wheel. Only transforms and opacity change. */
function lay(cards: HTMLElement[], wheel: Wheel, turned: number, rise: number): void {
  const { radius, reach, cardWidth } = wheel;
  for (let position = 0; position < CARDS; position += 1) {
    const card = cards[position];
    if (card === undefined) continue;
    const angle = angleOf(position, turned);
    if (Math.abs(angle) > reach) {
      if (card.style.opacity !== "0") {
        card.style.opacity = "0";
        card.style.pointerEvents = "none";
      }
      continue;
    }
    const x = Math.sin(angle) * radius;
    const near = (angle - rise) / (STEP * 0.95);
    const lift = card.dataset.picked === "true" ? 0.34 : 0.2 * Math.exp(-near * near);
    const y = (1 - Math.cos(angle)) * radius - lift * cardWidth;
    card.style.transform = `translate3d(${x.toFixed(2)}px, ${y.toFixed(2)}px, 0) rotate(${angle.toFixed(4)}rad)`;
    if (card.style.opacity !== "1") {
      card.style.opacity = "1";
      card.style.pointerEvents = "auto";
    }
  }
}
