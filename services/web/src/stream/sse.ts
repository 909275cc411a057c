/** One dispatched server-sent event. */
export interface SseEvent {
  /** The last id that was seen, also in an earlier event. */
  id: string;
  name: string;
  data: string;
}

/**
 * An incremental parser of `text/event-stream`. Bytes may be cut anywhere: inside a character,
 * between CR and LF, in the middle of a field.
 */
export class SseParser {
  // The decoder drops a byte order mark at the start by itself.
  #decoder = new TextDecoder("utf-8");
  #rest = "";
  #endedByCr = false;
  #data: string[] = [];
  #name = "";
  #id = "";

  constructor(private readonly dispatch: (event: SseEvent) => void) {}

  push(bytes: Uint8Array): void {
    let text = this.#decoder.decode(bytes, { stream: true });
    if (text === "") return;
    if (this.#endedByCr && text.startsWith("\n")) text = text.slice(1);
    this.#endedByCr = text.endsWith("\r");
    const lines = (this.#rest + text).split(/\r\n|\r|\n/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#line(line);
  }

  #line(line: string): void {
    if (line === "") {
      this.#blank();
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const raw = colon < 0 ? "" : line.slice(colon + 1);
    const value = raw.startsWith(" ") ? raw.slice(1) : raw;
    if (field === "data") this.#data.push(value);
    else if (field === "event") this.#name = value;
    else if (field === "id" && !value.includes("\0")) this.#id = value;
  }

  #blank(): void {
    const data = this.#data;
    const name = this.#name;
    this.#data = [];
    this.#name = "";
    if (data.length > 0) {
      this.dispatch({ id: this.#id, name: name || "message", data: data.join("\n") });
    }
  }
}
