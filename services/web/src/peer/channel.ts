/** Of a data channel, what is used here. */
export interface Channel {
  readonly readyState: "connecting" | "open" | "closing" | "closed";
  readonly bufferedAmount: number;
  bufferedAmountLowThreshold: number;
  binaryType: string;
  send(data: string): void;
  send(data: ArrayBuffer): void;
  close(): void;
  addEventListener(type: ChannelEvent, listener: (event: Event) => void): void;
  removeEventListener(type: ChannelEvent, listener: (event: Event) => void): void;
}

export type ChannelEvent = "open" | "message" | "close" | "error" | "bufferedamountlow";
