/** The card table of one side: what it may do there, and what it does by itself. */
import type { DrawnCard, LogBody, SeatRole, SpreadId } from "../../protocol/events";
import type { Ledger } from "../log/ledger";
import type { Line } from "../log/logs";
import type { TableView } from "../talk-view";
import { type Duty, dutyOf, offer } from "./duty";
import { foldTables, type Tables } from "./fold";
import { Decks, showTable } from "./show";

/** One turn owes at most as many entries: whatever the other side says, this ends. */
const DUTIES = 4;

export interface DealerWorld {
  role: SeatRole;
  /** By their seals. */
  seeds: Map<string, string>;
  newSeed: () => string;
  append(body: LogBody, seed?: Duty["seed"]): number | null;
  changed(): void;
}

export class Dealer {
  readonly #decks: Decks;
  /** Where the client's finger is, by what it says. */
  #pointed: { table: number; position: number } | null = null;
  #pointing: number | null = null;

  constructor(
    private readonly ledger: Ledger,
    private readonly world: DealerWorld,
  ) {
    this.#decks = new Decks(() => world.changed());
  }

  offer(spread: SpreadId): void {
    if (this.world.role === "host") this.#do(offer({ spread }, this.world.newSeed));
  }

  lay(spread: SpreadId, cards: readonly DrawnCard[]): void {
    if (this.world.role !== "host") return;
    const paper = cards.map((card, place) => ({ ...card, place, position: 0 }));
    this.world.append({ type: "tableLaid", spread, cards: paper });
  }

  clear(): void {
    const { current } = this.#tables();
    if (this.world.role !== "host" || current === null) return;
    this.world.append({ type: "tableCleared", table: current.number });
  }

  pick(position: number): void {
    const { current } = this.#tables();
    if (this.world.role !== "guest" || current === null || current.end !== null) return;
    if (current.clientSeal === null || current.isLost || current.clientSeed !== null) return;
    if (current.picked.length >= current.places || current.picked.includes(position)) return;
    this.world.append({ type: "tablePicked", table: current.number, position });
  }

  /** The client's finger is there. */
  point(position: number | null): void {
    const { current } = this.#tables();
    if (this.world.role !== "guest" || current === null || position === this.#pointing) return;
    this.#pointing = position;
    this.ledger.sayAtOnce({ type: "hover", table: current.number, position });
  }

  pointed(table: number, position: number | null): void {
    if (this.world.role !== "host") return;
    this.#pointed = position === null ? null : { table, position };
    this.world.changed();
  }

  /** The connection is gone, and with it what was of the moment. */
  reset(): void {
    this.#pointed = null;
    this.#pointing = null;
  }

  /** Joins, opens and offers anew, as soon as everything that the other side said is here. */
  tend(): void {
    // Cards are worked out before anybody asks to see them.
    for (const table of this.#tables().ended) if (table.laid === null) this.#decks.of(table);
    if (!this.ledger.isLevel) return;
    const { role, seeds, newSeed } = this.world;
    const next = () => dutyOf(this.#tables().current, role, seeds, newSeed);
    for (let done = 0; done < DUTIES; done += 1) {
      const duty = next();
      if (duty === null || !this.#do(duty)) return;
    }
  }

  show(): { current: TableView | null; ended: Map<Line, TableView> } {
    const { current, ended } = this.#tables();
    const pointed = this.#pointed?.table === current?.number ? this.#pointed : null;
    const shown = new Map<Line, TableView>();
    for (const table of ended) {
      if (table.end !== null) shown.set(table.end, showTable(table, this.#decks, null));
    }
    const hover = pointed?.position ?? null;
    return { current: current && showTable(current, this.#decks, hover), ended: shown };
  }

  #do({ body, seed }: Duty): boolean {
    if (seed) this.world.seeds.set(seed.seal, seed.seed);
    return this.world.append(body, seed) !== null;
  }

  #tables(): Tables {
    const { own, other } = this.ledger.logs;
    return this.world.role === "host" ? foldTables(own, other) : foldTables(other, own);
  }
}
