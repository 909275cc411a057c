/** Keeps the sky moving for as long as somebody sees it, and no faster than the device likes. */
import { isDay, isMotionReduced, onSettings } from "../preferences/settings";
import { moodNow, onMood } from "./mood";
import { openPainter, type Painter } from "./painter";
import { paintStill } from "./still";

/** A sky does not need more. */
const FRAME_MS = 1000 / 30;
const DAYBREAK_MS = 1400;
const LAMP_FRAMES = 12;
/** Frames further apart than this, so many times in a row, mean that the device has other worries. */
const SLOW_FRAME_MS = 70;
const SLOW_FRAMES = 12;
/** From then on, canvas pixels per CSS pixel; after that the sky stands still. */
const DENSITIES = [1, 0.6];

/** Begins to paint; what it gives back ends it. */
export function openHeavens(canvas: HTMLCanvasElement): () => void {
  const moving = document.createElement("canvas");
  const painter = openPainter(moving);
  // What else breathes on the page does so in fewer steps where a processor has to draw them.
  document.documentElement.dataset.chip = painter === null ? "none" : "there";
  if (painter === null) return stillHeavens(canvas);
  // A canvas that was asked for one kind of pen gives no other.
  moving.className = canvas.className;
  canvas.replaceWith(moving);
  const close = movingHeavens(moving, painter);
  return () => {
    close();
    moving.replaceWith(canvas);
  };
}

function stillHeavens(canvas: HTMLCanvasElement): () => void {
  canvas.dataset.sky = "still";
  const paint = () => paintStill(canvas, isDay());
  paint();
  const forget = onSettings(paint);
  addEventListener("resize", paint);
  const light = matchMedia("(prefers-color-scheme: light)");
  light.addEventListener("change", paint);
  return () => {
    forget();
    removeEventListener("resize", paint);
    light.removeEventListener("change", paint);
  };
}

function movingHeavens(canvas: HTMLCanvasElement, painter: Painter): () => void {
  canvas.dataset.sky = "moving";
  let frame = 0;
  let last = 0;
  let density = 0;
  let slow = 0;
  let day = isDay() ? 1 : 0;
  let glow = 0;
  let shift: [number, number] = [0, 0];
  let wished = shift;
  let painted = 0;
  let lamp = lampOf();
  // Everybody's sky begins at another hour, but a reload does not jump.
  let time = (Date.now() / 1000) % 3600;

  const step = (passed: number) => {
    const dayWished = isDay() ? 1 : 0;
    day += Math.sign(dayWished - day) * Math.min(Math.abs(dayWished - day), passed / DAYBREAK_MS);
    glow += ((moodNow().answering ? 1 : 0) - glow) * Math.min(1, passed / 900);
    shift = [0, 1].map((axis) => {
      const from = shift[axis] ?? 0;
      return from + ((wished[axis] ?? 0) - from) * Math.min(1, passed / 400);
    }) as [number, number];
    time += (passed / 1000) * (1 + glow * 1.5);
  };
  const paint = () => {
    // to look where the conch is makes the page lay itself out: now and then is enough
    if (painted % LAMP_FRAMES === 0) lamp = lampOf();
    painted += 1;
    painter.paint({ time, day: ease(day), glow, lamp, shift });
  };
  const settled = () => day === (isDay() ? 1 : 0);
  const run = (now: number) => {
    const passed = now - last;
    if (passed >= FRAME_MS - 2) {
      slow = passed > SLOW_FRAME_MS && passed < 1000 ? slow + 1 : 0;
      if (slow >= SLOW_FRAMES) calmDown();
      step(Math.min(passed, 100));
      last = now;
      paint();
    }
    const goesOn = density < DENSITIES.length || !settled();
    frame = goesOn && !rests() ? requestAnimationFrame(run) : 0;
  };
  const calmDown = () => {
    slow = 0;
    density += 1;
    if (density < DENSITIES.length) measure();
    else canvas.dataset.sky = "resting";
  };
  const rests = () => document.hidden || isMotionReduced();
  /** Goes on after a pause, or shows what it looks like now. */
  const wake = () => {
    if (frame !== 0) return;
    if (rests()) {
      day = isDay() ? 1 : 0;
      paint();
      return;
    }
    last = performance.now();
    frame = requestAnimationFrame(run);
  };
  const measure = () => {
    painter.resize(
      innerWidth,
      innerHeight,
      DENSITIES[Math.min(density, DENSITIES.length - 1)] ?? 1,
    );
    paint();
  };
  const look = (event: PointerEvent) => {
    if (event.pointerType !== "mouse") return;
    wished = [
      (event.clientX / innerWidth - 0.5) * -0.012,
      (event.clientY / innerHeight - 0.5) * 0.012,
    ];
  };

  measure();
  wake();
  const light = matchMedia("(prefers-color-scheme: light)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const forget = [onSettings(wake), onMood(wake)];
  addEventListener("resize", measure);
  addEventListener("pointermove", look, { passive: true });
  document.addEventListener("visibilitychange", wake);
  for (const query of [light, calm]) query.addEventListener("change", wake);
  return () => {
    cancelAnimationFrame(frame);
    for (const it of forget) it();
    removeEventListener("resize", measure);
    removeEventListener("pointermove", look);
    document.removeEventListener("visibilitychange", wake);
    for (const query of [light, calm]) query.removeEventListener("change", wake);
  };
}

function ease(part: number): number {
  return part * part * (3 - 2 * part);
}

/** Where the great conch stands in the window, from the lower left; above it where there is none. */
function lampOf(): [number, number] {
  const conch = document.querySelector("[data-lamp]")?.getBoundingClientRect();
  if (conch === undefined) return [0.5, 1.02];
  const middle = [conch.left + conch.width / 2, conch.top + conch.height / 2] as const;
  return [middle[0] / innerWidth, 1 - middle[1] / innerHeight];
}
