/** What was said, as lines of a list: who begins a group, and where time and marks are shown. */
import type { Item, Mark } from "../../peer/talk-view";

export interface ChatLine {
  item: Item;
  /** The first of what one person says in a row: it has their face. */
  begins: boolean;
  /** The last of it: it has the time. */
  ends: boolean;
  /** How far it has come, where that is worth a sign. */
  mark: Mark | null;
}

/** What is said within this time of what came before belongs to it. */
const TOGETHER_MS = 3 * 60_000;

export function linesOf(items: readonly Item[]): ChatLine[] {
  return items.map((item, at) => {
    const before = items[at - 1];
    const after = items[at + 1];
    const begins = before === undefined || !isTogether(before, item);
    const ends = after === undefined || !isTogether(item, after);
    return { item, begins, ends, mark: markOf(item, nextOwn(items, at)) };
  });
}

function isTogether(one: Item, other: Item): boolean {
  if (one.kind === "cards" || other.kind === "cards") return false;
  return one.mine === other.mine && Math.abs(other.at - one.at) < TOGETHER_MS;
}

function nextOwn(items: readonly Item[], at: number): Item | undefined {
  return items.slice(at + 1).find((it) => it.mine && it.mark !== null);
}

/** A sign stands once: beside the last of one's own lines that has come so far. */
function markOf(item: Item, next: Item | undefined): Mark | null {
  if (!item.mine || item.mark === null) return null;
  return item.mark === "waiting" || next?.mark !== item.mark ? item.mark : null;
}

/** What the other side said since `seen` keys were known, in order: to be read aloud. */
export function newFromPeer(items: readonly Item[], known: ReadonlySet<string>): Item[] {
  return items.filter((item) => !item.mine && !known.has(item.key));
}
