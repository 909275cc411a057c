/** What a browser owes the table by itself, without anybody touching anything. */
import type { LogBody, SeatRole } from "../../protocol/events";
import type { Table } from "./fold";
import { sealOf } from "./joint";

export interface Duty {
  body: LogBody;
  /** To be kept together with the entry. */
  seed?: { seal: string; seed: string };
}

/** The next entry that is owed; `null` if it is the other's turn. */
export function dutyOf(
  table: Table | null,
  role: SeatRole,
  seeds: ReadonlyMap<string, string>,
  newSeed: () => string,
): Duty | null {
  // To a forged seed there is no answer: the table has ended, and stays as the proof of it.
  if (table === null || table.end !== null) return null;
  return role === "host" ? ofHost(table, seeds, newSeed) : ofClient(table, seeds, newSeed);
}

/** A table with a seal of its own. */
export function offer(
  table: Pick<Table, "spread">,
  newSeed: () => string,
  insteadOf?: number,
): Duty {
  const seed = sealed(newSeed);
  const { seal } = seed;
  const body: LogBody = { type: "tableOffered", spread: table.spread, seal };
  return { body: insteadOf === undefined ? body : { ...body, insteadOf }, seed };
}

function ofHost(
  table: Table,
  seeds: ReadonlyMap<string, string>,
  newSeed: () => string,
): Duty | null {
  const { number, hostSeal, clientSeed } = table;
  const seed = seeds.get(hostSeal);
  if (seed === undefined || table.isLost) return offer(table, newSeed, number);
  if (clientSeed === null) return null;
  return { body: { type: "tableOpened", table: number, seed } };
}

function ofClient(
  table: Table,
  seeds: ReadonlyMap<string, string>,
  newSeed: () => string,
): Duty | null {
  const { number, clientSeal, clientSeed } = table;
  if (clientSeed !== null || table.isLost) return null;
  const seed = clientSeal === null ? undefined : seeds.get(clientSeal);
  if (seed === undefined) {
    // The first seal, or a second one, which tells the host that the first is lost.
    const fresh = sealed(newSeed);
    return { body: { type: "tableJoined", table: number, seal: fresh.seal }, seed: fresh };
  }
  if (table.picked.length < table.places) return null;
  return { body: { type: "tableOpened", table: number, seed } };
}

function sealed(newSeed: () => string): { seal: string; seed: string } {
  const seed = newSeed();
  return { seal: sealOf(seed), seed };
}
