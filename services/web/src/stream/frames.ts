/** A hidden page has no frames: there it is a short while instead. */
const LATEST_MS = 200;

/**
 * Calls `paint` at most once a frame, however often it is asked to; also where the page is hidden
 * before its frame comes, so that what is announced and kept does not wait.
 */
export function oncePerFrame(paint: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    const run = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      asked = false;
      paint();
    };
    const frame = requestAnimationFrame(run);
    const timer = setTimeout(run, LATEST_MS);
  };
}
