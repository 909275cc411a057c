/** What of a talk is taken home. */
import type { DrawnCard, SpreadId } from "../protocol/events";
import { WORDS_LENGTH } from "./limits";
import type { TalkView } from "./talk-view";

export interface ConsultationRecord {
  tables: { spread: SpreadId; cards: DrawnCard[]; byHand: boolean }[];
  /** By name only; `mine` where the host sent it. */
  files: { name: string; size: number; mine: boolean }[];
  words: string;
}

const TABLES = 20;
const FILES = 100;

/** As the host's page tells it; forged draws and files that never arrived are left out. */
export function recordOf(view: Pick<TalkView, "items" | "words">): ConsultationRecord {
  const tables: ConsultationRecord["tables"] = [];
  const files: ConsultationRecord["files"] = [];
  for (const item of view.items) {
    if (item.kind === "cards" && item.table.cards.length > 0 && item.table.honest !== false) {
      const { spread, cards, stage } = item.table;
      tables.push({ spread, cards: [...cards], byHand: stage === "laid" });
    } else if (item.kind === "file" && item.file.state === "arrived") {
      const { name, size, mine } = item.file;
      files.push({ name, size, mine });
    }
  }
  const words = [...view.words].slice(0, WORDS_LENGTH).join("");
  return { tables: tables.slice(-TABLES), files: files.slice(-FILES), words };
}
