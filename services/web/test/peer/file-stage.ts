/** Files that are sent from the guest to the host, and what becomes of them. */
import { createHash } from "node:crypto";
import { expect } from "vitest";
import { HEADER_BYTES } from "../../src/peer/files/frame";
import { PIECE_BYTES } from "../../src/peer/limits";
import type { FileView } from "../../src/peer/talk-view";
import type { FakeChannel } from "./fake-channel";
import type { Side } from "./stage";
import { Stage, settle } from "./stage";

export const SIZE = 2 * PIECE_BYTES + 512_345;

export function noise(size: number, seed = 1): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(size / 4));
  let state = seed;
  for (let i = 0; i < words.length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    words[i] = state;
  }
  const bytes = new Uint8Array(words.buffer, 0, size);
  bytes.set([1, 2, 3, 4]);
  return bytes;
}

export function fileOf(
  bytes: BlobPart,
  name = "사진.bin",
  type = "application/octet-stream",
): File {
  return new File([bytes], name, { type });
}

export function filesOf(side: Side): FileView[] {
  return side.talk.view().items.flatMap((item) => (item.kind === "file" ? [item.file] : []));
}

export function fileIn(side: Side): FileView {
  const [file] = filesOf(side);
  if (file === undefined) throw new Error("no file");
  return file;
}

/** Long arrays are compared by their hashes: a difference is not worth a report of megabytes. */
export function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export async function digestAt(url: string | null): Promise<string> {
  return digest(new Uint8Array(await (await fetch(url ?? "")).arrayBuffer()));
}

/** Bytes move until so many have arrived in this connection. */
export async function moveUntil(stage: Stage, arrived: number): Promise<void> {
  const channel = stage.wire?.guest.file as FakeChannel;
  for (let moved = 0, idle = 0; moved < arrived; idle += 1) {
    if (idle > 5_000) throw new Error(`stuck at ${moved}`);
    await settle();
    for (const one of stage.wire?.waiting ?? []) {
      if (one === channel) moved += (one.queue[0] as ArrayBuffer).byteLength - HEADER_BYTES;
      one.deliver();
    }
  }
}

export async function offered(file: File, seed = 1): Promise<Stage> {
  const stage = await Stage.set(seed);
  await stage.meet();
  expect(await stage.guest.talk.send(file)).toBeNull();
  await stage.quiet();
  return stage;
}

export async function accepted(file: File, seed = 1): Promise<Stage> {
  const stage = await offered(file, seed);
  stage.host.talk.answer(fileIn(stage.host).number, true);
  return stage;
}
