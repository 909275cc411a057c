/** The servers that help two browsers to find each other; their passwords are short-lived. */
import type { Clock } from "./world";

export interface IceAnswer {
  iceServers: RTCIceServer[];
  relayOnly: boolean;
  ttlSeconds: number;
}

/** Waiting longer for fresh passwords would cost more than they are worth. */
const PATIENCE_MS = 1500;
const FRESH_MS = 30_000;

export class IceServers {
  #answer: IceAnswer = { iceServers: [], relayOnly: false, ttlSeconds: 3600 };
  #at = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | null = null;
  /** The room says so too, sooner than the next answer. */
  relayOnly = false;

  constructor(
    private readonly fetchIce: () => Promise<IceAnswer>,
    private readonly clock: Clock,
    private readonly certificate: () => RTCCertificate | null = () => null,
  ) {}

  /** When a standing offer is to be made anew, since its relay would run out. */
  get staleAt(): number {
    return this.#at + this.#answer.ttlSeconds * 750;
  }

  configuration(): RTCConfiguration {
    const { iceServers, relayOnly } = this.#answer;
    const certificate = this.certificate();
    return {
      iceServers,
      iceTransportPolicy: relayOnly || this.relayOnly ? "relay" : "all",
      bundlePolicy: "max-bundle",
      ...(certificate === null ? {} : { certificates: [certificate] }),
    };
  }

  /** Fresh servers if they come soon, and those from before if not. */
  async refresh(patience = PATIENCE_MS): Promise<RTCConfiguration> {
    if (this.clock.now() - this.#at > FRESH_MS) {
      this.#asking ??= this.#ask();
      let cancel = () => {};
      const late = new Promise<void>((resolve) => {
        cancel = this.clock.after(patience, resolve);
      });
      await Promise.race([this.#asking, late]);
      cancel();
    }
    return this.configuration();
  }

  async #ask(): Promise<void> {
    try {
      this.#answer = await this.fetchIce();
      this.#at = this.clock.now();
    } catch {
      // Without an answer the next try asks again.
    } finally {
      this.#asking = null;
    }
  }
}
