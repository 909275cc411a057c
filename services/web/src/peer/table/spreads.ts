import type { SpreadId } from "../../protocol/events";

/** How many places a spread has. */
export const PLACES: Record<SpreadId, number> = { one: 1, three: 3, celtic: 10 };
