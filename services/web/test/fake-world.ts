/** A network and a clock for tests: nothing happens until the test says so. */
import type { Surroundings } from "../src/stream/follow";

interface Task {
  at: number;
  run: () => void;
}

/** One request for events, and the hand that answers it. */
export class FakeLine {
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #answer: ((response: Response) => void) | null = null;
  readonly answered: Promise<Response>;

  constructor(
    readonly url: string,
    readonly signal: AbortSignal,
  ) {
    this.answered = new Promise((resolve, reject) => {
      this.#answer = resolve;
      signal.addEventListener("abort", () => {
        const abort = new DOMException("aborted", "AbortError");
        reject(abort);
        this.#controller?.error(abort);
        this.#controller = null;
      });
    });
    this.answered.catch(() => undefined);
  }

  get cursor(): string | null {
    return new URL(this.url, "http://test").searchParams.get("after");
  }

  async open(): Promise<void> {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
    });
    this.#answer?.(new Response(body, { headers: { "content-type": "text/event-stream" } }));
    await settle();
  }

  async refuse(status: number, code: string, retryAfter?: number): Promise<void> {
    const headers: Record<string, string> = { "content-type": "application/problem+json" };
    if (retryAfter !== undefined) headers["retry-after"] = String(retryAfter);
    this.#answer?.(new Response(JSON.stringify({ status, code }), { status, headers }));
    await settle();
  }

  async send(text: string): Promise<void> {
    this.#controller?.enqueue(new TextEncoder().encode(text));
    await settle();
  }

  async event(id: string, event: object): Promise<void> {
    await this.send(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  async end(): Promise<void> {
    this.#controller?.close();
    this.#controller = null;
    await settle();
  }

  async breakOff(): Promise<void> {
    this.#controller?.error(new TypeError("network error"));
    this.#controller = null;
    await settle();
  }
}

export class FakeWorld implements Surroundings {
  readonly lines: FakeLine[] = [];
  #now = 0;
  #tasks = new Set<Task>();

  fetch = (url: string, init: RequestInit): Promise<Response> => {
    const line = new FakeLine(url, init.signal ?? new AbortController().signal);
    this.lines.push(line);
    return line.answered;
  };

  after = (milliseconds: number, run: () => void): (() => void) => {
    const task = { at: this.#now + milliseconds, run };
    this.#tasks.add(task);
    return () => this.#tasks.delete(task);
  };

  random = () => 0.5;

  get line(): FakeLine {
    const line = this.lines.at(-1);
    if (line === undefined) throw new Error("nobody asked for events");
    return line;
  }

  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    for (const task of [...this.#tasks].sort((a, b) => a.at - b.at)) {
      if (task.at > this.#now || !this.#tasks.delete(task)) continue;
      task.run();
    }
    await settle();
  }
}

/** Lets everything that is ready happen. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}
