/**
 * The host's side of the door: for each page that waits with its offer a connection is prepared, so
 * that letting somebody in takes one answer and no more.
 */
import type { IceServers } from "./ice";
import type { Letter, Mailbox } from "./letters";
import type { PeerLink } from "./peer-link";

/** Each one costs the browser, and the relay. */
export const MOST_PREPARED = 4;

export interface Prepared {
  link: PeerLink;
  attempt: number;
}

export class Door {
  #waiting = new Set<string>();
  #prepared = new Map<string, Prepared>();

  constructor(
    private readonly mail: Mailbox,
    private readonly ice: IceServers,
    private readonly build: (session: string, attempt: number) => PeerLink,
  ) {}

  /** Who is at the door now, by their pages. */
  attend(sessions: readonly string[]): void {
    this.#waiting = new Set(sessions);
    for (const session of this.#prepared.keys())
      if (!this.#waiting.has(session)) this.forget(session);
    for (const session of sessions) this.#prepare(session);
  }

  /** A letter that the mailbox has kept already. */
  hear(letter: Letter): void {
    const known = this.#prepared.get(letter.from);
    if (known?.attempt === letter.address.attempt) deliver(known.link, letter);
    else if (known === undefined || known.attempt < letter.address.attempt) {
      this.forget(letter.from);
      this.#prepare(letter.from);
    }
  }

  /** Lets the answer go, right after the word that admits them. */
  answer(session: string): void {
    this.#prepare(session, Number.POSITIVE_INFINITY);
    void this.#prepared.get(session)?.link.release(this.ice.configuration());
  }

  /** They sit at the table now: the connection is the table's. */
  take(session: string): Prepared | null {
    const prepared = this.#prepared.get(session) ?? null;
    this.#prepared.delete(session);
    this.#waiting.delete(session);
    return prepared;
  }

  /** What was answered went nowhere: it can be answered once more, but by another connection. */
  again(session: string): void {
    this.forget(session);
    this.#prepare(session);
  }

  forget(session: string): void {
    this.#prepared.get(session)?.link.close();
    this.#prepared.delete(session);
  }

  close(): void {
    for (const session of [...this.#prepared.keys()]) this.forget(session);
    this.#waiting.clear();
  }

  #prepare(session: string, most = MOST_PREPARED): void {
    if (!this.#waiting.has(session) || this.#prepared.has(session)) return;
    const letters = this.mail.read(session);
    const first = letters.find(({ type }) => type === "describe");
    if (first === undefined || this.#prepared.size >= most) return;
    const { attempt } = first.address;
    const link = this.build(session, attempt);
    this.#prepared.set(session, { link, attempt });
    for (const letter of letters) deliver(link, letter);
  }
}

function deliver(link: PeerLink, letter: Letter): void {
  if (letter.type === "candidate") void link.candidate(letter.candidate);
  else void link.describe(letter.description);
}
