import type { ClientSignal } from "../../src/protocol/events";

export interface RelaySocket {
  onMessage(hear: (text: string) => void): void;
  onClose(gone: () => void): void;
  send(text: string): void;
  close(how: { code: number; reason: string }): void;
}

export class Room {
  said: (ClientSignal & { seat: string })[];
  constructor(after?: (milliseconds: number, task: () => void) => () => void);
  attach(socket: RelaySocket): void;
  cut(seat: "s1" | "s2", code?: number): void;
  move(seat: "s1" | "s2"): void;
}
