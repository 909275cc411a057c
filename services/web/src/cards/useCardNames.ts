import { useCallback, useEffect, useState } from "react";
import { library } from "../api/library";
import type { Locale } from "../protocol/events";

/** Names of cards by their ids; an id stands for itself until the library is there. */
export function useCardNames(locale: Locale): (card: string) => string {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let current = true;
    library.cards(locale).then(
      (cards) => current && setNames(new Map(cards.map(({ id, name }) => [id, name]))),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [locale]);
  return useCallback((card: string) => names.get(card) ?? card, [names]);
}
