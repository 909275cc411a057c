/** What pages say to each other through the service: numbered, and taken once. */
import type { Address, Description, IceCandidate } from "../protocol/events";

export type Letter = { from: string; address: Address } & (
  | { type: "describe"; description: Description }
  | { type: "candidate"; candidate: IceCandidate }
);

/** Drops what was heard before: a sender that is not sure sends again. */
export class Heard {
  #highest = new Map<string, number>();

  isNew({ from, address }: Letter): boolean {
    if (address.number <= (this.#highest.get(from) ?? 0)) return false;
    this.#highest.set(from, address.number);
    return true;
  }
}

/** Letters of pages that nobody has a connection to yet. */
const MOST_PAGES = 16;
const MOST_LETTERS = 128;

export class Mailbox {
  #letters = new Map<string, Letter[]>();

  keep(letter: Letter): void {
    const kept = this.#letters.get(letter.from) ?? [];
    const known = kept[0]?.address.attempt ?? 0;
    const { attempt } = letter.address;
    if (attempt < known) return;
    const own = attempt > known ? [letter] : [...kept, letter];
    this.#letters.delete(letter.from);
    this.#letters.set(letter.from, own.slice(0, MOST_LETTERS));
    const oldest = this.#letters.keys().next().value;
    if (this.#letters.size > MOST_PAGES && oldest !== undefined) this.#letters.delete(oldest);
  }

  read(from: string): readonly Letter[] {
    return this.#letters.get(from) ?? [];
  }

  take(from: string): readonly Letter[] {
    const letters = this.read(from);
    this.#letters.delete(from);
    return letters;
  }
}
