/** What a page may know of a running consultation, and what it may ask for. */
import type { ApiProblem } from "../api/problem";
import type {
  DenyReason,
  EndReason,
  Knock,
  MediaState,
  Peer,
  RoomState,
  SeatRole,
} from "../protocol/events";

/** How far somebody has come. */
export type Stage =
  /** The socket is being opened for the first time. */
  | { name: "joining" }
  /** A guest at the door; `held` is the host's word to them. */
  | { name: "waiting"; held: string | null }
  | { name: "denied"; reason: DenyReason }
  /** At the table, with the other one or (a host, or while the other is away) alone. */
  | { name: "seated" }
  /** The room is over; until `returnUntil` (ms since 1970) one can come back. */
  | { name: "ended"; reason: EndReason | "left"; returnUntil: number | null }
  /** Another page took this seat. */
  | { name: "replaced" }
  /** Cannot go on by itself: the seat is refused, or the room is gone. */
  | { name: "lost"; problem: ApiProblem };

/** The line to the rooms service. Media does not depend on it. */
export type Line = "open" | "reconnecting";

/** The connection to the other browser, as the reconnect ladder sees it. */
export type Link =
  /** Nobody to connect to. */
  | "none"
  | "connecting"
  | "connected"
  /** No media for two seconds: ICE is restarted. */
  | "unstable"
  /** A new peer connection is made. */
  | "rebuilding"
  /** Thirty seconds without media: a one-tap rejoin is offered while it goes on trying. */
  | "broken";

export type DeviceKind = "camera" | "microphone" | "tableCamera";

/** Why a device gives nothing. */
export type DeviceTrouble =
  /** The person, or their browser for them, said no. */
  | "denied"
  /** There is none. */
  | "absent"
  /** Another program has it. */
  | "busy"
  /** The system keeps browsers from it. */
  | "blocked"
  /** It was taken out in mid-call, and nothing could take its place. */
  | "unplugged";

export interface DeviceView {
  /** What is wanted: a switch on the screen. */
  on: boolean;
  /** It is being opened. */
  opening: boolean;
  trouble: DeviceTrouble | null;
  /** `deviceId` of what is used; null while nothing is. */
  id: string | null;
}

export interface Choice {
  id: string;
  label: string;
}

export interface DeviceChoices {
  cameras: Choice[];
  microphones: Choice[];
  speakers: Choice[];
  /** Whether a phone's other camera can be turned to. */
  canFlip: boolean;
}

/** 0 unknown, 1 bad, 2 fair, 3 good. */
export type Quality = 0 | 1 | 2 | 3;

/** Something to be said once, in passing; `at` makes each one new. */
export interface Notice {
  kind:
    | "microphoneFellBack"
    | "cameraFellBack"
    | "speakersFellBack"
    | "silentMicrophone"
    | "audioFirst"
    | "videoBack"
    | "recovered"
    | "guessing";
  /** The name of the device that is used now. */
  label?: string;
  at: number;
}

export interface CallView {
  stage: Stage;
  role: SeatRole;
  nickname: string;
  line: Line;
  link: Link;
  room: RoomState | null;
  peer: Peer | null;
  /** Until when the other seat is kept (ms since 1970), while the other is away. */
  peerAwayUntil: number | null;
  /** Host: who is at the door. */
  knocks: readonly Knock[];
  /** Host: the seat that is being let in. */
  admitting: string | null;

  camera: DeviceView;
  microphone: DeviceView;
  tableCamera: DeviceView;
  screen: { on: boolean; possible: boolean };
  choices: DeviceChoices;

  /** To be put into a muted `<video>`; new tracks come as a new stream. */
  localVideo: MediaStream | null;
  localTable: MediaStream | null;
  remoteVideo: MediaStream | null;
  /** The second stream of the other side: table camera or screen. */
  remoteTable: MediaStream | null;
  remoteAudio: MediaStream | null;
  remoteMedia: MediaState;
  /** The browser refuses sound until somebody taps: show one button. */
  soundRefused: boolean;

  speaking: { local: boolean; remote: boolean };
  quality: { local: Quality; remote: Quality };
  /** Video is left out so that voices stay whole. */
  audioFirst: boolean;
  notice: Notice | null;
  /** Four emoji that both sides see where nobody sits in between; null until connected. */
  check: string | null;
}

/** A consultation that is held from this page. */
export interface Call {
  view(): CallView;
  /** Tells of every change; returns the way to stop that. */
  subscribe(listener: () => void): () => void;

  setCamera(on: boolean): Promise<void>;
  setMicrophone(on: boolean): Promise<void>;
  setTableCamera(on: boolean): Promise<void>;
  setScreen(on: boolean): Promise<void>;
  choose(kind: DeviceKind | "speaker", id: string): Promise<void>;
  flip(): Promise<void>;
  /** Tries a device with a trouble again. */
  retry(kind: DeviceKind): Promise<void>;
  /** What to call for an element that plays the other side's sound: `play()` is tried here. */
  attachAudio(element: HTMLMediaElement): () => void;
  /** After a tap on "turn on sound". */
  turnOnSound(): Promise<void>;

  admit(seat: string): void;
  deny(seat: string, block: boolean): void;
  hold(seat: string, message: string): void;
  /** Rejoin now instead of at the next try. */
  rejoin(): void;
  /** Gives the seat up (a host ends the room); the page closes everything. */
  leave(): Promise<void>;
  /** Lets go of socket, connection and devices, without leaving the seat. */
  close(): void;
}
