/** The table as a page shows it. */
import type { DrawnCard } from "../../protocol/events";
import type { TableStage, TableView } from "../talk-view";
import { isForged, type Table } from "./fold";
import { drawJointly } from "./joint";

/** Cards of open tables; they take a moment to be computed. */
export class Decks {
  /** By everything that decides them. */
  readonly #drawn = new Map<string, readonly DrawnCard[] | null>();

  constructor(private readonly changed: () => void) {}

  /** `null` while it is being worked out. */
  of(table: Table): readonly DrawnCard[] | "forged" | null {
    if (isForged(table)) return "forged";
    const { hostSeed, clientSeed, picked } = table;
    if (hostSeed === null || clientSeed === null) return null;
    const key = [hostSeed, clientSeed, ...picked].join(" ");
    if (!this.#drawn.has(key)) void this.#draw(key, table, hostSeed, clientSeed);
    return this.#drawn.get(key) ?? null;
  }

  async #draw(key: string, table: Table, hostSeed: string, clientSeed: string): Promise<void> {
    this.#drawn.set(key, null);
    const host = { seed: hostSeed, seal: table.hostSeal };
    const client = { seed: clientSeed, seal: table.clientSeal ?? "" };
    try {
      this.#drawn.set(key, await drawJointly(host, client, table.picked));
      this.changed();
    } catch {
      // A browser that cannot compute accuses nobody: the table stays as it is.
    }
  }
}

export function showTable(table: Table, decks: Decks, hover: number | null): TableView {
  const drawn = table.laid ?? decks.of(table);
  const isForged = drawn === "forged";
  return {
    number: table.number,
    spread: table.spread,
    stage: stageOf(table, drawn !== null),
    picked: table.picked,
    places: table.places,
    cards: isForged || drawn === null ? [] : drawn,
    hover,
    seals: { host: table.hostSeal, client: table.clientSeal },
    honest: drawn === null || table.laid !== null ? null : !isForged,
    isAnew: table.isAnew,
  };
}

function stageOf(table: Table, isKnown: boolean): TableStage {
  if (table.laid !== null) return "laid";
  if (isKnown) return "open";
  if (table.clientSeal === null || table.isLost) return "offered";
  return table.picked.length < table.places ? "picking" : "opening";
}
