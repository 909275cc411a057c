import { useEffect, useState } from "react";
import { library } from "../api/library";
import type { Locale, SpreadId } from "../protocol/events";
import type { Spread } from "../protocol/rest";

/** The places of a spread; without them places have numbers. */
export function useSpread(id: SpreadId, locale: Locale): Spread | null {
  const [spread, setSpread] = useState<Spread | null>(null);
  useEffect(() => {
    let current = true;
    library.spreads(locale).then(
      (spreads) => current && setSpread(spreads.find((it) => it.id === id) ?? null),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [id, locale]);
  return spread;
}
