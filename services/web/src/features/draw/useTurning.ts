/** Turns the wheel by drag, wheel, and on request; paints cards without asking the framework. */
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { isMotionReduced } from "../../preferences/settings";
import { angleOf, CARDS, positionAt, STEP, turnTo, type Wheel, wheelFor } from "./wheel";

const OPENING_MS = 480;
/** A press that moves further than this turns the wheel and picks nothing. */
const SLIP = 8;

export interface Turning {
  turnToCard: (position: number, how?: "glide" | "jump") => void;
  turnBy: (cards: number) => void;
  /** Whether the press that just ended was a drag. */
  wasDrag: () => boolean;
}

export function useTurning(
  stage: RefObject<HTMLElement | null>,
  isOn: boolean,
  onTop: (position: number) => void,
): Turning {
  const state = useRef({ turned: 38 * STEP, target: 38 * STEP, speed: 0, opened: 0, drag: false });
  const frame = useRef(0);
  const paintSoon = useRef<() => void>(() => undefined);
  const top = useRef(onTop);
  top.current = onTop;

  useEffect(() => {
    const element = stage.current;
    if (element === null || !isOn) return;
    const cards = Array.from(element.querySelectorAll<HTMLElement>("[data-position]"));
    const it = state.current;
    let wheel: Wheel = wheelFor(element.clientWidth, element.clientHeight);
    let last = 0;
    let dragging: { pointer: number; x: number; from: number } | null = null;
    const openedAt = performance.now();
    if (isMotionReduced()) it.opened = 1;

    const paint = (now: number) => {
      const passed = Math.min(32, now - (last || now));
      last = now;
      if (it.opened < 1) {
        const part = Math.min(1, (now - openedAt) / OPENING_MS);
        it.opened = 1 - (1 - part) ** 3;
      }
      if (dragging === null) {
        if (Math.abs(it.speed) > 0.00004) {
          it.turned += it.speed * passed;
          it.speed *= 0.994 ** passed;
          if (Math.abs(it.speed) <= 0.00004) it.target = turnTo(positionAt(it.turned), it.turned);
        } else {
          const way = it.target - it.turned;
          it.turned += isMotionReduced() ? way : way * (1 - 0.985 ** passed);
          if (Math.abs(way) < 0.0004) it.turned = it.target;
        }
      }
      lay(cards, wheel, it.turned, it.opened);
      const settled = dragging === null && it.speed === 0 && it.turned === it.target;
      if (Math.abs(it.speed) <= 0.00004) it.speed = 0;
      if (settled && it.opened >= 1) {
        frame.current = 0;
        last = 0;
        top.current(positionAt(it.turned));
      } else {
        frame.current = requestAnimationFrame(paint);
      }
    };
    const soon = () => {
      if (frame.current === 0) frame.current = requestAnimationFrame(paint);
    };
    paintSoon.current = soon;

    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      dragging = { pointer: event.pointerId, x: event.clientX, from: event.clientX };
      it.drag = false;
      it.speed = 0;
    };
    const move = (event: PointerEvent) => {
      if (dragging === null || event.pointerId !== dragging.pointer) return;
      if (!it.drag && Math.abs(event.clientX - dragging.from) > SLIP) {
        it.drag = true;
        element.setPointerCapture(event.pointerId);
      }
      if (!it.drag) return;
      const by = -(event.clientX - dragging.x) / wheel.radius;
      dragging.x = event.clientX;
      it.turned += by;
      it.target = it.turned;
      it.speed = it.speed * 0.6 + (by / 16) * 0.4;
      soon();
    };
    const up = (event: PointerEvent) => {
      if (dragging === null || event.pointerId !== dragging.pointer) return;
      dragging = null;
      if (!it.drag) it.speed = 0;
      if (it.drag && Math.abs(it.speed) <= 0.00004)
        it.target = turnTo(positionAt(it.turned), it.turned);
      soon();
    };
    const roll = (event: WheelEvent) => {
      event.preventDefault();
      const by = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      it.speed = 0;
      it.target += (by * (event.deltaMode === 1 ? 24 : 1)) / wheel.radius;
      soon();
    };
    const resize = new ResizeObserver(() => {
      wheel = wheelFor(element.clientWidth, element.clientHeight);
      element.style.setProperty("--card", `${wheel.cardWidth}px`);
      element.style.setProperty("--top", `${wheel.top}px`);
      lay(cards, wheel, it.turned, it.opened);
      soon();
    });
    resize.observe(element);
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    element.addEventListener("wheel", roll, { passive: false });
    soon();
    return () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
      paintSoon.current = () => undefined;
      resize.disconnect();
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", up);
      element.removeEventListener("wheel", roll);
      for (const card of cards) card.removeAttribute("style");
    };
  }, [stage, isOn]);

  const turnToCard = useCallback((position: number, how: "glide" | "jump" = "glide") => {
    const it = state.current;
    it.speed = 0;
    it.target = turnTo(position, it.turned);
    if (how === "jump") it.turned = it.target;
    paintSoon.current();
  }, []);
  const turnBy = useCallback((cards: number) => {
    const it = state.current;
    it.speed = 0;
    it.target = Math.round(it.target / STEP + cards) * STEP;
    paintSoon.current();
  }, []);
  const wasDrag = useCallback(() => state.current.drag, []);
  return { turnToCard, turnBy, wasDrag };
}

/** Puts each card on the wheel. Only transforms and opacity change. */
function lay(cards: HTMLElement[], wheel: Wheel, turned: number, opened: number): void {
  const { radius, reach } = wheel;
  for (let position = 0; position < CARDS; position += 1) {
    const card = cards[position];
    if (card === undefined) continue;
    const angle = angleOf(position, turned);
    const away = Math.abs(angle);
    const seen = away <= reach;
    if (!seen) {
      if (card.style.opacity !== "0") {
        card.style.opacity = "0";
        card.style.pointerEvents = "none";
      }
      continue;
    }
    const at = angle * opened;
    const x = Math.sin(at) * radius;
    const near = Math.max(0, 1 - away / (STEP * 0.9));
    const lift = card.getAttribute("aria-selected") === "true" ? 34 : near * 16;
    const y = (1 - Math.cos(at)) * radius - lift;
    card.style.transform = `translate3d(${x.toFixed(2)}px, ${y.toFixed(2)}px, 0) rotate(${at.toFixed(4)}rad)`;
    card.style.opacity = "1";
    card.style.pointerEvents = "auto";
  }
}
