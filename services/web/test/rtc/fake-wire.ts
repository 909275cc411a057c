/** WebSockets whose other end is in the hand of a test. */
import type { ClientSignal, ServerFrame } from "../../src/protocol/events";
import type { Wire } from "../../src/rtc/world";

export class FakeWire {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly sent: ClientSignal[] = [];
  closed = false;
  /** Told of each text that is sent, and of the end. */
  onSent: (text: string) => void = () => {};
  onQuit: () => void = () => {};

  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {}

  asWire(): Wire {
    return this as unknown as Wire;
  }

  send(text: string): void {
    if (this.closed) return;
    this.sent.push(JSON.parse(text));
    this.onSent(text);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.onQuit();
  }

  open(): void {
    this.onopen?.();
  }

  say(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  /** The server, or the network, closes it. */
  end(code = 1006): void {
    this.closed = true;
    this.onclose?.({ code });
  }
}
