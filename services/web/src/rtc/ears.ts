/** Listens to both microphones while a call runs: who speaks, and whether ours gives anything. */
import { MicrophoneMeter, SilentMicrophone, Speaking } from "./levels";
import type { Cancel, RtcWorld } from "./world";

const LISTEN_MS = 150;
/** The first picture comes first. */
const BEGIN_MS = 1000;

export interface EarsWay {
  /** Our microphone while it is on. */
  microphone: () => MediaStreamTrack | null;
  receiver: () => RTCRtpReceiver | null;
  onSpeaking: (speaking: { local: boolean; remote: boolean }) => void;
  onSilent: () => void;
}

export class Ears {
  #meter: MicrophoneMeter | null = null;
  #measured: MediaStreamTrack | null = null;
  #local = new Speaking();
  #remote = new Speaking();
  #silent = new SilentMicrophone();
  #told = { local: false, remote: false };
  #cancel: Cancel | null = null;

  constructor(
    private readonly way: EarsWay,
    private readonly world: RtcWorld,
  ) {}

  start(): void {
    if (this.#cancel !== null) return;
    const listen = () => {
      this.#cancel = this.world.after(LISTEN_MS, listen);
      this.#listen();
    };
    this.#cancel = this.world.after(BEGIN_MS, listen);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#measure(null);
  }

  #listen(): void {
    const now = this.world.now();
    const track = this.way.microphone();
    this.#measure(track);
    const level = track === null ? null : (this.#meter?.level() ?? null);
    if (this.#silent.hear(level, now)) this.way.onSilent();
    const [source] = this.way.receiver()?.getSynchronizationSources?.() ?? [];
    const local = this.#local.hear(level, now);
    const remote = this.#remote.hear(source?.audioLevel ?? null, now);
    if (local === this.#told.local && remote === this.#told.remote) return;
    this.#told = { local, remote };
    this.way.onSpeaking(this.#told);
  }

  #measure(track: MediaStreamTrack | null): void {
    if (track === this.#measured) return;
    this.#meter?.close();
    this.#measured = track;
    this.#meter =
      track === null ? null : new MicrophoneMeter(this.world.stream([track]), this.world);
  }
}
