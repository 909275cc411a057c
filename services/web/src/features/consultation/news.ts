/** What is said to those who hear the page, and seen for a moment by the others. */
import type { Item, TableView } from "../../peer/talk-view";
import type { DrawnCard, SeatRole } from "../../protocol/events";
import type { Notice } from "../../rtc/call-view";
import type { Words } from "../../words/ko";
import type { TableNews } from "./table";

type Told = Words["consultation"];

export function noticeText({ kind, label }: Notice, words: Told): string {
  const { notices } = words;
  switch (kind) {
    case "microphoneFellBack":
    case "cameraFellBack":
    case "speakersFellBack":
      return notices[kind](label || notices.another);
    default:
      return notices[kind];
  }
}

export function heardText(item: Item, name: string, words: Told): string | null {
  if (item.kind === "chat") return words.chat.heard(name, item.text);
  if (item.kind === "file") return words.chat.heardFile(name, item.file.name);
  // A table is told as it opens.
  return null;
}

interface Telling {
  role: SeatRole;
  /** The other one's name. */
  name: string;
  placeOf: (place: number) => string;
  cardOf: (drawn: DrawnCard) => string;
}

export function newsText(news: TableNews, words: Told, telling: Telling): string | null {
  const { role, name, placeOf, cardOf } = telling;
  const told = words.table.news;
  const isHost = role === "host";
  switch (news.kind) {
    case "offered":
      return isHost ? told.offeredHost : told.offered;
    case "anew":
      return told.anew;
    case "cleared":
      return told.cleared;
    case "picking":
      return isHost ? told.pickingHost : told.picking;
    case "picked": {
      const { position, place, left } = news;
      return isHost
        ? told.pickedByPeer(name, position + 1, placeOf(place))
        : told.picked(position + 1, placeOf(place), left);
    }
    case "opened": {
      const cards = news.cards
        .map((drawn) =>
          news.cards.length === 1 ? cardOf(drawn) : told.at(placeOf(drawn.place), cardOf(drawn)),
        )
        .join(". ");
      if (news.laid) return isHost ? null : told.laid(cards);
      return told.opened(cards);
    }
  }
}

/** Whether the table comes into view by itself: somebody begins one, or lays one out. */
export function comesForward(before: TableView | null, after: TableView | null): boolean {
  return after !== null && before?.number !== after.number;
}
