/** A picture from a phone is larger than anybody needs: its middle is sent, and small. */
import { ApiProblem } from "../../api/problem";

/** Width and height of what is sent, in pixels, at most. */
export const EDGE = 1024;
/** Behind what is transparent; the server has the same. */
const GROUND = "#12101f";

export interface Cut {
  /** Where the square begins in the picture, and how long its edge is there. */
  x: number;
  y: number;
  edge: number;
  /** How long its edge becomes. */
  to: number;
}

/** The largest square in the middle; nothing is ever made larger. */
export function middleOf(width: number, height: number): Cut {
  const edge = Math.min(width, height);
  return {
    x: Math.floor((width - edge) / 2),
    y: Math.floor((height - edge) / 2),
    edge,
    to: Math.min(edge, EDGE),
  };
}

/** The middle of a picture as a small JPEG, without anything else that the file told. */
export async function shrunk(file: Blob): Promise<Blob> {
  // What cannot be read is told as the server would tell it.
  const unreadable = () => new ApiProblem(422, "invalid_picture");
  const picture = await createImageBitmap(file).catch(() => {
    throw unreadable();
  });
  try {
    const { x, y, edge, to } = middleOf(picture.width, picture.height);
    const canvas = document.createElement("canvas");
    canvas.width = to;
    canvas.height = to;
    const pen = canvas.getContext("2d");
    if (pen === null) throw unreadable();
    pen.fillStyle = GROUND;
    pen.fillRect(0, 0, to, to);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, x, y, edge, edge, 0, 0, to, to);
    const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    if (jpeg === null) throw unreadable();
    return jpeg;
  } finally {
    picture.close();
  }
}
