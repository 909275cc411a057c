/** How loud a microphone is, and what follows from it. */
import type { Cancel, Clock } from "./world";

const METER_MS = 100;

/** Measures one track from 0 to 1, for a bar on the screen; it never sounds. */
export class MicrophoneMeter {
  #source: MediaStreamAudioSourceNode | null = null;
  #analyser: AnalyserNode | null = null;
  #samples = new Float32Array(0);
  #cancel: Cancel | null = null;

  constructor(
    private readonly stream: MediaStream,
    private readonly world: Clock & { audio: () => AudioContext | null },
  ) {
    const audio = world.audio();
    if (audio === null || stream.getAudioTracks().length === 0) return;
    try {
      this.#source = audio.createMediaStreamSource(stream);
      this.#analyser = audio.createAnalyser();
      this.#analyser.fftSize = 1024;
      this.#samples = new Float32Array(this.#analyser.fftSize);
      this.#source.connect(this.#analyser);
    } catch {
      this.#analyser = null;
    }
  }

  /** Null where nothing can be measured, such as before the first tap. */
  level(): number | null {
    const analyser = this.#analyser;
    if (analyser === null || analyser.context.state !== "running") return null;
    analyser.getFloatTimeDomainData(this.#samples);
    let sum = 0;
    for (const sample of this.#samples) sum += sample * sample;
    return Math.min(1, Math.sqrt(sum / this.#samples.length));
  }

  /** Tells the level ten times a second, until the answer is called. */
  follow(onLevel: (level: number) => void): Cancel {
    const look = () => {
      onLevel(this.level() ?? 0);
      this.#cancel = this.world.after(METER_MS, look);
    };
    look();
    return () => this.#cancel?.();
  }

  get measures(): MediaStream {
    return this.stream;
  }

  close(): void {
    this.#cancel?.();
    this.#source?.disconnect();
    this.#analyser = null;
  }
}

const LOUD = 0.02;
const QUIET_MS = 600;

/** Whether somebody speaks: at once when they begin, a little later when they stop. */
export class Speaking {
  #until = Number.NEGATIVE_INFINITY;

  hear(level: number | null, now: number): boolean {
    if (level !== null && level > LOUD) this.#until = now + QUIET_MS;
    return now < this.#until;
  }
}

/** Even a quiet room is louder than this; below it, the microphone gives nothing. */
const NOTHING = 0.0005;
export const SILENCE_MS = 8000;

/** A microphone that is on and gives nothing is noticed once, until it was heard again. */
export class SilentMicrophone {
  #since: number | null = null;
  #told = false;

  /** `level` is null while it is off or cannot be measured. Answers true when it is to be said. */
  hear(level: number | null, now: number): boolean {
    if (level === null) {
      this.#since = null;
      return false;
    }
    if (level > NOTHING) {
      this.#since = null;
      this.#told = false;
      return false;
    }
    this.#since ??= now;
    if (this.#told || now - this.#since < SILENCE_MS) return false;
    this.#told = true;
    return true;
  }
}
