import { describe, expect, test } from "vitest";
import { type SseEvent, SseParser } from "../src/stream/sse";

function parse(...chunks: (string | number[])[]): SseEvent[] {
  const events: SseEvent[] = [];
  const parser = new SseParser((event) => events.push(event));
  for (const chunk of chunks) {
    parser.push(
      typeof chunk === "string" ? new TextEncoder().encode(chunk) : new Uint8Array(chunk),
    );
  }
  return events;
}

const datas = (...chunks: (string | number[])[]) => parse(...chunks).map(({ data }) => data);

describe("the parser of server-sent events", () => {
  test.each([
    ["data:a\n\n", ["a"]],
    ["data: a\n\n", ["a"]],
    ["data:  a\n\n", [" a"]],
    ["data:a\ndata:b\n\n", ["a\nb"]],
    ["data:a\r\n\r\n", ["a"]],
    ["data:a\r\rdata:b\r\r", ["a", "b"]],
    ["data\n\n", [""]],
    ["event:x\n\n", []],
    [": ping\n\n", []],
    ["data:a", []],
    ["\uFEFFdata:a\n\n", ["a"]],
    ["unknown:1\ndata:a\n\n", ["a"]],
  ])("reads %j", (input, expected) => {
    expect(datas(input)).toEqual(expected);
  });

  test("remembers the last id", () => {
    expect(parse("id:7\ndata:a\n\ndata:b\n\n").map(({ id }) => id)).toEqual(["7", "7"]);
  });

  test("ignores an id with a NUL", () => {
    expect(parse("id:7\ndata:a\n\nid:8\0\ndata:b\n\n").map(({ id }) => id)).toEqual(["7", "7"]);
  });

  test("takes an id of an event without data", () => {
    expect(parse("id:9\n\ndata:a\n\n")[0]?.id).toBe("9");
  });

  test("names an event only once", () => {
    expect(parse("event:x\ndata:a\n\ndata:b\n\n").map(({ name }) => name)).toEqual([
      "x",
      "message",
    ]);
  });

  test("is the same wherever the bytes are cut", () => {
    const text = '\uFEFFid: 1-2\r\ndata:{"t":"카드 🐚"}\r\n\r\n: ping\r\n\r\ndata:b\r\n\r\n';
    const bytes = Array.from(new TextEncoder().encode(text));
    const whole = parse(bytes);
    expect(whole.map(({ data }) => data)).toEqual(['{"t":"카드 🐚"}', "b"]);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(parse(bytes.slice(0, cut), bytes.slice(cut))).toEqual(whole);
    }
    expect(parse(...bytes.map((byte) => [byte]))).toEqual(whole);
  });
});
