/** What two people say, send and lay during a consultation, as a page shows it. */
import type { DrawnCard, SpreadId } from "../protocol/events";

/** How far something of one's own has come. */
export type Mark = "waiting" | "sent" | "delivered" | "seen";

export type FileState =
  /** On offer; the receiver has not answered. */
  | "offered"
  | "moving"
  /** The connection is away; it goes on from where it was. */
  | "paused"
  | "arrived"
  | "declined"
  | "cancelled"
  /** The bytes are not what was sent, or the file is gone from where it was chosen. */
  | "failed";

export interface FileView {
  /** Its number in the log of whoever sends it. */
  number: number;
  mine: boolean;
  name: string;
  size: number;
  mime: string;
  state: FileState;
  /** Bytes that have arrived at the receiver. */
  moved: number;
  /** An address of the whole file in this page; an image may be shown from it if `isImage`. */
  url: string | null;
  /** What the bytes say, not the name. */
  isImage: boolean;
  /** Why it cannot be taken as it is, before it is accepted. */
  warning: "tooLarge" | "dangerous" | null;
}

interface ItemBase {
  /** Never changes: a key for lists. */
  key: string;
  mine: boolean;
  /** Milliseconds since 1970. */
  at: number;
  mark: Mark | null;
}

export type Item =
  | (ItemBase & { kind: "chat"; text: string })
  | (ItemBase & { kind: "file"; file: FileView })
  /** A table that was drawn to its end, or laid by hand. */
  | (ItemBase & { kind: "cards"; table: TableView });

export type TableStage =
  /** Offered by the host; the client's browser has not joined with its seal yet. */
  | "offered"
  /** The fan is open: the client touches cards. */
  | "picking"
  /** Every place is filled; seals are being opened. */
  | "opening"
  | "open"
  /** Cards of paper, named by the host. */
  | "laid";

export interface TableView {
  number: number;
  spread: SpreadId;
  stage: TableStage;
  /** Positions in the fan that are lifted, in the order of the places. */
  picked: readonly number[];
  places: number;
  /** Once the seals are open. */
  cards: readonly DrawnCard[];
  /** Where the other side's finger is; null if nowhere. */
  hover: number | null;
  seals: { host: string; client: string | null };
  /** Both seeds fit their seals and give these cards; null before that. A false means a cheat. */
  honest: boolean | null;
  /** It had to be begun anew, because a browser lost its seal. */
  isAnew: boolean;
}

export interface TalkView {
  items: readonly Item[];
  /** What came since the chat was last seen. */
  unseen: number;
  peerTyping: boolean;
  /** The other's name and picture as they told them in this talk. */
  peerProfile: { nickname: string; picture: string | null } | null;
  /** The table that lies there now; null when it is clear. */
  table: TableView | null;
  /** The host's words to take home. */
  words: string;
  /** Whether the other side is reached at this moment. */
  connected: boolean;
  /** Nothing can be kept in this browser: a reload loses what was said. */
  unkept: boolean;
}

/** Why a file is not sent at all. */
export type FileRefusal = "empty" | "tooLarge" | "dangerous" | "tooMany";

export interface Talk {
  view(): TalkView;
  subscribe(listener: () => void): () => void;

  say(text: string): void;
  typing(on: boolean): void;
  /** Everything on the screen has been seen. */
  seen(): void;

  /** Offers a file; null, or why not. */
  send(file: File): Promise<FileRefusal | null>;
  answer(file: number, accepted: boolean): void;
  /** Stops a file in either direction; `mine` tells whose it is. */
  cancel(file: number, mine: boolean): void;

  /** Host. */
  offerTable(spread: SpreadId): void;
  layTable(spread: SpreadId, cards: DrawnCard[]): void;
  clearTable(): void;
  setWords(text: string): void;
  /** Client. */
  pick(position: number): void;
  hover(position: number | null): void;

  setProfile(nickname: string, picture: string | null): void;
  /** Ends it for this page; what was said stays kept until `forget`. */
  close(): void;
}
