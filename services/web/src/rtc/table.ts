/**
 * The connection to whoever sits on the other side, through every page that they load and every
 * network that breaks: it climbs the ladder, and knows which attempt between two pages counts.
 */
import type { Description, IceCandidate } from "../protocol/events";
import type { Link } from "./call-view";
import type { IceServers } from "./ice";
import { Ladder, type LadderAction, type LadderInput, SILENT_MS } from "./ladder";
import type { Letter } from "./letters";
import { Lookout } from "./lookout";
import { type Allowances, PeerLink, SLOTS, type Slot, type Tracks } from "./peer-link";
import type { Reading } from "./stats";
import { Succession } from "./succession";
import type { RtcWorld } from "./world";

/** The polite side lets the other try first. */
const LAG_MS = 500;

export interface TableWay {
  polite: () => boolean;
  tracks: () => Tracks;
  allowances: () => Allowances;
  send: (
    to: string,
    attempt: number,
    what: { description: Description } | { candidate: IceCandidate },
  ) => void;
  /** Letters of lower attempts need not be repeated. */
  onAttempt: (to: string, attempt: number) => void;
  /** What was said of the other side's media was taken. */
  onDescribed: () => void;
  /** Link, streams: something that a page shows is another. */
  onChange: () => void;
  onChannels: (talk: RTCDataChannel, files: RTCDataChannel) => void;
  takesChannels: () => boolean;
  /** A reading of the shown connection, at every look. */
  onReading: (reading: Reading) => void;
  onRecovered: () => void;
  /** Media is missing: whether signals still pass is worth knowing. */
  onDoubt: () => void;
}

export class Table {
  #session: string | null = null;
  #links: Succession;
  #heardAt = Number.NEGATIVE_INFINITY;
  /** The highest attempt between the two pages. */
  #known = 0;
  #ladder: Ladder;
  #standing = false;
  #lookout: Lookout;

  constructor(
    private readonly way: TableWay,
    private readonly ice: IceServers,
    private readonly world: RtcWorld,
  ) {
    this.#ladder = new Ladder();
    this.#links = new Succession(() => {
      this.#heardAt = world.now();
      way.onChange();
    }, world);
    this.#lookout = new Lookout(
      {
        links: () => this.#links.links(),
        newest: () => this.#links.newest,
        onLook: () => this.#onLook(),
        onReading: (link, reading, alive) => this.#onReading(link, reading, alive),
      },
      world,
    );
  }

  get session(): string | null {
    return this.#session;
  }

  get shown(): PeerLink | null {
    return this.#links.shown;
  }

  /** What is shown, or will be: a page makes itself ready before anything comes. */
  get awaited(): PeerLink | null {
    return this.#links.shown ?? this.#links.newest;
  }

  get link(): Link {
    const { link } = this.#ladder;
    const isHeard = this.world.now() - this.#heardAt < SILENT_MS;
    const stillGoes = this.#links.current !== null && isHeard;
    // A connection that is replaced while it works is nobody's trouble.
    return link !== "none" && stillGoes ? "connected" : link;
  }

  /** Somebody sits there, with a page of their own. `standing`: they may not answer yet. */
  meet(session: string, way: { opens: boolean; standing: boolean; attempt?: number }): void {
    if (session === this.#session) return;
    this.#begin(session, way.standing);
    this.#known = way.attempt ?? 0;
    if (way.opens) this.#raise(true);
  }

  /** The same, with a connection that was prepared at the door. */
  adopt(session: string, link: PeerLink, attempt: number): void {
    this.#begin(session, false);
    this.#known = attempt;
    this.#take(link);
    // What was turned on, or off, since it was prepared.
    const tracks = this.way.tracks();
    for (const slot of SLOTS) void link.put(slot, tracks[slot]);
    void link.allow(this.way.allowances());
  }

  /** The door was opened: from now on an answer is due. */
  seat(): void {
    if (!this.#standing) return;
    this.#standing = false;
    this.#tell({ type: "begin" });
  }

  /** Nobody sits there any more. */
  part(): void {
    this.#session = null;
    this.#tell({ type: "end" });
    this.#links.end();
    this.#lookout.stop();
    this.way.onChange();
  }

  hear(letter: Letter): void {
    const { attempt } = letter.address;
    if (letter.from !== this.#session || attempt < this.#known) return;
    if (attempt > this.#known || this.#links.newest === null) {
      this.#tell({ type: "retried", rebuilt: attempt > this.#known });
      this.#known = attempt;
      this.#raise(false);
    }
    if (letter.type === "describe" && letter.description.type === "offer")
      this.#tell({ type: "retried", rebuilt: false });
    const link = this.#links.newest;
    if (letter.type === "candidate") void link?.candidate(letter.candidate);
    else void link?.describe(letter.description);
  }

  tell(input: LadderInput): void {
    if (this.#standing) {
      // An offer that nobody has answered cannot be restarted, only made anew.
      if (input.type === "nudge" && input.strong) this.rebuild();
      return;
    }
    this.#tell(input);
  }

  /** What was on its way is lost: what waits for it would wait for ever. */
  unresumed(): void {
    if (this.#session === null) return;
    const link = this.#links.newest;
    const isAgreed = link?.isStable && link.pc.remoteDescription !== null;
    if (this.#standing || !isAgreed) this.rebuild();
    else if (this.link !== "connected") void this.#restart();
  }

  rebuild(): void {
    if (this.#session === null) return;
    this.#known += 1;
    this.#raise(true);
  }

  put(slot: Slot, track: MediaStreamTrack | null): void {
    for (const link of this.#links.links()) void link.put(slot, track);
  }

  allow(allowances: Allowances): void {
    for (const link of this.#links.links()) void link.allow(allowances);
  }

  /** Somebody takes the channels now. */
  offerChannels(): void {
    const link = this.#links.newest;
    if (link !== null) this.#handOver(link);
  }

  /** Makes a connection that is not shown yet; the door uses it too. */
  build(session: string, attempt: number, way: { opens: boolean; held: boolean }): PeerLink {
    const link: PeerLink = new PeerLink(
      this.#connection(),
      {
        ...way,
        polite: this.way.polite(),
        tracks: this.way.tracks(),
        allowances: this.way.allowances(),
        sendDescription: (description) => this.way.send(session, attempt, { description }),
        sendCandidate: (candidate) => this.way.send(session, attempt, { candidate }),
        onState: (state) => this.#onState(link, state),
        onDescribed: this.way.onDescribed,
        onMedia: () => {
          this.#links.moved(link);
          this.way.onChange();
        },
        onChannels: () => this.#handOver(link),
        onYield: (offer) => this.#yieldTo(link, offer),
        onTrouble: (error) => console.debug("negotiation", error),
      },
      this.world,
    );
    return link;
  }

  #connection(): RTCPeerConnection {
    const configuration = this.ice.configuration();
    try {
      return this.world.connection(configuration);
    } catch {
      // Better without help than not at all, where a browser does not understand a server's address.
      return this.world.connection({ ...configuration, iceServers: [] });
    }
  }

  #begin(session: string, standing: boolean): void {
    this.#session = session;
    this.#standing = standing;
    this.#links.retire();
    this.#ladder.renew(this.way.polite() ? LAG_MS : 0);
    this.#tell({ type: standing ? "end" : "begin" });
    this.#lookout.start();
  }

  #raise(opens: boolean): void {
    const session = this.#session;
    if (session === null) return;
    this.way.onAttempt(session, this.#known);
    this.#links.drop();
    this.#take(this.build(session, this.#known, { opens, held: false }));
  }

  #take(link: PeerLink): void {
    this.#links.take(link);
    // One that was prepared may have been quicker than the word that they are let in.
    if (link.isConnected) this.#onState(link, "connected");
    this.#handOver(link);
    this.way.onChange();
  }

  #handOver(link: PeerLink): void {
    if (link === this.#links.newest && this.way.takesChannels()) link.handOver(this.way.onChannels);
  }

  #yieldTo(link: PeerLink, offer: Description): void {
    if (link !== this.#links.newest) return;
    this.#raise(false);
    void this.#links.newest?.describe(offer);
  }

  #onState(link: PeerLink, state: RTCPeerConnectionState): void {
    if (link !== this.#links.newest) return;
    if (state === "connected") {
      this.#tell({ type: "alive" });
      this.#links.connected(link);
    }
    if (state === "disconnected" || state === "failed") this.#tell({ type: "cut" });
    this.way.onChange();
  }

  #onLook(): void {
    if (this.#standing && this.world.now() > this.ice.staleAt) void this.#renewStanding();
    this.tell({ type: "tick" });
  }

  #onReading(link: PeerLink, reading: Reading, alive: boolean): void {
    if (link === this.#links.shown) {
      if (alive) this.#heardAt = this.world.now();
      this.way.onReading(reading);
    }
    if (alive && link === this.#links.newest && link.isConnected) this.#tell({ type: "alive" });
  }

  async #renewStanding(): Promise<void> {
    const session = this.#session;
    await this.ice.refresh();
    if (this.#standing && session === this.#session && this.world.now() < this.ice.staleAt)
      this.rebuild();
  }

  #tell(input: LadderInput): void {
    const before = this.link;
    const actions = this.#ladder.handle(input, this.world.now());
    for (const action of actions) this.#act(action);
    if (this.link === before) return;
    if (this.link === "unstable") this.way.onDoubt();
    this.way.onChange();
  }

  #act(action: LadderAction): void {
    if (action === "recovered") this.way.onRecovered();
    if (action === "restart") void this.#restart();
    if (action === "rebuild") void this.#refreshAndRebuild();
  }

  async #restart(): Promise<void> {
    const link = this.#links.newest;
    if (link === null) {
      this.rebuild();
      return;
    }
    const configuration = await this.ice.refresh();
    if (link === this.#links.newest) link.restart(configuration);
  }

  async #refreshAndRebuild(): Promise<void> {
    const session = this.#session;
    const known = this.#known;
    await this.ice.refresh();
    // The other side was quicker.
    if (session === this.#session && known === this.#known) this.rebuild();
  }
}
