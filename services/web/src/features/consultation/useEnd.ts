import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { isMotionReduced } from "../../preferences/settings";

/** So near to the end counts as being there. */
const NEAR = 64;

/**
 * Keeps the end of a list in view while whoever reads is there, and leaves it alone as soon as they
 * scroll back. What they say themselves brings them to the end.
 */
export function useEnd(count: number, own: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const isThere = useRef(true);
  const before = useRef(own);
  /** How far one can scroll, when it was last looked at. */
  const reach = useRef(0);
  const [isAway, setAway] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what lengthens the list settles it
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (own > before.current) isThere.current = true;
    before.current = own;
    settle(element, isThere.current, reach);
  }, [count, own]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      // What grows or shrinks scrolls too, and is nobody's wish to read back.
      if (isThere.current && reachOf(element) !== reach.current) {
        settle(element, true, reach);
        return;
      }
      isThere.current = reachOf(element) - element.scrollTop < NEAR;
      setAway(!isThere.current);
    };
    // A keyboard that comes up, a picture that grows: the end stays in view.
    const observer = new ResizeObserver(() => settle(element, isThere.current, reach));
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    isThere.current = true;
    element?.scrollTo({
      top: element.scrollHeight,
      behavior: isMotionReduced() ? "instant" : "smooth",
    });
  }, []);
  return { scroller, isAway, toEnd };
}

const reachOf = (element: HTMLElement) => element.scrollHeight - element.clientHeight;

function settle(element: HTMLElement, isThere: boolean, reach: { current: number }): void {
  reach.current = reachOf(element);
  if (isThere) element.scrollTop = element.scrollHeight;
}
