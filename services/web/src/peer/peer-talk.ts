/**
 * What two people say, send and lay during a consultation: one side of it, as long as its page
 * lives. It knows no framework and no connection; a page gives it every new pair of data channels
 * and paints `view()`.
 */
import { bytesToHex } from "@noble/hashes/utils.js";
import type { DrawnCard, LogBody, MediaState, SeatRole, SpreadId } from "../protocol/events";
import { readBody } from "./bodies";
import type { Channel } from "./channel";
import { Files } from "./files/files";
import { foldFiles } from "./files/fold";
import { itemsOf, profileIn, wordsIn } from "./items";
import {
  CHAT_LENGTH,
  FILE_LIMITS,
  type FileLimits,
  NICKNAME_LENGTH,
  WORDS_AFTER_MS,
  WORDS_LENGTH,
} from "./limits";
import { type Fleeting, Ledger } from "./log/ledger";
import type { Kept, SeatStore, Store } from "./store/store";
import { Dealer } from "./table/dealer";
import type { FileRefusal, Item, Talk, TalkView } from "./talk-view";
import { Typing } from "./typing";
import { type Clock, newId, type Random } from "./world";

export interface TalkWorld {
  room: string;
  seat: string;
  role: SeatRole;
  store: Store;
  clock: Clock;
  random: Random;
  limits?: FileLimits;
}

/** One side of a talk, with everything that this browser has kept of it. */
export async function openTalk(world: TalkWorld): Promise<PeerTalk> {
  const store = world.store.seat(world.room, world.seat);
  const nothing: Kept = { state: null, own: [], other: [], seeds: new Map() };
  return new PeerTalk(world, store, await store.load().catch(() => nothing));
}

export class PeerTalk implements Talk {
  readonly #ledger: Ledger;
  readonly #files: Files;
  readonly #dealer: Dealer;
  readonly #typing: Typing;
  readonly #listeners = new Set<() => void>();
  readonly #mediaListeners = new Set<(media: MediaState) => void>();
  readonly #chats = new WeakMap<object, Item>();
  #media: MediaState | null = null;
  #words: { text: string; cancel: () => void } | null = null;
  #view: TalkView | null = null;
  #isTending = false;
  #isTold = false;
  #isClosed = false;

  constructor(
    private readonly world: TalkWorld,
    store: SeatStore,
    kept: Kept,
  ) {
    const { role, clock, random } = world;
    const changed = () => this.#changed();
    const append = (body: LogBody) => this.#append(body);
    this.#typing = new Typing(clock, {
      say: (on) => this.#ledger.say({ type: "typing", on }),
      changed,
    });
    this.#ledger = new Ledger(role, store, kept, newId(random), {
      changed: () => this.#tend(),
      came: ({ body }) => body?.type === "chat" && this.#typing.other(false),
      opened: (link) => {
        this.#files.connect(link);
        if (this.#media) this.#ledger.say({ type: "media", media: this.#media });
      },
      closed: () => {
        this.#files.connect(null);
        this.#typing.reset();
        this.#dealer.reset();
      },
      message: (message) => this.#take(message),
      chunk: (data) => this.#files.chunk(data),
      moved: (numbers) => this.#files.renumber(numbers),
    });
    this.#dealer = new Dealer(this.#ledger, {
      role,
      seeds: new Map(kept.seeds),
      newSeed: () => bytesToHex(random(32)),
      append: (body, seed) => this.#append(body, seed),
      changed,
    });
    this.#files = new Files({
      store,
      clock,
      limits: world.limits ?? FILE_LIMITS,
      append,
      say: (message) => this.#ledger.say(message as Fleeting),
      changed,
    });
    this.#tend();
  }

  /** A new pair of data channels, open or still to be opened; the pair before it is forgotten. */
  connect(talk: Channel, file: Channel): void {
    if (!this.#isClosed) this.#ledger.connect(talk, file);
  }

  /** The connection is known to be gone, before its channels know. */
  disconnect(): void {
    this.#ledger.disconnect();
  }

  /** Tells of the other side's camera, microphone and screen, whenever it says something of them. */
  onMedia(listener: (media: MediaState) => void): () => void {
    this.#mediaListeners.add(listener);
    return () => this.#mediaListeners.delete(listener);
  }

  /** Tells the other side, now and at every new connection. */
  sendMedia(media: MediaState): void {
    this.#media = { ...media };
    this.#ledger.say({ type: "media", media: this.#media });
  }

  view = (): TalkView => {
    this.#view ??= this.#paint();
    return this.#view;
  };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  say(text: string): void {
    const characters = [...text.trim()];
    for (let at = 0; at < characters.length; at += CHAT_LENGTH) {
      this.#append({ type: "chat", text: characters.slice(at, at + CHAT_LENGTH).join("") });
    }
    this.#typing.sent();
  }

  typing(on: boolean): void {
    if (this.#ledger.isConnected) this.#typing.own(on);
  }

  seen(): void {
    this.#ledger.seen();
  }

  async send(file: File): Promise<FileRefusal | null> {
    return this.#files.send(file);
  }

  answer(file: number, accepted: boolean): void {
    this.#files.answer(file, accepted);
  }

  cancel(file: number, mine: boolean): void {
    this.#files.cancel(file, mine);
  }

  offerTable(spread: SpreadId): void {
    this.#dealer.offer(spread);
  }

  layTable(spread: SpreadId, cards: DrawnCard[]): void {
    this.#dealer.lay(spread, cards);
  }

  clearTable(): void {
    this.#dealer.clear();
  }

  pick(position: number): void {
    this.#dealer.pick(position);
  }

  hover(position: number | null): void {
    this.#dealer.point(position);
  }

  setWords(text: string): void {
    if (this.world.role !== "host") return;
    this.#words?.cancel();
    const cancel = this.world.clock.after(WORDS_AFTER_MS, () => this.#sayWords());
    this.#words = { text: [...text].slice(0, WORDS_LENGTH).join(""), cancel };
    this.#changed();
  }

  setProfile(nickname: string, picture: string | null): void {
    const name = [...nickname].slice(0, NICKNAME_LENGTH).join("");
    const plain: LogBody = { type: "profile", nickname: name };
    const body = readBody({ ...plain, picture }, this.world.role) ?? plain;
    const told = this.#ledger.logs.own.findLast((line) => line.body?.type === "profile")?.body;
    if (JSON.stringify(told) !== JSON.stringify(body)) this.#append(body);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#sayWords();
    this.#isClosed = true;
    this.#ledger.disconnect();
    this.#files.close();
    this.#listeners.clear();
  }

  #append(body: LogBody, seed?: { seal: string; seed: string }): number | null {
    if (this.#isClosed) return null;
    const also = seed ? [{ type: "seed" as const, ...seed }] : [];
    return this.#ledger.append(body, this.world.clock.now(), also)?.entry.number ?? null;
  }

  #sayWords(): void {
    const words = this.#words;
    words?.cancel();
    this.#words = null;
    if (words && words.text !== wordsIn(this.#ledger.logs.own)) {
      this.#append({ type: "words", text: words.text });
    }
  }

  #take(message: Fleeting): void {
    switch (message.type) {
      case "typing":
        this.#typing.other(message.on);
        break;
      case "hover":
        this.#dealer.pointed(message.table, message.position ?? null);
        break;
      case "media":
        for (const listener of this.#mediaListeners) listener(message.media);
        break;
      case "fileWanted":
        void this.#files.wanted(message.file, message.offset);
        break;
      case "fileEnd":
        this.#files.ended(message.file, message.sha256);
    }
  }

  /** Does what the logs ask this side to do by itself. */
  #tend(): void {
    this.#changed();
    if (this.#isTending || this.#isClosed) return;
    this.#isTending = true;
    this.#dealer.tend();
    const { own, other } = this.#ledger.logs;
    this.#files.follow(foldFiles(own, other), (number) => this.#ledger.isTold(number));
    this.#isTending = false;
  }

  #changed(): void {
    this.#view = null;
    if (this.#isTold || this.#isClosed) return;
    this.#isTold = true;
    queueMicrotask(() => {
      this.#isTold = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }

  #paint(): TalkView {
    const ledger = this.#ledger;
    const { logs, isConnected } = ledger;
    const files = foldFiles(logs.own, logs.other);
    const tables = this.#dealer.show();
    const hostLog = this.world.role === "host" ? logs.own : logs.other;
    return {
      ...itemsOf({
        lines: logs.inOrder(),
        markOf: (line) => ledger.markOf(line),
        fileOf: (line) => {
          const file = files.get(line.key);
          return file ? this.#files.view(file, isConnected) : null;
        },
        tableOf: (line) => tables.ended.get(line) ?? null,
        seenOther: logs.seenOther,
        chats: this.#chats,
      }),
      peerTyping: this.#typing.isOn,
      peerProfile: profileIn(logs.other),
      table: tables.current,
      words: this.#words?.text ?? wordsIn(hostLog),
      connected: isConnected,
      unkept: ledger.isUnkept,
    };
  }
}
