/**
 * The card table as the two logs tell it. Pure, and independent of the order in which entries of
 * the two logs arrived: what each side does is in its own log, and a clock shows what it had seen.
 */
import type { DrawnCard, LogBody, SpreadId } from "../../protocol/events";
import type { Line } from "../log/logs";
import { fits } from "./joint";
import { PLACES } from "./spreads";

export interface Table {
  number: number;
  spread: SpreadId;
  places: number;
  hostSeal: string;
  clientSeal: string | null;
  picked: number[];
  clientSeed: string | null;
  /** The clock of the entry that opened the client's seed. */
  clientOpened: number;
  hostSeed: string | null;
  /** The client's browser lost its seed, and said so with another seal. */
  isLost: boolean;
  isAnew: boolean;
  /** Cards of paper. */
  laid: readonly DrawnCard[] | null;
  /** The entry that ended the draw, by a false seed too, or laid the cards; `null` while it goes on. */
  end: Line | null;
}

export interface Tables {
  /** What lies there now. */
  current: Table | null;
  /** What was drawn to its end or laid, the oldest first. */
  ended: Table[];
}

type Client = Extract<LogBody, { type: "tableJoined" | "tablePicked" | "tableOpened" }>;
interface Act {
  line: Line;
  body: Client;
}

const UNTOUCHED = {
  clientSeal: null,
  clientSeed: null,
  clientOpened: 0,
  hostSeed: null,
  isLost: false,
};

export function foldTables(host: readonly Line[], client: readonly Line[]): Tables {
  const acts = actsOf(client);
  const tables: Tables = { current: null, ended: [] };
  for (const line of host) {
    const { body, entry } = line;
    if (body?.type === "tableOffered") {
      tables.current = offered(line, body, acts.get(entry.number) ?? []);
      if (tables.current.end !== null) tables.ended.push(tables.current);
    } else if (body?.type === "tableLaid") {
      tables.current = laid(line, body);
      tables.ended.push(tables.current);
    } else if (body?.type === "tableCleared") {
      if (tables.current?.number === body.table) tables.current = null;
    } else if (body?.type === "tableOpened") {
      const table = tables.current;
      if (table?.number !== body.table || !mayOpen(table, entry.clock)) continue;
      table.hostSeed = body.seed;
      table.end = line;
      tables.ended.push(table);
    }
  }
  return tables;
}

/** Somebody opened a seed that is not the one of their seal. */
export function isForged(table: Table): boolean {
  const { hostSeal, hostSeed, clientSeal, clientSeed } = table;
  const differs = (seed: string | null, seal: string | null) =>
    seed !== null && !fits({ seed, seal: seal ?? "" });
  return differs(hostSeed, hostSeal) || differs(clientSeed, clientSeal);
}

function actsOf(client: readonly Line[]): Map<number, Act[]> {
  const acts = new Map<number, Act[]>();
  for (const line of client) {
    const { body } = line;
    if (body === null || !isClient(body)) continue;
    const list = acts.get(body.table) ?? [];
    list.push({ line, body });
    acts.set(body.table, list);
  }
  return acts;
}

function isClient(body: LogBody): body is Client {
  return ["tableJoined", "tablePicked", "tableOpened"].includes(body.type);
}

function offered(
  { entry }: Line,
  body: Extract<LogBody, { type: "tableOffered" }>,
  acts: readonly Act[],
): Table {
  const table: Table = {
    number: entry.number,
    spread: body.spread,
    places: PLACES[body.spread],
    hostSeal: body.seal,
    picked: [],
    ...UNTOUCHED,
    isAnew: (body.insteadOf ?? null) !== null,
    laid: null,
    end: null,
  };
  for (const act of acts) if (act.line.entry.clock > entry.clock) follow(table, act);
  return table;
}

function follow(table: Table, { line, body }: Act): void {
  if (table.clientSeed !== null || table.isLost) return;
  const isFull = table.picked.length === table.places;
  if (body.type === "tableJoined") {
    table.isLost = table.clientSeal !== null && table.clientSeal !== body.seal;
    table.clientSeal ??= body.seal;
  } else if (table.clientSeal !== null && body.type === "tablePicked") {
    if (!isFull && !table.picked.includes(body.position)) table.picked.push(body.position);
  } else if (body.type === "tableOpened" && isFull) {
    table.clientSeed = body.seed;
    table.clientOpened = line.entry.clock;
    // The host owes no answer to it.
    if (isForged(table)) table.end = line;
  }
}

/** The host opens last: nothing of its seed may be known while a card can still be touched. */
function mayOpen(table: Table, clock: number): boolean {
  return table.clientSeed !== null && table.end === null && table.clientOpened < clock;
}

function laid(line: Line, body: Extract<LogBody, { type: "tableLaid" }>): Table {
  return {
    number: line.entry.number,
    spread: body.spread,
    places: PLACES[body.spread],
    hostSeal: "",
    picked: [],
    ...UNTOUCHED,
    isAnew: false,
    laid: body.cards,
    end: line,
  };
}
