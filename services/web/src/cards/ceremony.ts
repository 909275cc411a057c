/**
 * The deck before and after the fan: it is shuffled, cut and spread, and gathers itself again.
 * All of it runs beside the page's own work, so that tokens and cards never wait for each other.
 */

/** A card in the hand: how far from where the fan begins, in card widths, and how turned. */
interface Pose {
  x: number;
  y: number;
  turn: number;
}

const RIFFLES = 2;
/** Milliseconds: one riffle, the cut, the spread. */
const RIFFLE_MS = 430;
const CUT_MS = 420;
const SPREAD_MS = 620;
const GATHER_MS = 460;
export const CEREMONY_MS = RIFFLES * RIFFLE_MS + CUT_MS + SPREAD_MS;

/** Animates cards that lie where they belong, from a deck in the middle; ends with what it gives back. */
export function shuffleCutSpread(cards: readonly HTMLElement[], width: number): Animation[] {
  const count = Math.max(1, cards.length - 1);
  return cards.map((card, index) => {
    const frames = posesOf(index, cards.length).map(({ at, pose, easing }) => ({
      offset: at / CEREMONY_MS,
      transform: transformOf(pose, width),
      easing,
    }));
    // those at the edges of the fan leave the deck last
    const late = (Math.abs(index / count - 0.5) * 0.3 * SPREAD_MS) / CEREMONY_MS;
    const start = frames.at(-1);
    if (start !== undefined) frames.push({ ...start, offset: Math.min(0.98, start.offset + late) });
    return card.animate(
      [
        ...frames.slice(0, -1),
        { ...frames.at(-1), easing: "cubic-bezier(0.2, 0.85, 0.25, 1)" },
        { transform: card.style.transform },
      ],
      { duration: CEREMONY_MS, fill: "backwards" },
    );
  });
}

/**
 * The cards of a fan that nobody chose go back into one deck and away, as a picture of the fan over
 * what comes next: the fan itself may be gone already.
 */
export function gather(fan: HTMLElement, chosen: readonly number[], host: HTMLElement): void {
  const { left, top, width, height } = fan.getBoundingClientRect();
  const cardWidth = fan.querySelector<HTMLElement>("[data-position]")?.offsetWidth ?? 0;
  const picture = fan.cloneNode(true);
  if (!(picture instanceof HTMLElement)) return;
  picture.inert = true;
  picture.removeAttribute("role");
  Object.assign(picture.style, {
    position: "fixed",
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
    overflow: "visible",
    pointerEvents: "none",
  });
  const all = Array.from(picture.querySelectorAll<HTMLElement>("[data-position]"));
  const isLeft = (card: HTMLElement) => !chosen.includes(Number(card.dataset.position));
  const cards = all.filter((card) => card.style.opacity !== "0" && isLeft(card));
  for (const card of all) {
    card.removeAttribute("role");
    card.removeAttribute("data-position");
    card.removeAttribute("tabindex");
    if (!cards.includes(card)) card.remove();
  }
  host.append(picture);
  const away = cards.map((card, index) =>
    card.animate(
      [
        { transform: card.style.transform, opacity: 1 },
        {
          transform: transformOf(stacked(index, cards.length), cardWidth),
          opacity: 1,
          offset: 0.7,
        },
        { transform: transformOf({ x: 0, y: 2.2, turn: 0 }, cardWidth), opacity: 0 },
      ],
      { duration: GATHER_MS, easing: "cubic-bezier(0.5, 0, 0.3, 1)", fill: "forwards" },
    ),
  );
  Promise.allSettled(away.map(({ finished }) => finished)).then(() => picture.remove());
}

interface Step {
  /** Milliseconds from the start. */
  at: number;
  pose: Pose;
  /** On the way to the next. */
  easing: string;
}

/** A card's way through shuffling and cutting, up to the deck that is to be spread. */
export function posesOf(index: number, count: number): Step[] {
  const rest = stacked(index, count);
  const steps: Step[] = [{ at: 0, pose: rest, easing: "ease-in-out" }];
  for (let riffle = 0; riffle < RIFFLES; riffle += 1) {
    const begins = riffle * RIFFLE_MS;
    const side = (index + riffle) % 2 === 0 ? -1 : 1;
    const fallen = begins + RIFFLE_MS * (0.45 + (0.5 * (index + 1)) / count);
    steps.push(
      { at: begins + RIFFLE_MS * 0.3, pose: halved(rest, side), easing: "linear" },
      { at: begins + RIFFLE_MS * 0.42, pose: halved(rest, side), easing: "ease-in" },
      { at: Math.min(fallen, begins + RIFFLE_MS), pose: rest, easing: "linear" },
    );
  }
  const cut = RIFFLES * RIFFLE_MS;
  const away = index < count / 2 ? 1 : -0.12;
  steps.push(
    { at: cut, pose: rest, easing: "ease-in-out" },
    {
      at: cut + CUT_MS * 0.45,
      pose: { ...rest, x: rest.x + 0.62 * away, y: rest.y - 0.05 },
      easing: "ease-in-out",
    },
    { at: cut + CUT_MS, pose: rest, easing: "linear" },
  );
  return steps;
}

function stacked(index: number, count: number): Pose {
  const height = index - count / 2;
  return { x: height * 0.004, y: 0.62 - height * 0.006, turn: 0 };
}

function halved({ x, y }: Pose, side: number): Pose {
  return { x: x + side * 0.54, y: y - 0.1, turn: side * 9 };
}

function transformOf({ x, y, turn }: Pose, width: number): string {
  return `translate3d(${(x * width).toFixed(1)}px, ${(y * width).toFixed(1)}px, 0) rotate(${turn}deg)`;
}
