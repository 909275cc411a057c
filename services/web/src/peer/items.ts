/** What was said and sent, in the order of the conversation. */
import type { Line } from "./log/logs";
import type { FileView, Item, Mark, TableView, TalkView } from "./talk-view";

export interface ItemsOf {
  lines: readonly Line[];
  markOf(line: Line): Mark | null;
  fileOf(line: Line): FileView | null;
  /** The table whose last entry that is. */
  tableOf(line: Line): TableView | null;
  /** The number of the last entry of the other side that was seen. */
  seenOther: number;
  /** Items of the last time: what is the same stays the same object. */
  chats: WeakMap<object, Item>;
}

export function itemsOf(from: ItemsOf): Pick<TalkView, "items" | "unseen"> {
  const items: Item[] = [];
  let unseen = 0;
  for (const line of from.lines) {
    const item = itemOf(line, from);
    if (item === null) continue;
    items.push(item);
    if (!line.mine && line.entry.number > from.seenOther) unseen += 1;
  }
  return { items, unseen };
}

function itemOf(line: Line, from: ItemsOf): Item | null {
  const { key, mine, body, entry } = line;
  const base = { key, mine, at: entry.at };
  switch (body?.type) {
    case "chat": {
      const mark = from.markOf(line);
      const last = from.chats.get(line);
      if (last?.mark === mark) return last;
      const item: Item = { ...base, kind: "chat", text: body.text, mark };
      from.chats.set(line, item);
      return item;
    }
    case "fileOffer": {
      const file = from.fileOf(line);
      return file && { ...base, kind: "file", file, mark: from.markOf(line) };
    }
    case "tableLaid":
    case "tableOpened": {
      const table = from.tableOf(line);
      return table && { ...base, kind: "cards", table, mark: null };
    }
    default:
      return null;
  }
}

/** What somebody last said of themselves. */
export function profileIn(lines: readonly Line[]): TalkView["peerProfile"] {
  const body = lines.findLast((line) => line.body?.type === "profile")?.body;
  if (body?.type !== "profile") return null;
  return { nickname: body.nickname, picture: body.picture ?? null };
}

export function wordsIn(lines: readonly Line[]): string {
  const body = lines.findLast((line) => line.body?.type === "words")?.body;
  return body?.type === "words" ? body.text : "";
}
