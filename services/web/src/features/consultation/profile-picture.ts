/** One's face for the other side: the middle of a picture, small enough to be said in one breath. */

/** What the protocol takes, in bytes of JPEG. */
const LIMIT = 32 * 1024;
const EDGES = [256, 192, 128, 96] as const;
const QUALITIES = [0.86, 0.72, 0.58] as const;
/** Behind what is transparent. */
const GROUND = "#12101f";

/** The tries, from the best picture to the smallest. */
export function tries(): { edge: number; quality: number }[] {
  return EDGES.flatMap((edge) => QUALITIES.map((quality) => ({ edge, quality })));
}

/** A JPEG in base64, at most 32 KiB long; throws if the file is no picture. */
export async function smallFace(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  try {
    for (const { edge, quality } of tries()) {
      const jpeg = await drawn(picture, edge, quality);
      if (jpeg.size <= LIMIT) return await base64(jpeg);
    }
  } finally {
    picture.close();
  }
  throw new Error("the picture does not become small enough");
}

async function drawn(picture: ImageBitmap, to: number, quality: number): Promise<Blob> {
  const edge = Math.min(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = to;
  canvas.height = to;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("there is nothing to draw with");
  pen.fillStyle = GROUND;
  pen.fillRect(0, 0, to, to);
  pen.imageSmoothingQuality = "high";
  const x = (picture.width - edge) / 2;
  const y = (picture.height - edge) / 2;
  pen.drawImage(picture, x, y, edge, edge, 0, 0, to, to);
  const jpeg = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, "image/jpeg", quality);
  });
  if (jpeg === null) throw new Error("the picture cannot be written");
  return jpeg;
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x2000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  }
  return btoa(text);
}

/** Where a picture that was told can be shown from; nothing but a JPEG is. */
export function pictureUrl(picture: string | null): string | null {
  if (picture === null || picture === "") return null;
  if (picture.startsWith("blob:") || picture.startsWith("data:image/jpeg;")) return picture;
  return /^[A-Za-z0-9+/]+=*$/.test(picture) ? `data:image/jpeg;base64,${picture}` : null;
}
