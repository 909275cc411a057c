/**
 * A consultation that is held from this page. It knows no framework: a page subscribes and paints
 * `view()`.
 *
 * How a page composes it:
 *
 *     const world = browserWorld();
 *     const media = new LocalMedia(world);           // the page before the call, shown and asked
 *     await media.join({ camera: true, microphone: true });
 *     const call = new LiveCall({ roomId, seatToken, fetchIce, baseUrl: location.origin, media }, world);
 *     call.start();
 *
 * With the talk of `src/peer`, which the page puts beside it:
 *
 *     call.onChannels((talk, files) => live.connect(talk, files));
 *     call.onMediaState((media) => live.sendMedia(media));     // ours, at once and at each change
 *     // and when a PeerMessage `media` comes:  call.remoteMediaChanged(message.media)
 *
 * `onChannels` is called for each new pair that is open, ids 0 and 1, `binaryType` "arraybuffer";
 * listeners are to be added to them at once, and hear what had come in before, however late somebody
 * asks for the channels. A new pair takes the
 * place of the last one, which gets a `close` event (maybe more than one) as soon as its connection is
 * let go of; until then the old one may still carry something.
 *
 * After `ended`, `denied`, `replaced` or `lost` the call is over and its devices are closed; to come
 * back a page makes another one.
 */
import type { MediaState } from "../protocol/events";
import { Bulletin } from "./bulletin";
import type { Call, CallView, DeviceKind } from "./call-view";
import { checkOf } from "./check";
import { Conditions } from "./conditions";
import { Ears } from "./ears";
import { Encounter } from "./encounter";
import { Goodbye } from "./goodbye";
import { type IceAnswer, IceServers } from "./ice";
import { LocalMedia, type MediaWish } from "./local-media";
import type { PeerLink } from "./peer-link";
import { Post } from "./post";
import { RemoteMedia } from "./remote-media";
import { SignalSocket } from "./signal-socket";
import { Sound } from "./sound";
import { Table } from "./table";
import { TalkSide } from "./talk-side";
import { WakeLock } from "./wake-lock";
import type { Cancel, RtcWorld, Sign } from "./world";

export interface CallOptions {
  roomId: string;
  seatToken: string;
  /** Names this page; each page load needs another one. */
  session?: string;
  /** Such as `https://conch.example`. */
  baseUrl: string;
  fetchIce: () => Promise<IceAnswer>;
  /** What the page before the call has opened already. */
  media?: LocalMedia;
  /** What is to be opened at the start, where there was no such page. */
  wish?: MediaWish;
}

/** How long the first frames wait for the servers that help to connect. */
const ICE_MS = 2500;
/** How long a guest who is let in waits for the host's answer before the page changes. */
const ANSWER_MS = 250;

export class LiveCall implements Call {
  readonly session: string;
  readonly media: LocalMedia;
  #view: CallView | null = null;
  #bulletin: Bulletin;
  #socket: SignalSocket;
  #goodbye: Goodbye;
  #table: Table;
  #encounter: Encounter;
  #ice: IceServers;
  #remote: RemoteMedia;
  #sound: Sound;
  #ears: Ears;
  #conditions: Conditions;
  #wakeLock: WakeLock;
  #certificate: RTCCertificate | null = null;
  #checked: PeerLink | null = null;
  #talk = new TalkSide();
  #over: Cancel[] = [];
  #state: "new" | "running" | "closed" = "new";

  constructor(
    private readonly options: CallOptions,
    private readonly world: RtcWorld,
  ) {
    this.session = options.session ?? newSession();
    this.media = options.media ?? new LocalMedia(world);
    this.#bulletin = new Bulletin(() => this.#changed(), world);
    this.#ice = new IceServers(options.fetchIce, world, () => this.#certificate);
    this.#remote = new RemoteMedia(world.stream);
    this.#sound = new Sound((soundRefused) => this.#bulletin.say({ soundRefused }));
    this.#wakeLock = new WakeLock(world);
    this.#socket = this.#makeSocket();
    this.#goodbye = new Goodbye(this.#socket, world);
    this.#table = this.#makeTable();
    this.#encounter = new Encounter(this.session, this.#socket, this.#table, this.#ice);
    this.#conditions = new Conditions(
      {
        hasTable: () => this.media.tracks().table !== null,
        onQuality: (quality) => this.#bulletin.say({ quality }),
        onAllowances: (allowances) => this.#table.allow(allowances),
        onAudioFirst: (on) => this.#bulletin.notify({ kind: on ? "audioFirst" : "videoBack" }),
      },
      world,
    );
    this.#ears = new Ears(
      {
        microphone: () => (this.media.microphone.view().on ? this.media.microphone.track : null),
        receiver: () => this.#table.shown?.receiver("audio") ?? null,
        onSpeaking: (speaking) => this.#bulletin.say({ speaking }),
        onSilent: () => this.#bulletin.notify({ kind: "silentMicrophone" }),
      },
      world,
    );
  }

  /** Opens the line, and the devices that are wished for, at the same time. */
  start(): void {
    if (this.#state !== "new") return;
    this.#state = "running";
    this.media.onTrack = (slot, track) => {
      this.#table.put(slot, track);
      if (slot === "table") this.#table.allow(this.#conditions.allowances());
    };
    this.media.onNotice = (notice) => this.#bulletin.notify(notice);
    this.#over.push(
      this.media.subscribe(() => this.#mediaChanged()),
      this.world.watch((sign) => this.#take(sign)),
    );
    if (this.options.wish !== undefined) void this.media.join(this.options.wish);
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const [certificate] = await Promise.all([this.world.certificate(), this.#ice.refresh(ICE_MS)]);
    this.#certificate = certificate;
    if (this.#state === "running") this.#socket.start();
  }

  view = (): CallView => {
    this.#view ??= this.#compose();
    return this.#view;
  };

  subscribe = (listener: () => void): Cancel => this.#bulletin.subscribe(listener);

  onChannels(listener: (talk: RTCDataChannel, files: RTCDataChannel) => void): Cancel {
    const cancel = this.#talk.onChannels(listener);
    this.#table.offerChannels();
    return cancel;
  }

  /** Our cameras and microphone, for a PeerMessage `media`: told at once, and at each change. */
  onMediaState(listener: (media: MediaState) => void): Cancel {
    return this.#talk.onMedia(listener, this.mediaState());
  }

  mediaState(): MediaState {
    const state = this.media.state();
    // A picture that is left out is a still one over there.
    return this.#conditions.audioFirst
      ? { ...state, camera: false, screen: false, tableCamera: false }
      : state;
  }

  /** A PeerMessage `media` came from the other side. */
  remoteMediaChanged(media: MediaState): void {
    this.#remote.tell(media);
    this.#changed();
  }

  setCamera = (on: boolean) => this.media.set("camera", on);
  setMicrophone = (on: boolean) => this.media.set("microphone", on);
  setTableCamera = (on: boolean) => this.media.set("tableCamera", on);
  setScreen = (on: boolean) => this.media.setScreen(on);
  flip = () => this.media.flip();
  retry = (kind: DeviceKind) => this.media.retry(kind);
  attachAudio = (element: HTMLMediaElement) => this.#sound.attach(element);
  turnOnSound = () => this.#sound.turnOn();

  async choose(kind: DeviceKind | "speaker", id: string): Promise<void> {
    if (kind === "speaker") await this.#sound.choose(id);
    else await this.media.choose(kind, id);
  }

  admit(seat: string): void {
    this.#encounter.admit(seat);
    this.#changed();
  }

  deny(seat: string, block: boolean): void {
    this.#encounter.deny(seat, block);
    this.#changed();
  }

  hold(seat: string, message: string): void {
    this.#encounter.hold(seat, message);
    this.#changed();
  }

  rejoin(): void {
    this.#socket.probe();
    this.#table.tell({ type: "rejoin" });
  }

  async leave(): Promise<void> {
    if (this.#state === "running" && !this.#isOver) await this.#goodbye.say();
    this.#encounter.end();
    this.close();
  }

  close(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    for (const stop of this.#over) stop();
    this.#socket.stop();
    this.#encounter.leave();
    this.#bulletin.goOn();
    this.#rest();
  }

  get #isOver(): boolean {
    const { name } = this.#encounter.room.stage;
    return name !== "joining" && name !== "waiting" && name !== "seated";
  }

  #rest(): void {
    this.#ears.stop();
    this.#wakeLock.letGo();
    this.media.close();
    this.#changed();
  }

  #makeSocket(): SignalSocket {
    const { roomId, seatToken, baseUrl } = this.options;
    return new SignalSocket(
      {
        url: `${baseUrl.replace(/^http/, "ws")}/api/rooms/${roomId}/signal`,
        seatToken,
        session: this.session,
        onFrame: (frame) => {
          // The answer is right behind it, and a page that changes would keep it waiting.
          if (frame.type === "admitted" && this.#encounter.room.stage.name === "waiting")
            this.#bulletin.pause(ANSWER_MS);
          this.#encounter.hear(frame);
          if (frame.type === "guessing") this.#bulletin.notify({ kind: "guessing" });
          this.#roomChanged();
        },
        onLine: (line) => {
          this.#encounter.onLine(line === "open");
          this.#bulletin.say({ line });
        },
        onFarewell: (why) => {
          // Whoever leaves knows why.
          if (!this.#goodbye.answer()) this.#encounter.part(why);
          this.#rest();
        },
      },
      this.world,
    );
  }

  #makeTable(): Table {
    const post = new Post(
      this.#socket,
      () => this.#ice.configuration().iceTransportPolicy === "relay",
    );
    return new Table(
      {
        polite: () => this.#encounter.room.role === "guest",
        tracks: () => this.media.tracks(),
        allowances: () => this.#conditions.allowances(),
        send: (to, attempt, what) => post.send(to, attempt, what),
        onAttempt: (to, attempt) => post.forgetBefore(to, attempt),
        onDescribed: () => this.#bulletin.goOn(),
        onChange: () => this.#tableChanged(),
        onChannels: (talk, files) => this.#talk.channels(talk, files),
        takesChannels: () => this.#talk.takesChannels,
        onReading: (reading) => this.#conditions.take(reading),
        onRecovered: () => this.#bulletin.notify({ kind: "recovered" }),
        onDoubt: () => this.#socket.probe(),
      },
      this.#ice,
      this.world,
    );
  }

  #take(sign: Sign): void {
    if (this.#state !== "running") return;
    if (sign === "online" || sign === "network") {
      this.#socket.renew();
      this.#table.tell({ type: "nudge", strong: true });
    }
    if (sign === "foreground") {
      this.#socket.probe();
      this.#table.tell({ type: "nudge", strong: false });
      this.#sound.wake();
      void this.media.wake();
      if (this.#wakeLock.isWanted) void this.#wakeLock.hold();
    }
  }

  #roomChanged(): void {
    const { name } = this.#encounter.room.stage;
    if (name === "seated" && !this.#wakeLock.isWanted) {
      void this.#wakeLock.hold();
      this.#ears.start();
    }
    if (name === "ended" || name === "denied") this.#rest();
    if (this.#encounter.room.peer === null) this.#remote.tell(null);
    this.#changed();
  }

  #tableChanged(): void {
    const { shown } = this.#table;
    if (shown !== this.#checked) {
      this.#checked = shown;
      this.#bulletin.say({ check: null, quality: { local: 0, remote: 0 } });
      if (shown !== null) void this.#checkSigns(shown);
    }
    this.#changed();
  }

  async #checkSigns(link: PeerLink): Promise<void> {
    const check = await checkOf(link.pc);
    if (link === this.#checked) this.#bulletin.say({ check });
  }

  #mediaChanged(): void {
    const { speakers } = this.media.view().choices;
    const { speaker } = this.#sound;
    if (speaker !== "" && speakers.length > 0 && !speakers.some(({ id }) => id === speaker)) {
      void this.#sound.choose("");
      this.#bulletin.notify({ kind: "speakersFellBack", label: speakers[0]?.label ?? "" });
    }
    this.#changed();
  }

  #changed(): void {
    this.#view = null;
    this.#sound.setStream(this.view().remoteAudio);
    this.#talk.media(this.mediaState());
    this.#bulletin.paint();
  }

  #compose(): CallView {
    const { room } = this.#encounter;
    const link = room.stage.name === "seated" ? this.#table.awaited : null;
    return {
      ...room,
      ...this.#bulletin.own,
      ...this.media.view(),
      ...this.#remote.view(link, link !== this.#table.shown),
      link: this.#table.link,
      audioFirst: this.#conditions.audioFirst,
    };
  }
}

function newSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
