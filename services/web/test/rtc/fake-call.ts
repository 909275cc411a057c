/** Two pages in one room, with everything between them in the hand of a test. */
import type { ServerFrame } from "../../src/protocol/events";
import { LiveCall } from "../../src/rtc/call";
import type { RtcWorld, Sign } from "../../src/rtc/world";
import { Room } from "../rtc-browser/relay.mjs";
import { FakeClock } from "./fake-clock";
import { FakeConnection, FakeNetwork, FakeStream, FakeTrack } from "./fake-connection";
import { FakeWire } from "./fake-wire";

export class FakeTable {
  readonly clock = new FakeClock();
  readonly network = new FakeNetwork(this.clock);
  readonly room = new Room(this.clock.after);
  /** Called for each text between a page and the room; false loses the line instead. */
  onText: (seat: string, text: string, fromPage: boolean) => boolean = () => true;
  iceAsked = 0;
  relayOnly = false;
  #pages = 0;

  /** `isReady`: it has a talk for the channels from the beginning. */
  page(seat: "s1" | "s2", isReady = true): FakePage {
    this.#pages += 1;
    return new FakePage(this, seat, `session-${this.#pages}`, isReady);
  }
}

export class FakePage {
  readonly connections: FakeConnection[] = [];
  readonly pairs: RTCDataChannel[] = [];
  readonly words: string[] = [];
  readonly links: string[] = [];
  readonly lines: string[] = [];
  readonly heard: ServerFrame[] = [];
  readonly call: LiveCall;
  #signs = new Set<(sign: Sign) => void>();
  #isOpen = true;

  constructor(
    private readonly table: FakeTable,
    private readonly seat: "s1" | "s2",
    session: string,
    isReady: boolean,
  ) {
    const fetchIce = async () => {
      table.iceAsked += 1;
      const iceServers = [{ urls: [`stun:${table.iceAsked}`] }];
      return { iceServers, relayOnly: table.relayOnly, ttlSeconds: 3600 };
    };
    const wish = { camera: true, microphone: true };
    const options = {
      roomId: "r1",
      seatToken: seat,
      session,
      baseUrl: "https://t",
      fetchIce,
      wish,
    };
    this.call = new LiveCall(options, this.#world());
    this.call.subscribe(() => {
      const { link, line } = this.call.view();
      if (link !== this.links.at(-1)) this.links.push(link);
      if (line !== this.lines.at(-1)) this.lines.push(line);
    });
    if (isReady) this.takeChannels();
    this.call.start();
  }

  takeChannels(): void {
    this.call.onChannels((talk) => {
      this.pairs.push(talk);
      talk.addEventListener("message", ({ data }) => this.words.push(String(data)));
    });
  }

  get view() {
    return this.call.view();
  }

  get newest(): FakeConnection {
    const last = this.connections.at(-1);
    if (last === undefined) throw new Error("no connection was made");
    return last;
  }

  get live(): FakeConnection[] {
    return this.connections.filter(({ isClosed }) => !isClosed);
  }

  sign(sign: Sign): void {
    for (const listener of this.#signs) listener(sign);
  }

  /** As a tab is closed: nobody is told anything. */
  vanish(): void {
    this.call.close();
    this.#isOpen = false;
  }

  #world(): RtcWorld {
    const { clock, network } = this.table;
    return {
      now: clock.now,
      after: clock.after,
      random: clock.random,
      devices: fakeDevices(),
      permission: async () => "granted",
      stream: (tracks) =>
        new FakeStream(tracks as unknown as FakeTrack[]) as unknown as MediaStream,
      isPhone: false,
      socket: (url, protocol) => this.#dial(new FakeWire(url, protocol)).asWire(),
      connection: (configuration) => {
        const made = new FakeConnection({ ...configuration }, network);
        this.connections.push(made);
        return made as unknown as RTCPeerConnection;
      },
      certificate: async () => null,
      audio: () => null,
      keepAwake: async () => null,
      watch: (onSign) => {
        this.#signs.add(onSign);
        return () => this.#signs.delete(onSign);
      },
      schedule: (paint) => paint,
    };
  }

  /** A socket to the room, twenty milliseconds away. */
  #dial(wire: FakeWire): FakeWire {
    const { clock, room } = this.table;
    let hear: (text: string) => void = () => {};
    let gone: () => void = () => {};
    const lose = (code: number) => {
      if (wire.closed) return;
      wire.end(code);
      gone();
    };
    const pass = (text: string, fromPage: boolean, on: () => void) => {
      if (!this.#isOpen) return;
      if (this.table.onText(this.seat, text, fromPage)) clock.after(20, () => !wire.closed && on());
      else lose(1006);
    };
    wire.onSent = (text) => pass(text, true, () => hear(text));
    wire.onQuit = () => gone();
    clock.after(20, () => {
      if (wire.closed) return;
      room.attach({
        onMessage: (listener) => {
          hear = listener;
        },
        onClose: (listener) => {
          gone = listener;
        },
        send: (text) =>
          pass(text, false, () => {
            this.heard.push(JSON.parse(text));
            wire.onmessage?.({ data: text });
          }),
        close: ({ code }) => void clock.after(20, () => lose(code)),
      });
      wire.open();
    });
    return wire;
  }
}

function fakeDevices(): MediaDevices {
  const devices = {
    getUserMedia: async ({ audio, video }: MediaStreamConstraints) =>
      new FakeStream([
        ...(audio ? [new FakeTrack("audio", "mic-1", "마이크")] : []),
        ...(video ? [new FakeTrack("video", "cam-1", "카메라")] : []),
      ]),
    enumerateDevices: async () => [
      { kind: "audioinput", deviceId: "mic-1", label: "마이크" },
      { kind: "videoinput", deviceId: "cam-1", label: "카메라" },
    ],
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  return devices as unknown as MediaDevices;
}
