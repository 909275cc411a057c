/**
 * One peer connection: three places for tracks in a fixed order, three data channels with fixed ids,
 * and its negotiation. Only the side that opens it makes the places; the other finds them in the
 * first offer, so that there are never six.
 */
import type { Description, IceCandidate } from "../protocol/events";
import { Negotiation } from "./negotiation";
import type { Cancel, Clock } from "./world";

export type Slot = "audio" | "video" | "table";
export const SLOTS: readonly Slot[] = ["audio", "video", "table"];
export type Tracks = Record<Slot, MediaStreamTrack | null>;

/** Ids of the channels: the first two are those of the talk, the third only shows that one lives. */
const TALK = 0;
const FILES = 1;
const PULSE = 2;
const PULSE_MS = 700;

/** How much a sender may send; absent fields are the browser's choice. */
export interface Allowance {
  active: boolean;
  maxBitrate?: number;
  scaleResolutionDownBy?: number;
}
export type Allowances = Partial<Record<Slot, Allowance>>;

export interface LinkWay {
  polite: boolean;
  /** Makes the first offer. */
  opens: boolean;
  held: boolean;
  tracks: Tracks;
  allowances: Allowances;
  sendDescription: (description: Description) => void;
  sendCandidate: (candidate: IceCandidate) => void;
  onState: (state: RTCPeerConnectionState) => void;
  /** A description of the other side was taken. */
  onDescribed: () => void;
  /** Something of the other side may be shown: a track has come, or moves. */
  onMedia: () => void;
  /** Both channels of the talk are open, and may be handed over. */
  onChannels: () => void;
  /** Both opened at once, and this one gives way: a fresh connection is to take their offer. */
  onYield: (offer: Description) => void;
  onTrouble: (error: unknown) => void;
}

export class PeerLink {
  readonly pc: RTCPeerConnection;
  #negotiation: Negotiation;
  #talk: RTCDataChannel;
  #files: RTCDataChannel;
  #pulse: RTCDataChannel;
  /** What comes before anybody takes the channels; null once they are handed over. */
  #early: [RTCDataChannel, unknown][] | null = [];
  #tracks: Tracks;
  #allowances: Allowances;
  /** What each sender was last told: to tell it again costs time when there is none. */
  #allowed: Allowances;
  #cancelPulse: Cancel | null = null;
  #closed = false;

  constructor(
    pc: RTCPeerConnection,
    private readonly way: LinkWay,
    private readonly clock: Clock,
  ) {
    this.pc = pc;
    this.#tracks = { ...way.tracks };
    this.#allowances = way.allowances;
    this.#allowed = way.opens ? { ...way.allowances } : {};
    this.#negotiation = new Negotiation(pc, {
      polite: way.polite,
      waitsForOffer: !way.opens,
      held: way.held,
      sendDescription: way.sendDescription,
      sendCandidate: way.sendCandidate,
      onDescribed: () => {
        way.onDescribed();
        return this.#fit();
      },
      onTrouble: way.onTrouble,
    });
    if (way.opens) this.#makePlaces();
    this.#talk = this.#channel("talk", TALK);
    this.#files = this.#channel("files", FILES);
    this.#pulse = this.#channel("pulse", PULSE, { ordered: false, maxRetransmits: 0 });
    this.#waitForChannels();
    pc.onconnectionstatechange = () => way.onState(pc.connectionState);
    pc.ontrack = ({ track }) => {
      track.onunmute = way.onMedia;
      way.onMedia();
    };
  }

  get isConnected(): boolean {
    return this.pc.connectionState === "connected";
  }

  get isStable(): boolean {
    return this.#negotiation.isStable;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Gives the channels away, once, and with them what has come in since they are open. */
  handOver(take: (talk: RTCDataChannel, files: RTCDataChannel) => void): void {
    const [talk, files, early] = [this.#talk, this.#files, this.#early];
    const areOpen = talk.readyState === "open" && files.readyState === "open";
    if (early === null || !areOpen || this.#closed) return;
    this.#early = null;
    take(talk, files);
    for (const [channel, data] of early)
      channel.dispatchEvent(new MessageEvent("message", { data }));
  }

  /** What comes from the other side in this place. */
  received(slot: Slot): MediaStreamTrack | null {
    return this.#place(slot)?.receiver.track ?? null;
  }

  receiver(slot: Slot): RTCRtpReceiver | null {
    return this.#place(slot)?.receiver ?? null;
  }

  describe(description: Description): Promise<void> {
    const neverAgreed = this.pc.remoteDescription === null;
    const { opens, polite } = this.way;
    if (description.type === "offer" && opens && polite && neverAgreed) {
      // A rollback would leave our places beside theirs.
      this.way.onYield(description);
      return Promise.resolve();
    }
    return this.#negotiation.describe(description);
  }

  candidate(candidate: IceCandidate): Promise<void> {
    return this.#negotiation.candidate(candidate);
  }

  /** Answers the offer that was held. */
  release(configuration: RTCConfiguration): Promise<void> {
    this.#configure(configuration);
    return this.#negotiation.release();
  }

  restart(configuration: RTCConfiguration): void {
    // While a description is on its way, that has to arrive; another would only cross it.
    if (this.#closed || !this.isStable || this.pc.remoteDescription === null) return;
    this.#configure(configuration);
    this.pc.restartIce();
  }

  /** Puts a track into its place; nothing has to be negotiated for it. */
  async put(slot: Slot, track: MediaStreamTrack | null): Promise<void> {
    if (track === this.#tracks[slot]) return;
    this.#tracks[slot] = track;
    await this.#seat(slot);
  }

  async #seat(slot: Slot): Promise<void> {
    const track = this.#tracks[slot];
    await this.#place(slot)
      ?.sender.replaceTrack(track)
      .catch((error: unknown) => this.way.onTrouble(error));
  }

  async allow(allowances: Allowances): Promise<void> {
    this.#allowances = allowances;
    for (const slot of SLOTS) {
      const sender = this.#place(slot)?.sender;
      const allowance = allowances[slot];
      if (sender === undefined || allowance === undefined) continue;
      if (isSame(allowance, this.#allowed[slot])) continue;
      if (await restrain(sender, allowance)) this.#allowed[slot] = allowance;
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelPulse?.();
    this.#negotiation.close();
    this.pc.onconnectionstatechange = null;
    this.pc.ontrack = null;
    for (const slot of SLOTS) {
      const track = this.received(slot);
      if (track !== null) track.onunmute = null;
    }
    this.pc.close();
    // Closing a connection says nothing to the channels of this side.
    for (const channel of [this.#talk, this.#files]) channel.dispatchEvent(new Event("close"));
  }

  #place(slot: Slot): RTCRtpTransceiver | undefined {
    return this.pc.getTransceivers()[SLOTS.indexOf(slot)];
  }

  #makePlaces(): void {
    for (const slot of SLOTS) {
      const kind = slot === "audio" ? "audio" : "video";
      const allowance = this.#allowances[slot];
      this.pc.addTransceiver(this.#tracks[slot] ?? kind, {
        direction: "sendrecv",
        ...(allowance === undefined ? {} : { sendEncodings: [allowance] }),
      });
    }
  }

  /** Takes our places in what they offered. */
  async #fit(): Promise<void> {
    if (this.way.opens) return this.allow(this.#allowances);
    for (const slot of SLOTS) {
      const place = this.#place(slot);
      if (place === undefined || place.direction === "sendrecv") continue;
      place.direction = "sendrecv";
      // The answer does not depend on the track, and should not wait for it.
      void this.#seat(slot);
    }
    await this.allow(this.#allowances);
  }

  #configure(configuration: RTCConfiguration): void {
    try {
      // What a connection was born with may not be changed, only repeated.
      const { certificates, bundlePolicy } = this.pc.getConfiguration();
      this.pc.setConfiguration({
        ...configuration,
        ...(certificates === undefined ? {} : { certificates }),
        ...(bundlePolicy === undefined ? {} : { bundlePolicy }),
      });
    } catch (error) {
      this.way.onTrouble(error);
    }
  }

  #channel(label: string, id: number, more: RTCDataChannelInit = {}): RTCDataChannel {
    const channel = this.pc.createDataChannel(label, { negotiated: true, id, ...more });
    channel.binaryType = "arraybuffer";
    return channel;
  }

  #waitForChannels(): void {
    for (const channel of [this.#talk, this.#files]) {
      const keep = ({ data }: MessageEvent) => {
        if (this.#early === null) channel.removeEventListener("message", keep);
        else this.#early.push([channel, data]);
      };
      channel.addEventListener("message", keep);
      channel.addEventListener("open", () => this.way.onChannels(), { once: true });
    }
    this.#pulse.addEventListener("open", () => this.#beat(), { once: true });
  }

  /** Without camera and microphone nothing would flow, and nobody could tell rest from loss. */
  #beat(): void {
    if (this.#closed || this.#pulse.readyState !== "open") return;
    if (this.#pulse.bufferedAmount === 0) this.#pulse.send("·");
    this.#cancelPulse = this.clock.after(PULSE_MS, () => this.#beat());
  }
}

const isSame = (one: Allowance, other: Allowance | undefined) =>
  one.active === other?.active &&
  one.maxBitrate === other.maxBitrate &&
  one.scaleResolutionDownBy === other.scaleResolutionDownBy;

async function restrain(sender: RTCRtpSender, allowance: Allowance): Promise<boolean> {
  try {
    const parameters = sender.getParameters();
    const encoding = parameters.encodings[0];
    if (encoding === undefined) return false;
    Object.assign(encoding, allowance);
    await sender.setParameters(parameters);
    return true;
  } catch {
    // A browser that cannot be held back sends as it thinks best.
    return false;
  }
}
