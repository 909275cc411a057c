/**
 * Calls `paint` at most once a frame, however often it is asked to. A hidden page has no frames:
 * there it is a short while instead, so that what is announced and kept does not wait.
 */
export function oncePerFrame(paint: () => void): () => void {
  let asked = false;
  const run = () => {
    asked = false;
    paint();
  };
  return () => {
    if (asked) return;
    asked = true;
    if (document.hidden) setTimeout(run, 200);
    else requestAnimationFrame(run);
  };
}
