/**
 * What the specification says of a peer connection's signalling, without any media: a chain of
 * operations, implicit rollback, and `negotiationneeded` when the chain is empty and the state stable.
 */
import type { Negotiable } from "../../src/rtc/negotiation";

export interface Said {
  kind: "offer" | "answer";
  id: number;
  /** For an answer: the offer that it is for. */
  to: number;
  ufrag: string;
  /** How many changes of its maker it holds. */
  changes: number;
}

type State = RTCSignalingState;

let ids = 0;

export class FakeNegotiable {
  signalingState: State = "stable";
  onnegotiationneeded: (() => void) | null = null;
  onicecandidate: ((event: { candidate: unknown }) => void) | null = null;
  /** What the browser would have refused, though perfect negotiation promises it never happens. */
  readonly violations: string[] = [];
  current: { local: Said | null; remote: Said | null } = { local: null, remote: null };
  pending: { local: Said | null; remote: Said | null } = { local: null, remote: null };
  #changes = 0;
  #negotiated = 0;
  #wantsRestart = false;
  #needed = false;
  #chain: Promise<unknown> = Promise.resolve();
  #running = 0;
  #generation = 0;

  /** `step` is waited for in each operation; `later` runs what the browser would queue as a task. */
  constructor(
    private readonly name: string,
    private readonly step: () => Promise<void>,
    private readonly later: (task: () => void) => void,
  ) {}

  asPeer(): Negotiable {
    return this as unknown as Negotiable;
  }

  get localDescription() {
    return written(this.pending.local ?? this.current.local);
  }

  get remoteDescription() {
    return written(this.pending.remote ?? this.current.remote);
  }

  get said() {
    return { local: this.current.local, remote: this.current.remote };
  }

  /** Something that has to be negotiated, such as another track. */
  change(): void {
    this.#changes += 1;
    this.#update();
  }

  get changes(): number {
    return this.#changes;
  }

  restartIce(): void {
    this.#wantsRestart = true;
    this.#update();
  }

  async createAnswer(): Promise<RTCSessionDescriptionInit> {
    let made: Said | null = null;
    await this.#operate(async () => {
      await this.step();
      made = this.#makeAnswer();
    });
    return written(made) ?? { type: "answer" };
  }

  setLocalDescription(description?: RTCSessionDescriptionInit): Promise<void> {
    const prepared = description?.sdp === undefined ? null : (JSON.parse(description.sdp) as Said);
    return this.#operate(async () => {
      const isOffer =
        this.signalingState === "stable" || this.signalingState === "have-local-offer";
      await this.step();
      if (prepared === null && isOffer) this.#offer();
      else this.#answer(prepared ?? this.#makeAnswer());
    });
  }

  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const said = JSON.parse(description.sdp ?? "") as Said;
    return this.#operate(async () => {
      await this.step();
      if (said.kind === "offer") this.#takeOffer(said);
      else this.#takeAnswer(said);
    });
  }

  addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
    return this.#operate(async () => {
      await this.step();
      const known = [this.current.remote?.ufrag, this.pending.remote?.ufrag];
      if (!known.includes(candidate?.usernameFragment ?? "")) throw new Error("unknown ufrag");
    });
  }

  #offer(): void {
    if (this.#wantsRestart || this.current.local === null) this.#generation += 1;
    ids += 1;
    const ufrag = `${this.name}${this.#generation}`;
    this.pending.local = { kind: "offer", id: ids, to: 0, ufrag, changes: this.#changes };
    this.signalingState = "have-local-offer";
    this.#tellCandidate(ufrag);
  }

  #makeAnswer(): Said | null {
    const offer = this.pending.remote;
    if (offer === null) return null;
    if (offer.ufrag !== this.current.remote?.ufrag) this.#generation += 1;
    ids += 1;
    const ufrag = `${this.name}${this.#generation}`;
    return { kind: "answer", id: ids, to: offer.id, ufrag, changes: this.#changes };
  }

  #answer(made: Said | null): void {
    const offer = this.pending.remote;
    if (offer === null || made?.to !== offer.id) {
      this.violations.push("answer without its offer");
      return;
    }
    this.#settle(made, offer);
    this.#tellCandidate(made.ufrag);
  }

  #takeOffer(said: Said): void {
    // A collision: what we had offered is taken back.
    if (this.signalingState === "have-local-offer") this.pending.local = null;
    this.pending.remote = said;
    this.signalingState = "have-remote-offer";
  }

  #takeAnswer(said: Said): void {
    const offer = this.pending.local;
    if (this.signalingState !== "have-local-offer" || offer === null) {
      this.violations.push("an answer while none is due");
      throw new DOMException("wrong state", "InvalidStateError");
    }
    if (said.to !== offer.id) this.violations.push("the answer to another offer");
    this.#settle(offer, said);
  }

  #settle(local: Said, remote: Said): void {
    if (local.ufrag !== this.current.local?.ufrag) this.#wantsRestart = false;
    this.current = { local, remote };
    this.pending = { local: null, remote: null };
    this.#negotiated = local.changes;
    this.signalingState = "stable";
    this.#needed = false;
    this.#update();
  }

  #tellCandidate(ufrag: string): void {
    const candidate = { candidate: "candidate:1", sdpMid: "0", usernameFragment: ufrag };
    const event = { candidate: { toJSON: () => candidate } };
    this.later(() => this.onicecandidate?.(event));
  }

  async #operate(operation: () => Promise<void>): Promise<void> {
    this.#running += 1;
    const mine = this.#chain.then(operation).finally(() => {
      this.#running -= 1;
      if (this.#running === 0) this.#update();
    });
    this.#chain = mine.catch(() => undefined);
    return mine;
  }

  #update(): void {
    const isDue = this.#changes > this.#negotiated || this.#wantsRestart;
    if (this.#running > 0 || this.signalingState !== "stable" || !isDue || this.#needed) return;
    this.#needed = true;
    this.later(() => {
      if (this.#running > 0 || this.signalingState !== "stable") {
        this.#needed = false;
        return;
      }
      this.onnegotiationneeded?.();
    });
  }
}

function written(said: Said | null): { type: "offer" | "answer"; sdp: string } | null {
  return said === null ? null : { type: said.kind, sdp: JSON.stringify(said) };
}
