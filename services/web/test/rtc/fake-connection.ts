/**
 * Peer connections between two pages of a test: what negotiation makes of them is that of
 * `FakeNegotiable`; whether they connect and carry anything is said by a network.
 */
import type { Clock } from "../../src/rtc/world";
import { FakeNegotiable } from "./fake-negotiable";

export class FakeTrack extends EventTarget {
  enabled = true;
  muted = false;
  readyState: "live" | "ended" = "live";
  contentHint = "";
  label: string;
  onended: (() => void) | null = null;
  onmute: (() => void) | null = null;
  onunmute: (() => void) | null = null;

  constructor(
    readonly kind: "audio" | "video",
    readonly deviceId = "",
    label = "",
  ) {
    super();
    this.label = label;
  }

  stop(): void {
    this.readyState = "ended";
  }

  getSettings() {
    return { deviceId: this.deviceId };
  }

  /** The browser ends it, as when a plug is pulled. */
  end(): void {
    this.readyState = "ended";
    this.onended?.();
  }
}

export class FakeStream {
  constructor(readonly tracks: FakeTrack[]) {}
  getTracks = () => this.tracks;
  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === "audio");
  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === "video");
}

export class FakeChannel extends EventTarget {
  readyState: RTCDataChannelState = "connecting";
  binaryType = "blob";
  bufferedAmount = 0;
  far: FakeChannel | null = null;

  constructor(readonly id: number) {
    super();
  }

  send(data: unknown): void {
    this.far?.dispatchEvent(new MessageEvent("message", { data }));
  }
}

class Transceiver {
  direction: RTCRtpTransceiverDirection;
  readonly sender = {
    track: null as FakeTrack | null,
    parameters: { encodings: [{}] as Record<string, unknown>[] },
    replaceTrack: async (track: FakeTrack | null) => {
      this.sender.track = track;
    },
    getParameters: () => this.sender.parameters,
    setParameters: async () => undefined,
  };
  readonly receiver: { track: FakeTrack };

  constructor(kind: "audio" | "video", direction: RTCRtpTransceiverDirection) {
    this.direction = direction;
    this.receiver = { track: new FakeTrack(kind) };
    this.receiver.track.muted = true;
  }
}

/** Joins connections whose descriptions fit, and breaks them when it is down. */
export class FakeNetwork {
  readonly connections: FakeConnection[] = [];
  up = true;

  constructor(readonly clock: Clock) {}

  /** What the two know of each other changed, or the network did. */
  look(): void {
    for (const one of this.connections) {
      const other = this.connections.find((far) => far !== one && far.fits(one));
      if (other !== undefined && this.up) one.join(other);
    }
  }

  /** Whether something can reach it now. */
  reaches(one: FakeConnection): boolean {
    const far = one.far;
    return this.up && far !== null && !far.isClosed && !one.isClosed && one.fits(far);
  }
}

let names = 0;

export class FakeConnection extends FakeNegotiable {
  connectionState: RTCPeerConnectionState = "new";
  onconnectionstatechange: (() => void) | null = null;
  ontrack: ((event: { track: FakeTrack }) => void) | null = null;
  far: FakeConnection | null = null;
  restarts = 0;
  readonly channels: FakeChannel[] = [];
  #places: Transceiver[] = [];
  #bytes = 0;
  #lastAt = 0;

  constructor(
    readonly configuration: RTCConfiguration,
    private readonly network: FakeNetwork,
  ) {
    names += 1;
    const after = (task: () => void) => void network.clock.after(1, task);
    super(`p${names}-`, () => new Promise((resolve) => after(resolve)), after);
    network.connections.push(this);
  }

  get isClosed(): boolean {
    return this.connectionState === "closed";
  }

  fits(other: FakeConnection): boolean {
    const [ours, theirs] = [this.said, other.said];
    return (
      !this.isClosed &&
      !other.isClosed &&
      ours.local !== null &&
      theirs.local !== null &&
      ours.local.ufrag === theirs.remote?.ufrag &&
      theirs.local.ufrag === ours.remote?.ufrag
    );
  }

  join(far: FakeConnection): void {
    if (this.far === far && this.connectionState === "connected") return;
    this.far = far;
    this.network.clock.after(50, () => {
      if (!this.network.reaches(this) || this.connectionState === "connected") return;
      this.connectionState = "connected";
      this.#lastAt = this.network.clock.now();
      this.onconnectionstatechange?.();
      for (const channel of this.channels) {
        channel.far = far.channels.find(({ id }) => id === channel.id) ?? null;
        if (channel.readyState === "open") continue;
        channel.readyState = "open";
        channel.dispatchEvent(new Event("open"));
      }
      for (const { receiver } of this.#places) {
        receiver.track.muted = false;
        receiver.track.onunmute?.();
      }
    });
  }

  addTransceiver(what: FakeTrack | "audio" | "video", init: RTCRtpTransceiverInit): Transceiver {
    const kind = typeof what === "string" ? what : what.kind;
    const place = new Transceiver(kind, init.direction ?? "sendrecv");
    if (typeof what !== "string") place.sender.track = what;
    this.#places.push(place);
    this.change();
    return place;
  }

  getTransceivers = () => this.#places;

  createDataChannel(_label: string, { id }: RTCDataChannelInit): FakeChannel {
    const channel = new FakeChannel(id ?? 0);
    this.channels.push(channel);
    this.change();
    return channel;
  }

  override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const isFirst = this.current.remote === null && this.pending.remote === null;
    await super.setRemoteDescription(description);
    if (description.type === "offer" && this.#places.length === 0)
      for (const kind of ["audio", "video", "video"] as const)
        this.#places.push(new Transceiver(kind, "recvonly"));
    if (isFirst) for (const { receiver } of this.#places) this.ontrack?.({ track: receiver.track });
    this.network.look();
  }

  override async setLocalDescription(description?: RTCSessionDescriptionInit): Promise<void> {
    await super.setLocalDescription(description);
    this.network.look();
  }

  override restartIce(): void {
    this.restarts += 1;
    super.restartIce();
  }

  getConfiguration = () => this.configuration;

  setConfiguration(configuration: RTCConfiguration): void {
    Object.assign(this.configuration, configuration);
  }

  async getStats(): Promise<Map<string, unknown>> {
    const now = this.network.clock.now();
    if (this.network.reaches(this)) {
      this.#bytes += now - this.#lastAt;
      this.connectionState = "connected";
    }
    this.#lastAt = now;
    const pair = { type: "candidate-pair", bytesReceived: this.#bytes, nominated: true };
    return new Map([["pair", pair]]);
  }

  close(): void {
    this.connectionState = "closed";
    for (const channel of this.channels) channel.readyState = "closed";
  }
}
