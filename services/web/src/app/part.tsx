import { type ComponentType, lazy } from "react";
import { laterWords } from "../words/words-of";

/** A part of the page that is loaded when it is needed, or before. */
export interface Part<P> {
  here: ComponentType<P> | null;
  later: ComponentType<P>;
  preload: () => Promise<unknown>;
}

export function part<P extends object>(load: () => Promise<ComponentType<P>>): Part<P> {
  const fetched = () =>
    load().then((component) => {
      it.here = component;
      return { default: component };
    });
  const it: Part<P> = { here: null, later: lazy(fetched) as ComponentType<P>, preload: fetched };
  return it;
}

/** The same for a part that says what the first pages do not. */
export function laterPart<P extends object>(load: () => Promise<ComponentType<P>>): Part<P> {
  return part(async () => {
    const [component] = await Promise.all([load(), laterWords()]);
    return component;
  });
}

/**
 * One that is here already is rendered at once: a lazy component would show its placeholder for a
 * third of a second even then.
 */
export function Show<P extends object>({ of, with: props }: { of: Part<P>; with: P }) {
  const Component = of.here ?? of.later;
  return <Component {...props} />;
}
