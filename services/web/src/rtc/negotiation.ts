/**
 * Perfect negotiation of one peer connection, and nothing else. Either side may offer whenever it
 * likes; where two offers meet, the polite side takes its own back. What arrives is taken one after
 * the other, so that a candidate never overtakes its description.
 */
import type { Description, IceCandidate } from "../protocol/events";

export type Negotiable = Pick<
  RTCPeerConnection,
  | "signalingState"
  | "localDescription"
  | "remoteDescription"
  | "createAnswer"
  | "setLocalDescription"
  | "setRemoteDescription"
  | "addIceCandidate"
  | "onnegotiationneeded"
  | "onicecandidate"
>;

export interface Negotiating {
  polite: boolean;
  /** Says nothing before the other side has offered. */
  waitsForOffer: boolean;
  /** Takes the first offer, and answers it only on `release`. */
  held: boolean;
  sendDescription: (description: Description) => void;
  sendCandidate: (candidate: IceCandidate) => void;
  /** After a remote description was set, before it is answered. */
  onDescribed: (description: Description) => Promise<void>;
  onTrouble: (error: unknown) => void;
}

export class Negotiation {
  #makingOffer = false;
  #ignoresOffer = false;
  #mayOffer: boolean;
  #held: boolean;
  /** An offer is set and waits for `release`. */
  #owesAnswer = false;
  /** What will be said then: it is made beforehand, so that nobody waits for it. */
  #prepared: RTCSessionDescriptionInit | null = null;
  #closed = false;
  #inTurn: Promise<void> = Promise.resolve();
  /** Theirs, before there is a description that they belong to. */
  #early: IceCandidate[] = [];
  /** Ours, while the description that they belong to is being made; null when none is. */
  #waiting: IceCandidate[] | null = null;

  constructor(
    private readonly pc: Negotiable,
    private readonly way: Negotiating,
  ) {
    this.#mayOffer = !way.waitsForOffer;
    this.#held = way.held;
    pc.onnegotiationneeded = () => {
      // Whoever is silent now is asked again: the browser repeats it once the state is stable.
      if (this.#mayOffer && !this.#held) void this.#offer();
    };
    pc.onicecandidate = ({ candidate }) => {
      if (candidate !== null) this.#say(candidate.toJSON());
    };
  }

  /** Nothing of ours waits for an answer, and nothing of theirs. */
  get isStable(): boolean {
    return this.pc.signalingState === "stable" && !this.#makingOffer;
  }

  describe(description: Description): Promise<void> {
    return this.#next(() => this.#take(description));
  }

  candidate(candidate: IceCandidate): Promise<void> {
    return this.#next(() => this.#add(candidate));
  }

  release(): Promise<void> {
    return this.#next(async () => {
      this.#held = false;
      if (this.#owesAnswer) await this.#answer();
    });
  }

  close(): void {
    this.#closed = true;
    this.pc.onnegotiationneeded = null;
    this.pc.onicecandidate = null;
  }

  #next(task: () => Promise<void>): Promise<void> {
    this.#inTurn = this.#inTurn.then(async () => {
      if (this.#closed) return;
      try {
        await task();
      } catch (error) {
        if (!this.#closed) this.way.onTrouble(error);
      }
    });
    return this.#inTurn;
  }

  async #take(description: Description): Promise<void> {
    const { pc, way } = this;
    const isOffer = description.type === "offer";
    const collides = this.#makingOffer || pc.signalingState === "have-local-offer";
    this.#ignoresOffer = isOffer && collides && !way.polite;
    if (this.#ignoresOffer) return;
    // The answer to an offer that was taken back.
    if (!isOffer && pc.signalingState !== "have-local-offer") return;
    await pc.setRemoteDescription(description);
    this.#mayOffer = true;
    const early = this.#early;
    this.#early = [];
    for (const candidate of early) await this.#add(candidate);
    await way.onDescribed(description);
    if (!isOffer || this.#closed) return;
    if (this.#held) await this.#prepare();
    else await this.#answer();
  }

  /** Until it is set, the browser tells nobody where it can be reached, nor looks for the other. */
  async #prepare(): Promise<void> {
    this.#owesAnswer = true;
    this.#prepared = null;
    this.#prepared = await this.pc.createAnswer();
  }

  async #add(candidate: IceCandidate): Promise<void> {
    if (this.#ignoresOffer) {
      await this.pc.addIceCandidate(candidate).catch(() => undefined);
      return;
    }
    if (this.pc.remoteDescription === null) {
      this.#early.push(candidate);
      return;
    }
    try {
      await this.pc.addIceCandidate(candidate);
    } catch (error) {
      // One way less is no reason to give up the others.
      if (!this.#closed) this.way.onTrouble(error);
    }
  }

  async #answer(): Promise<void> {
    const prepared = this.#prepared;
    this.#owesAnswer = false;
    this.#prepared = null;
    if (prepared?.sdp === undefined) return this.#describeOurselves();
    // On its way while the browser is busy with it.
    this.way.sendDescription({ type: "answer", sdp: prepared.sdp });
    await this.pc.setLocalDescription(prepared);
  }

  async #offer(): Promise<void> {
    this.#makingOffer = true;
    try {
      await this.#describeOurselves();
    } catch (error) {
      if (!this.#closed) this.way.onTrouble(error);
    } finally {
      this.#makingOffer = false;
    }
  }

  /** Without an argument the browser itself knows what is due, an offer or an answer. */
  async #describeOurselves(): Promise<void> {
    this.#waiting ??= [];
    try {
      await this.pc.setLocalDescription();
      const made = this.pc.localDescription;
      if (made === null || this.#closed) return;
      this.way.sendDescription({ type: made.type === "offer" ? "offer" : "answer", sdp: made.sdp });
    } finally {
      const waiting = this.#waiting ?? [];
      this.#waiting = null;
      for (const candidate of waiting) this.#say(candidate);
    }
  }

  #say(candidate: RTCIceCandidateInit): void {
    const whole: IceCandidate = {
      candidate: candidate.candidate ?? "",
      sdpMid: candidate.sdpMid ?? null,
      sdpMLineIndex: candidate.sdpMLineIndex ?? null,
      usernameFragment: candidate.usernameFragment ?? null,
    };
    if (this.#waiting !== null) this.#waiting.push(whole);
    else if (!this.#closed) this.way.sendCandidate(whole);
  }
}
