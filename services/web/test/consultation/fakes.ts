/** A call and a talk that say what they are told to, for tests and for looking at the page. */
import type { FileView, Item, TableView, Talk, TalkView } from "../../src/peer/talk-view";
import type { DrawnCard, SpreadId } from "../../src/protocol/events";
import type { Call, CallView, DeviceView } from "../../src/rtc/call-view";

class Told<V> {
  private readonly listeners = new Set<() => void>();
  constructor(private current: V) {}

  view = (): V => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(change: Partial<V>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

const device = (on: boolean): DeviceView => ({ on, opening: false, trouble: null, id: null });

export const callView = (change: Partial<CallView> = {}): CallView => ({
  stage: { name: "seated" },
  role: "host",
  nickname: "달빛 상담사",
  line: "open",
  link: "connected",
  room: {
    relayOnly: false,
    expiresAt: new Date(Date.now() + 2 * 3_600_000).toISOString(),
    beganAt: new Date(Date.now() - 754_000).toISOString(),
  },
  peer: { seat: "s2", role: "guest", nickname: "지민", session: "p".repeat(12) },
  peerAwayUntil: null,
  knocks: [],
  admitting: null,
  camera: device(true),
  microphone: device(true),
  tableCamera: device(false),
  screen: { on: false, possible: true },
  choices: {
    cameras: [
      { id: "c1", label: "FaceTime HD Camera" },
      { id: "c2", label: "Desk View" },
    ],
    microphones: [{ id: "m1", label: "MacBook Pro" }],
    speakers: [{ id: "s1", label: "AirPods" }],
    canFlip: false,
  },
  localVideo: null,
  localTable: null,
  remoteVideo: null,
  remoteTable: null,
  remoteAudio: null,
  remoteMedia: { camera: true, microphone: true, screen: false, tableCamera: false },
  soundRefused: false,
  speaking: { local: false, remote: false },
  quality: { local: 3, remote: 3 },
  audioFirst: false,
  notice: null,
  check: "🐚🌙🍊🦊",
  ...change,
});

export class FakeCall extends Told<CallView> implements Call {
  readonly asked: string[] = [];
  constructor(change: Partial<CallView> = {}) {
    super(callView(change));
  }

  private switched(kind: "camera" | "microphone" | "tableCamera", on: boolean): Promise<void> {
    this.asked.push(`${kind} ${on}`);
    this.set({ [kind]: { ...this.view()[kind], on, trouble: null } });
    return Promise.resolve();
  }

  setCamera = (on: boolean) => this.switched("camera", on);
  setMicrophone = (on: boolean) => this.switched("microphone", on);
  setTableCamera = (on: boolean) => this.switched("tableCamera", on);
  setScreen = (on: boolean) => {
    this.set({ screen: { on, possible: true } });
    return Promise.resolve();
  };
  choose = (kind: string, id: string) => {
    this.asked.push(`choose ${kind} ${id}`);
    return Promise.resolve();
  };
  flip = () => Promise.resolve();
  retry = (kind: "camera" | "microphone" | "tableCamera") => this.switched(kind, true);
  attachAudio = () => () => undefined;
  turnOnSound = () => {
    this.set({ soundRefused: false });
    return Promise.resolve();
  };
  admit = (seat: string) => void this.asked.push(`admit ${seat}`);
  deny = (seat: string, block: boolean) => void this.asked.push(`deny ${seat} ${block}`);
  hold = (seat: string, message: string) => void this.asked.push(`hold ${seat} ${message}`);
  rejoin = () => void this.asked.push("rejoin");
  leave = () => {
    this.asked.push("leave");
    const returnUntil = Date.now() + 600_000;
    this.set({ stage: { name: "ended", reason: "left", returnUntil } });
    return Promise.resolve();
  };
  close = () => void this.asked.push("close");
}

export const talkView = (change: Partial<TalkView> = {}): TalkView => ({
  items: [],
  unseen: 0,
  peerTyping: false,
  peerProfile: null,
  table: null,
  words: "",
  connected: true,
  unkept: false,
  ...change,
});

const PLACES: Record<SpreadId, number> = { one: 1, three: 3, celtic: 10 };

export const tableView = (change: Partial<TableView> = {}): TableView => ({
  number: 1,
  spread: "three",
  stage: "picking",
  picked: [],
  places: PLACES[change.spread ?? "three"],
  cards: [],
  hover: null,
  seals: { host: "a3".repeat(32), client: "5f".repeat(32) },
  honest: null,
  isAnew: false,
  ...change,
});

const FACES = [
  ["major-17", "upright"],
  ["cups-03", "reversed"],
  ["major-09", "upright"],
  ["wands-08", "upright"],
  ["swords-03", "reversed"],
  ["major-01", "upright"],
  ["pentacles-10", "upright"],
  ["major-18", "reversed"],
  ["cups-12", "upright"],
  ["major-21", "upright"],
] as const;

export const drawn = (count: number, picked: readonly number[] = []): DrawnCard[] =>
  FACES.slice(0, count).map(([card, orientation], place) => ({
    place,
    position: picked[place] ?? place,
    card,
    orientation,
  }));

export const fileView = (change: Partial<FileView> = {}): FileView => ({
  number: 1,
  mine: false,
  name: "지난달 일기.pdf",
  size: 3_400_000,
  mime: "application/pdf",
  state: "offered",
  moved: 0,
  url: null,
  isImage: false,
  warning: null,
  ...change,
});

let keys = 0;
const base = (mine: boolean, minutesAgo: number, mark: Item["mark"]) => {
  keys += 1;
  const key = `${mine ? "a" : "b"}${keys}`;
  return { key, mine, at: Date.now() - minutesAgo * 60_000, mark };
};

export const chat = (
  text: string,
  mine: boolean,
  minutesAgo = 1,
  mark: Item["mark"] = mine ? "seen" : null,
): Item => ({ ...base(mine, minutesAgo, mark), kind: "chat", text });

export const fileItem = (change: Partial<FileView>, minutesAgo = 1): Item => {
  const file = fileView(change);
  return { ...base(file.mine, minutesAgo, file.mine ? "delivered" : null), kind: "file", file };
};

export const cardsItem = (table: TableView, minutesAgo = 1): Item => ({
  ...base(true, minutesAgo, null),
  kind: "cards",
  table,
});

export class FakeTalk extends Told<TalkView> implements Talk {
  readonly asked: string[] = [];
  constructor(change: Partial<TalkView> = {}) {
    super(talkView(change));
  }

  say = (text: string) =>
    this.set({ items: [...this.view().items, chat(text, true, 0, "delivered")] });
  typing = (on: boolean) => void this.asked.push(`typing ${on}`);
  seen = () => this.set({ unseen: 0 });
  send = (file: File) => {
    this.asked.push(`send ${file.name}`);
    return Promise.resolve(file.size === 0 ? ("empty" as const) : null);
  };
  answer = (file: number, accepted: boolean) => void this.asked.push(`answer ${file} ${accepted}`);
  cancel = (file: number, mine: boolean) => void this.asked.push(`cancel ${file} ${mine}`);
  offerTable = (spread: SpreadId) => {
    const number = (this.view().table?.number ?? 0) + 1;
    this.set({ table: tableView({ number, spread, stage: "offered" }) });
    setTimeout(() => this.set({ table: tableView({ number, spread, stage: "picking" }) }), 900);
  };
  layTable = (spread: SpreadId, cards: DrawnCard[]) => {
    const number = (this.view().table?.number ?? 0) + 1;
    this.set({ table: tableView({ number, spread, stage: "laid", cards }) });
  };
  clearTable = () => this.set({ table: null });
  setWords = (words: string) => this.set({ words });
  pick = (position: number) => {
    const { table } = this.view();
    if (table === null) return;
    const picked = [...table.picked, position];
    const isFull = picked.length === table.places;
    this.set({ table: { ...table, picked, stage: isFull ? "opening" : "picking" } });
    if (!isFull) return;
    const cards = drawn(table.places, picked);
    const open: TableView = { ...table, picked, cards, stage: "open", honest: true };
    setTimeout(
      () => this.set({ table: open, items: [...this.view().items, cardsItem(open)] }),
      500,
    );
  };
  hover = (position: number | null) => void this.asked.push(`hover ${position}`);
  setProfile = (nickname: string) => void this.asked.push(`profile ${nickname}`);
  close = () => void this.asked.push("close");
}
