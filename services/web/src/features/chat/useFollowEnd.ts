import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { isMotionReduced } from "../../preferences/settings";
import type { Talk } from "../../stream/conversation";
import type { Unsent } from "../../stream/live-talk";

/** So near to the end counts as being there. */
const NEAR = 72;
/** Scrolling within this time of a hand on the page, or of such scrolling, is the hand's. */
const HAND_MS = 400;

/**
 * Keeps the newest words in view, but never pushes the beginning of an answer out of it, and
 * leaves the page alone as soon as someone scrolls back.
 */
export function useFollowEnd(talk: Talk, unsent: Unsent | null, offered: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  /** `gentle` keeps the beginning of an answer in view, `end` was asked for, `free` is the user's. */
  const mode = useRef<"gentle" | "end" | "free">("gentle");
  const [isAway, setAway] = useState(false);
  const { turn, messages, draw } = talk;

  const settle = useCallback((how: ScrollBehavior) => {
    const element = scroller.current;
    if (element === null || mode.current === "free") return;
    const end = element.scrollHeight - element.clientHeight;
    const lines = element.querySelectorAll<HTMLElement>("[data-line]");
    const newest = lines[lines.length - 1];
    const isAnswer = newest?.dataset.kind !== undefined;
    const top = newest && isAnswer ? offsetIn(element, newest) - 12 : end;
    const target = mode.current === "end" ? end : Math.min(end, top);
    if (target <= element.scrollTop + 1) return;
    element.scrollTo({ top: target, behavior: isMotionReduced() ? "instant" : how });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever lengthens the page settles it
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    settle("instant");
    setAway(element.scrollHeight - element.clientHeight - element.scrollTop > NEAR);
  }, [turn, messages, unsent, draw, offered, settle]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let before = element.scrollTop;
    let touchedAt = Number.NEGATIVE_INFINITY;
    /** When somebody last wished to read back. */
    let backAt = Number.NEGATIVE_INFINITY;
    const onScroll = () => {
      const far = element.scrollHeight - element.clientHeight - element.scrollTop;
      // A page that became shorter also scrolls back: only what follows a hand is the user's will.
      const now = performance.now();
      const theirs = now - touchedAt < HAND_MS;
      if (theirs) touchedAt = now;
      if (theirs && element.scrollTop < before - 2) mode.current = "free";
      // Just after a wish to read back, what is heard of is our own scrolling from before it.
      else if (mode.current === "free" && far <= NEAR && now - backAt > HAND_MS) {
        mode.current = "end";
      }
      before = element.scrollTop;
      setAway(far > NEAR);
    };
    const touch = () => {
      touchedAt = performance.now();
    };
    // New words may settle the page before its scrolling is heard of: the wish itself counts.
    let finger = 0;
    const readBack = () => {
      mode.current = "free";
      backAt = performance.now();
    };
    const wish = (event: Event) => {
      touch();
      if (event instanceof WheelEvent && event.deltaY < 0) readBack();
      if (event instanceof KeyboardEvent && /^(ArrowUp|PageUp|Home)$/.test(event.key)) readBack();
      if (typeof TouchEvent !== "undefined" && event instanceof TouchEvent) {
        const y = event.touches[0]?.clientY ?? finger;
        if (event.type === "touchmove" && y > finger + 2) readBack();
        finger = y;
      }
    };
    const signs = ["wheel", "touchstart", "touchmove", "pointerdown", "keydown"];
    element.addEventListener("scroll", onScroll, { passive: true });
    for (const sign of signs) element.addEventListener(sign, wish, { passive: true });
    return () => {
      element.removeEventListener("scroll", onScroll);
      for (const sign of signs) element.removeEventListener(sign, wish);
    };
  }, []);

  const toEnd = useCallback(() => {
    mode.current = "end";
    settle("smooth");
  }, [settle]);
  /** The seeker speaks: the answer to come is followed from its beginning. */
  const attend = useCallback(() => {
    mode.current = "gentle";
  }, []);

  return { scroller, isAway, toEnd, attend };
}

function offsetIn(scroller: HTMLElement, element: HTMLElement): number {
  return (
    element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
  );
}
