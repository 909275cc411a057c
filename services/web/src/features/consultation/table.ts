/** The card table as the page shows it: what lies where, who may touch it, what is to be said. */
import type { TableView } from "../../peer/talk-view";
import type { DrawnCard, SeatRole } from "../../protocol/events";

export type Scene = "none" | "sealing" | "picking" | "opening" | "open";

export function sceneOf(table: TableView | null): Scene {
  if (table === null) return "none";
  switch (table.stage) {
    case "offered":
      return "sealing";
    case "picking":
      return table.picked.length < table.places ? "picking" : "opening";
    case "opening":
      return "opening";
    case "open":
    case "laid":
      return "open";
  }
}

/** The client touches the fan, while both are there and a place is free. */
export function canPick(table: TableView | null, role: SeatRole, connected: boolean): boolean {
  return role === "guest" && connected && sceneOf(table) === "picking";
}

export interface Place {
  /** The position in the fan that was touched for it; null while it is free or laid by hand. */
  position: number | null;
  drawn: DrawnCard | null;
}

export function placesOf(table: TableView): Place[] {
  return Array.from({ length: table.places }, (_, place) => ({
    position: table.picked[place] ?? null,
    drawn: table.cards.find((card) => card.place === place) ?? null,
  }));
}

/** What has just happened on the table, to be said to those who hear the page. */
export type TableNews =
  | { kind: "offered" | "anew" | "cleared" }
  | { kind: "picking" }
  | { kind: "picked"; position: number; place: number; left: number }
  | { kind: "opened"; cards: readonly DrawnCard[]; laid: boolean };

export function newsOf(before: TableView | null, after: TableView | null): TableNews[] {
  if (after === null) return before === null ? [] : [{ kind: "cleared" }];
  const isSame = before?.number === after.number;
  const news: TableNews[] = [];
  if (!isSame && after.stage === "offered") news.push({ kind: after.isAnew ? "anew" : "offered" });
  if (after.stage === "picking" && !(isSame && before?.stage === "picking"))
    news.push({ kind: "picking" });
  const known = isSame ? (before?.picked.length ?? 0) : 0;
  for (const [place, position] of after.picked.entries()) {
    if (place < known || (!isSame && before === null)) continue;
    news.push({ kind: "picked", position, place, left: after.places - place - 1 });
  }
  const isOpen = sceneOf(after) === "open";
  if (isOpen && !(isSame && sceneOf(before) === "open"))
    news.push({ kind: "opened", cards: after.cards, laid: after.stage === "laid" });
  return news;
}

/** Cards of a hand-laid table, once every place has one; null before that, or if one lies twice. */
export function laidCards(
  chosen: readonly (Pick<DrawnCard, "card" | "orientation"> | null)[],
): DrawnCard[] | null {
  const cards: DrawnCard[] = [];
  for (const [place, it] of chosen.entries()) {
    if (it === null || cards.some(({ card }) => card === it.card)) return null;
    cards.push({ place, position: 0, card: it.card, orientation: it.orientation });
  }
  return cards;
}
