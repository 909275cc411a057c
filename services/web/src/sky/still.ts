/** The sky as a still picture, where nothing can move it. */
import { CLOUD_SIZE, cloudHeights } from "./clouds";
import { countFor, STAR, stars } from "./stars";

/** Paints stars and clouds onto a canvas that lets the page's own sky through. */
export function paintStill(canvas: HTMLCanvasElement, day: boolean): void {
  const { innerWidth: width, innerHeight: height } = window;
  const density = Math.min(2, devicePixelRatio);
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const pen = canvas.getContext("2d");
  if (pen === null) return;
  pen.scale(density, density);
  const clouds = cloudPicture(day);
  pen.imageSmoothingQuality = "high";
  const long = Math.max(width, height) * 1.3;
  pen.drawImage(clouds, -0.1 * long, height * 0.04, long, height * 0.9);
  if (!day) sprinkle(pen, width, height);
}

function sprinkle(pen: CanvasRenderingContext2D, width: number, height: number): void {
  const all = stars(countFor(width, height));
  for (let at = 0; at < all.length; at += STAR) {
    const [x = 0, y = 0, size = 1, phase = 0, depth = 0] = all.subarray(at, at + STAR);
    const shine = (0.25 + 0.6 * (0.5 + 0.5 * Math.sin(phase))) * Math.min(1, y / 0.3);
    pen.globalAlpha = shine * (0.45 + 0.55 * depth);
    pen.fillStyle = (phase * 1.7) % 1 > 0.5 ? "#ccdbff" : "#ffedc2";
    pen.beginPath();
    pen.arc(x * width, (1 - y) * height, size * 0.38, 0, Math.PI * 2);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

/** Red, green, blue, and how much of what is behind a cloud hides. */
const DAY = [255, 253, 248, 190] as const;
const DUSK = [44, 50, 108, 150] as const;

/** White or dusk, as dense as the noise is high. */
function cloudPicture(day: boolean): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = CLOUD_SIZE;
  canvas.height = CLOUD_SIZE;
  const pen = canvas.getContext("2d");
  if (pen === null) return canvas;
  const picture = pen.createImageData(CLOUD_SIZE, CLOUD_SIZE);
  const heights = cloudHeights();
  for (let at = 0; at < heights.length; at += 1) {
    const row = Math.floor(at / CLOUD_SIZE) / CLOUD_SIZE;
    const fade = Math.min(1, row * 5, (1 - row) * 3);
    const mass = Math.max(0, Math.min(1, ((heights[at] ?? 0) - 118) / 110)) * fade;
    const [red, green, blue, thickness] = day ? DAY : DUSK;
    picture.data[at * 4] = red;
    picture.data[at * 4 + 1] = green;
    picture.data[at * 4 + 2] = blue;
    picture.data[at * 4 + 3] = thickness * mass;
  }
  pen.putImageData(picture, 0, 0);
  return canvas;
}
