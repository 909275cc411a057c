import { type FocusEvent, useCallback, useLayoutEffect, useRef } from "react";

/** Whose entry, and which of its links and buttons. */
interface Held {
  talk: string;
  control: number;
}

const controlsOf = (entry: Element | null | undefined) => [
  ...(entry?.querySelectorAll<HTMLElement>("a, button") ?? []),
];

/**
 * An entry that moves to another group is a new element, and one that is removed is none: the focus
 * goes along, or to the entry beside it.
 */
export function useKeptFocus() {
  const list = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);
  useLayoutEffect(() => {
    const { current: lost } = held;
    if (lost === null || document.activeElement !== document.body) return;
    const entry = list.current?.querySelector(`[data-talk="${lost.talk}"]`);
    controlsOf(entry)[lost.control]?.focus({ preventScroll: true });
  });
  const onFocus = useCallback(({ target }: FocusEvent<HTMLElement>) => {
    const entry = target.closest<HTMLElement>("[data-talk]");
    const talk = entry?.dataset.talk;
    held.current = talk ? { talk, control: controlsOf(entry).indexOf(target) } : null;
  }, []);
  const onBlur = useCallback(() => {
    held.current = null;
  }, []);
  /** When this talk is shown next and nothing has the focus, it has. */
  const pass = (talk: string | undefined) => {
    held.current = talk === undefined ? null : { talk, control: 0 };
  };
  return { pass, attach: { ref: list, onFocus, onBlur } };
}
