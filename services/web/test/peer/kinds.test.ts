import { describe, expect, test } from "vitest";
import { decodeFrame, encodeFrame, HEADER_BYTES } from "../../src/peer/files/frame";
import { imageOf, isDangerousHead, isDangerousLabel } from "../../src/peer/files/kinds";
import { cleanName } from "../../src/peer/files/names";
import { CHUNK_BYTES, CHUNK_LIMIT } from "../../src/peer/limits";

const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) =>
  new Uint8Array([0xff, 0xfe, ...[...text].flatMap((one) => [one.charCodeAt(0), 0])]);

describe("names of files", () => {
  test.each([
    ["손금 사진.jpg", "손금 사진.jpg"],
    ["C:\\Users\\me\\a.txt", "a.txt"],
    ["/etc/passwd", "passwd"],
    ["..", "file"],
    ["", "file"],
    ["...hidden...", "hidden"],
    ["a\u0000b\nc.txt", "abc.txt"],
    ["photo\u202Egpj.exe", "photogpj.exe"],
    ["a\u200Bb\u3164.exe \u2066.", "ab.exe"],
    ["CON.txt", "_CON.txt"],
    ['a<b>:"|?*.txt', "a_b______.txt"],
    ["\ud800broken.txt", "broken.txt"],
    ["가족 👨‍👩‍👧.png", "가족 👨‍👩‍👧.png"],
  ])("%j becomes %j", (name, clean) => {
    expect(cleanName(name)).toBe(clean);
    expect(cleanName(clean)).toBe(clean);
  });

  test("are cut in the middle, so that the ending stays", () => {
    const clean = cleanName(`${"가".repeat(500)}.jpeg`);
    expect(clean).toMatch(/^가+…\.jpeg$/);
    expect(bytes(clean).length).toBeLessThanOrEqual(200);
    expect(cleanName(clean)).toBe(clean);
  });
});

describe("kinds of files", () => {
  test.each([
    ["a.exe", ""],
    ["a.SVG", ""],
    ["a.tar.sh", ""],
    ["a", "image/svg+xml"],
    ["a.txt", "Text/HTML;charset=x"],
  ])("%s (%s) is dangerous", (name, mime) => {
    expect(isDangerousLabel(name, mime)).toBe(true);
  });

  test.each([
    ["a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["exe", ""],
    ["a.exe.jpg", "image/jpeg"],
    ["사진.heic", "image/heic"],
  ])("%s (%s) is not", (name, mime) => {
    expect(isDangerousLabel(name, mime)).toBe(false);
  });

  test.each([
    bytes("MZ\u0000"),
    bytes("\u007fELF"),
    bytes("#!/usr/bin/env python"),
    bytes("\ufeff\n <!DOCTYPE html>"),
    bytes("<SCRIPT>alert(1)</SCRIPT>"),
    bytes('<?xml version="1.0"?><svg xmlns="x">'),
    bytes("<!-- a --><!-- b --> <html>"),
    utf16("<html><body>"),
    new Uint8Array([0xca, 0xfe, 0xba, 0xbe]),
  ])("bytes of something that runs are dangerous (%#)", (head) => {
    expect(isDangerousHead(head)).toBe(true);
    expect(imageOf(head)).toBeNull();
  });

  test.each([
    ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ["image/jpeg", [0xff, 0xd8, 0xff, 0xe0]],
    ["image/gif", [...bytes("GIF89a")]],
    ["image/webp", [...bytes("RIFF0000WEBPVP8 ")]],
    ["image/avif", [0, 0, 0, 28, ...bytes("ftypavif")]],
    [null, [...bytes("BM0000")]],
    [null, [...bytes("<svg>")]],
    [null, []],
  ])("pictures are known by their bytes: %s", (type, head) => {
    expect(imageOf(new Uint8Array(head))).toBe(type);
    if (type !== null) expect(isDangerousHead(new Uint8Array(head))).toBe(false);
  });

  test("plain text and documents are let through", () => {
    for (const text of ["안녕하세요", "a < b", "%PDF-1.7", "PK\u0003\u0004", "{}"]) {
      expect(isDangerousHead(bytes(text))).toBe(false);
    }
  });
});

describe("a chunk", () => {
  test("is what the protocol has: number, offset, bytes, big-endian", () => {
    const frame = encodeFrame(2, 0x1_0000_0001, new Uint8Array([7, 8]));
    expect([...new Uint8Array(frame)]).toEqual([0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 7, 8]);
    expect(decodeFrame(frame)).toEqual({
      file: 2,
      offset: 0x1_0000_0001,
      bytes: new Uint8Array([7, 8]),
    });
    expect(CHUNK_BYTES + HEADER_BYTES).toBeLessThan(65_535);
  });

  test("is ignored if it is none", () => {
    const far = new Uint8Array(20).fill(0xff).buffer;
    const long = new ArrayBuffer(HEADER_BYTES + CHUNK_LIMIT + 1);
    for (const data of ["text", null, new ArrayBuffer(12), far, long]) {
      expect(decodeFrame(data)).toBeNull();
    }
  });
});
