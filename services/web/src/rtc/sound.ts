/** The other side's voice: played by elements of the page, as far as the browser lets it. */

type Player = HTMLMediaElement & { setSinkId?: (id: string) => Promise<void> };

export class Sound {
  #players = new Map<Player, boolean>();
  #stream: MediaStream | null = null;
  #speaker = "";

  constructor(private readonly onRefused: (refused: boolean) => void) {}

  /** Whether a device for sound can be chosen at all is only known of an element. */
  get speaker(): string {
    return this.#speaker;
  }

  attach(element: HTMLMediaElement): () => void {
    const player = element as Player;
    this.#players.set(player, false);
    void this.#direct(player);
    void this.#play(player);
    return () => {
      this.#players.delete(player);
      player.srcObject = null;
      this.#tell();
    };
  }

  setStream(stream: MediaStream | null): void {
    if (stream === this.#stream) return;
    this.#stream = stream;
    for (const player of this.#players.keys()) void this.#play(player);
  }

  /** On a tap, when the browser refused before. */
  async turnOn(): Promise<void> {
    await Promise.all([...this.#players.keys()].map((player) => this.#play(player)));
  }

  /** After an interruption, such as a phone call, elements stay paused. */
  wake(): void {
    for (const player of this.#players.keys()) if (player.paused) void this.#play(player);
  }

  /** False if sound cannot be sent there. */
  async choose(speaker: string): Promise<boolean> {
    const before = this.#speaker;
    this.#speaker = speaker;
    const done = await Promise.all([...this.#players.keys()].map((player) => this.#direct(player)));
    if (done.every(Boolean)) return true;
    this.#speaker = before;
    return false;
  }

  async #direct(player: Player): Promise<boolean> {
    if (player.setSinkId === undefined) return this.#speaker === "";
    try {
      await player.setSinkId(this.#speaker);
      return true;
    } catch {
      return false;
    }
  }

  async #play(player: Player): Promise<void> {
    if (player.srcObject !== this.#stream) player.srcObject = this.#stream;
    if (this.#stream === null) return this.#note(player, false);
    try {
      await player.play();
      this.#note(player, false);
    } catch (error) {
      // Another stream in its place interrupts a play; only the browser's "no" needs a tap.
      const isNo = error instanceof DOMException && error.name === "NotAllowedError";
      this.#note(player, isNo);
    }
  }

  #note(player: Player, refused: boolean): void {
    if (!this.#players.has(player)) return;
    this.#players.set(player, refused);
    this.#tell();
  }

  #tell(): void {
    this.onRefused([...this.#players.values()].some(Boolean));
  }
}
