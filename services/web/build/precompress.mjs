// Writes a .br and a .gz beside every text file of the build, so that no server compresses twice.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXT = /\.(html|js|css|svg|webmanifest|json|txt)$/;
const dist = new URL("../dist", import.meta.url).pathname;

// What the build looked up files in is nobody else's.
await rm(join(dist, ".vite"), { recursive: true, force: true });
for (const name of await readdir(dist, { recursive: true })) {
  if (!TEXT.test(name)) continue;
  const path = join(dist, name);
  const plain = await readFile(path);
  if (plain.length < 512) continue;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  await writeFile(`${path}.br`, brotliCompressSync(plain, quality));
  await writeFile(`${path}.gz`, gzipSync(plain, { level: 9 }));
}
