/**
 * The server's side of a conversation, for tests: it writes the events in a journal and the truth
 * in tables, and gives the snapshot that is true at any entry. It shares no code with the page.
 */
import type { ChatEvent, DrawnCard, SpreadId, TurnKind } from "../src/protocol/events";
import type { Conversation, Draw, Message, Turn } from "../src/protocol/rest";
import { snapshot } from "./snapshot";

export interface Entry {
  cursor: string;
  event: ChatEvent;
  /** What a snapshot says that is asked for just after this entry. */
  after: Conversation;
}

export const SIZES: Record<SpreadId, number> = { one: 1, three: 3, celtic: 10 };

/** A source of chance that gives the same again for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

export class Chronicle {
  readonly entries: Entry[] = [];
  readonly opening: Conversation;
  readonly now = "2026-11-23T12:00:00Z";
  #messages: Message[];
  #draw: Draw | null = null;
  #turn: Turn | null = null;
  #spread: SpreadId;
  #followUps = 0;
  #epoch = 1_795_474_227_702;
  #number = 0;
  #ids = 0;

  constructor(spread: SpreadId = "one") {
    this.#spread = spread;
    this.opening = snapshot({ spread, cursor: `${this.#epoch}-0` });
    this.#messages = [...this.opening.messages];
  }

  /** The snapshot now. */
  get truth(): Conversation {
    return {
      ...this.opening,
      spread: this.#spread,
      cursor: `${this.#epoch}-${this.#number}`,
      messages: [...this.#messages],
      turn: this.#turn,
      draw: this.#draw,
      followUpsLeft: 3 - this.#followUps,
    };
  }

  get isDrawn(): boolean {
    return this.#draw?.state === "drawn";
  }

  /** A turn begins, with a writer of its own. */
  begin(kind: TurnKind, words?: string): void {
    this.#lease();
    const turnId = this.#id("turn");
    this.#turn = { id: turnId, kind, state: "running", text: "" };
    if (words === undefined) {
      this.#tell({ type: "turnStarted", turnId, kind });
      return;
    }
    const said = { id: this.#id("message"), clientId: this.#id("client"), text: words };
    const { createdAt } = this.opening;
    this.#messages.push({ ...said, role: "seeker", kind: "talk", createdAt });
    this.#tell({ type: "turnStarted", turnId, kind, message: said });
  }

  open(): void {
    const draw = this.#draw;
    if (draw === null) throw new Error("no deck was sealed");
    const cards = Array.from(
      { length: SIZES[draw.spread] },
      (_, place): DrawnCard => ({
        place,
        position: place * 7,
        card: `cups-${String(place + 1).padStart(2, "0")}`,
        orientation: place % 2 === 0 ? "upright" : "reversed",
      }),
    );
    const seed = this.#id("seed");
    this.#draw = { ...draw, state: "drawn", cards, seed };
    this.#tell({ type: "cardsDrawn", cards, seed });
  }

  speak(text: string): void {
    const turn = this.#running();
    this.#turn = { ...turn, text: turn.text + text };
    this.#tell({ type: "delta", text });
  }

  /** The words so far are corrected, or another reader goes on from fewer. */
  resume(text: string): void {
    const turn = this.#running();
    this.#turn = { ...turn, text };
    this.#tell({ type: "turnResumed", turnId: turn.id, text });
  }

  restart(): void {
    const turn = this.#running();
    this.#turn = { ...turn, text: "" };
    this.#tell({ type: "turnRestarted", turnId: turn.id, reason: "interrupted" });
  }

  /** Another instance takes the turn over and says again what it is. */
  takeOver(kept: string): void {
    const turn = this.#running();
    this.#lease();
    this.#retell(turn, kept);
  }

  /** The seeker asks for a failed turn again. */
  retry(): void {
    const failed = this.#turn;
    if (failed?.state !== "failed") throw new Error("nothing failed");
    this.#lease();
    this.#turn = { id: failed.id, kind: failed.kind, state: "running", text: failed.text };
    this.#retell(this.#turn, failed.text);
  }

  #retell({ id, kind }: Turn, kept: string): void {
    this.#turn = { id, kind, state: "running", text: "" };
    this.#tell({ type: "turnStarted", turnId: id, kind });
    const { cards, seed } = this.#draw ?? {};
    if (kind === "reading" && cards && seed) this.#tell({ type: "cardsDrawn", cards, seed });
    if (kept !== "") this.resume(kept);
  }

  offer(): void {
    const commitment = this.#id("commitment");
    this.#draw = { spread: this.#spread, commitment, state: "offered" };
    this.#tell({ type: "drawOffered", spread: this.#spread, commitment });
  }

  complete(): void {
    const turn = this.#running();
    if (turn.kind === "reading" && this.#draw !== null) {
      const readingId = this.#id("reading");
      this.#draw = { ...this.#draw, readingId };
      this.#tell({ type: "readingCompleted", readingId });
    }
    const messageId = this.#keep(turn, false);
    this.#tell({ type: "turnCompleted", turnId: turn.id, messageId });
  }

  stop(): void {
    const turn = this.#running();
    if (turn.text === "") {
      this.#turn = null;
      this.#tell({ type: "stopped", turnId: turn.id });
      return;
    }
    const messageId = this.#keep(turn, true);
    this.#tell({ type: "stopped", turnId: turn.id, messageId });
  }

  fail(): void {
    const turn = this.#running();
    const failure = { code: "reader_interrupted", retryable: true, retryAfterSeconds: 4 } as const;
    this.#turn = { ...turn, state: "failed", ...failure };
    this.#tell({ type: "turnFailed", turnId: turn.id, ...failure });
  }

  #keep(turn: Turn, stopped: boolean): string {
    const id = this.#id("message");
    const { createdAt } = this.opening;
    const { cards, readingId } = (turn.kind === "reading" && this.#draw) || {};
    this.#messages.push({
      id,
      role: "reader",
      kind: turn.kind,
      text: turn.text,
      createdAt,
      ...(stopped ? { stopped } : {}),
      ...(cards === undefined ? {} : { cards }),
      ...(readingId === undefined || stopped ? {} : { readingId }),
    });
    if (turn.kind === "reading") this.#followUps = 0;
    if (turn.kind === "followUp") this.#followUps += 1;
    this.#turn = null;
    return id;
  }

  #running(): Turn {
    if (this.#turn?.state !== "running") throw new Error("no turn is running");
    return this.#turn;
  }

  #lease(): void {
    this.#epoch += 1000;
    this.#number = 0;
  }

  #tell(event: ChatEvent): void {
    this.#number += 1;
    const { cursor } = this.truth;
    this.entries.push({ cursor, event, after: this.truth });
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}-${this.#ids}`;
  }
}

/** A conversation of a few turns, with everything that can happen to a turn. */
export function lived(seed: number): Chronicle {
  const roll = dice(seed);
  const spreads: SpreadId[] = ["one", "three", "celtic"];
  const chronicle = new Chronicle(spreads[roll(3)]);
  const words = ["별이 ", "왔어. ", "괜찮아", "\n\n", "🐚 "];
  const speak = (most: number) => {
    for (let left = roll(most); left > 0; left -= 1) chronicle.speak(words[roll(5)] ?? "");
  };
  const turn = (kind: TurnKind, said?: string) => {
    chronicle.begin(kind, said);
    if (kind === "reading") chronicle.open();
    speak(5);
    const accident = roll(8);
    if (accident === 0) chronicle.takeOver("여기까지 ");
    if (accident === 1) chronicle.takeOver("");
    if (accident === 2) chronicle.restart();
    if (accident === 3) chronicle.resume("고친 말 ");
    speak(5);
    if (roll(6) === 0) {
      chronicle.fail();
      chronicle.retry();
      speak(4);
    }
    chronicle.speak("끝");
    if (kind === "talk" && !chronicle.isDrawn && roll(2) === 0) chronicle.offer();
    if (roll(6) === 0) chronicle.stop();
    else chronicle.complete();
  };
  for (let talks = 1 + roll(3); talks > 0; talks -= 1) turn(roll(9) === 0 ? "care" : "talk", "음");
  if (chronicle.truth.draw === null) chronicle.offer();
  turn("reading");
  for (let questions = roll(4); questions > 0; questions -= 1) turn("followUp", "왜?");
  if (roll(3) === 0) {
    chronicle.offer();
    turn("reading");
  }
  if (roll(5) === 0) {
    chronicle.begin("talk", "또");
    if (roll(2) === 0) chronicle.stop();
    else chronicle.fail();
  }
  return chronicle;
}
