/** Looks at connections again and again: what they carry, and whether anything comes over them. */
import type { PeerLink } from "./peer-link";
import { isAlive, type Reading, read } from "./stats";
import type { Cancel, Clock } from "./world";

const LOOK_MS = 500;
/** How often while nothing was heard at the last look. */
const LOOK_AGAIN_MS = 200;

export interface LookoutWay {
  links: () => PeerLink[];
  /** What is looked at the more often while it is quiet. */
  newest: () => PeerLink | null;
  onLook: () => void;
  /** `alive`: something came since the last reading of the same connection. */
  onReading: (link: PeerLink, reading: Reading, alive: boolean) => void;
}

export class Lookout {
  #readings = new WeakMap<PeerLink, Reading>();
  #cancel: Cancel | null = null;
  #isQuiet = false;

  constructor(
    private readonly way: LookoutWay,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.stop();
    this.#cancel = this.clock.after(this.#isQuiet ? LOOK_AGAIN_MS : LOOK_MS, () => {
      this.start();
      for (const link of this.way.links()) void this.#readFrom(link);
      this.way.onLook();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  async #readFrom(link: PeerLink): Promise<void> {
    if (link.pc.connectionState === "new") return;
    const report = await link.pc.getStats().catch(() => null);
    if (link.isClosed || report === null) return;
    const reading = read(report as unknown as Iterable<[string, unknown]>);
    const alive = isAlive(this.#readings.get(link) ?? null, reading);
    this.#readings.set(link, reading);
    if (link === this.way.newest()) this.#isQuiet = !alive && link.isConnected;
    this.way.onReading(link, reading, alive);
  }
}
