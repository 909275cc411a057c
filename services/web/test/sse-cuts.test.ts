import { describe, expect, test } from "vitest";
import { type SseEvent, SseParser } from "../src/stream/sse";

const utf8 = new TextEncoder();

function parse(chunks: Uint8Array[]): SseEvent[] {
  const events: SseEvent[] = [];
  const parser = new SseParser((event) => events.push(event));
  for (const chunk of chunks) parser.push(chunk);
  return events;
}

const message = (data: string, id = ""): SseEvent => ({ id, name: "message", data });

/** The vectors that every reader of event streams in this project answers alike. */
const vectors: [name: string, input: string, events: SseEvent[]][] = [
  ["a field without a space", "data:a\n\n", [message("a")]],
  ["one space after the colon", "data: a\n\n", [message("a")]],
  ["a second space, which is text", "data:  a\n\n", [message(" a")]],
  ["two lines of data", "data:a\ndata:b\n\n", [message("a\nb")]],
  ["lines that end with CR LF", "data:a\r\n\r\n", [message("a")]],
  ["lines that end with CR", "data:a\r\r", [message("a")]],
  ["a field without a colon", "data\n\n", [message("")]],
  ["a name without data", "event:x\n\n", []],
  ["a name that does not outlive its event", "event:x\n\ndata:a\n\n", [message("a")]],
  ["a comment", ": ping\n\n", []],
  ["a comment inside an event", "data:a\n: ping\ndata:b\n\n", [message("a\nb")]],
  [
    "an id for all that follow",
    "id:7\ndata:a\n\ndata:b\n\n",
    [message("a", "7"), message("b", "7")],
  ],
  ["an id that is taken back", "id:7\ndata:a\n\nid\ndata:b\n\n", [message("a", "7"), message("b")]],
  ["an event that never ends", "data:a", []],
  ["an event whose last line never ends", "data:a\n", []],
  ["a character of three bytes", 'data:{"t":"카드"}\n\n', [message('{"t":"카드"}')]],
  ["a character of four bytes", "data:🐚\n\n", [message("🐚")]],
  ["a byte order mark", "\uFEFFdata:a\n\n", [message("a")]],
  ["a mark inside the text, which stays", "data:\uFEFFa\n\n", [message("\uFEFFa")]],
  ["a colon in the value", "data:a:b: c\n\n", [message("a:b: c")]],
  ["a time to come back, which is ours to choose", "retry:1\ndata:a\n\n", [message("a")]],
  ["a field with a capital, which is another field", "Data:a\n\ndata:b\n\n", [message("b")]],
  ["the first words of our server", ":\nretry:1000\n\nid:9-1\ndata:a\n\n", [message("a", "9-1")]],
];

describe.each(vectors)("the parser reads %s", (_, input, expected) => {
  const bytes = utf8.encode(input);

  test("when it comes in one piece", () => {
    expect(parse([bytes])).toEqual(expected);
  });

  test("when it is cut in two at any byte", () => {
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const pieces = [bytes.slice(0, cut), bytes.slice(cut)];
      expect(parse(pieces), `cut after ${cut} bytes`).toEqual(expected);
    }
  });

  test("when it comes byte by byte, with nothing in between", () => {
    const drops = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect(parse(drops)).toEqual(expected);
    expect(parse(drops.flatMap((drop) => [drop, new Uint8Array()]))).toEqual(expected);
  });
});

describe("the parser", () => {
  test("hands an event over with the byte that ends it, not later", () => {
    const heard: string[] = [];
    const parser = new SseParser(({ data }) => heard.push(data));
    for (const text of ["data:a\n", "\n", "data:b\r", "\r"]) parser.push(utf8.encode(text));
    expect(heard).toEqual(["a", "b"]);
  });

  test("gives the same for a long stream in pieces of every size", () => {
    const said = Array.from({ length: 40 }, (_, at) => `조개 ${"껍".repeat(at % 5)} ${at} 🐚`);
    const ends = ["\n", "\r\n", "\r"];
    const whole = said.map((text, at) => {
      const end = ends[at % 3] ?? "\n";
      return `id: 7-${at}${end}data: ${text}${end}${end}`;
    });
    const bytes = utf8.encode(whole.join(": ping\n\n"));
    for (let size = 1; size < 40; size += 1) {
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.slice(at, at + size));
      const expected = said.map((text, at) => message(text, `7-${at}`));
      expect(parse(pieces), `pieces of ${size}`).toEqual(expected);
    }
  });
});
