/** `/api/results`: readings that their owners share, one function an operation. */
import type {
  Lifetime,
  PictureShape,
  SharedReading,
  ShareLink,
  ShareLinkPage,
  SharingPreview,
  SharingWays,
} from "../protocol/rest";
import { asProblem, problemOf } from "./problem";
import { ask, BASE } from "./request";

const ROOT = "/results";
/** As many as are shown at once. */
const PAGE = 20;
const of = (reading: string) => `${ROOT}/${encodeURIComponent(reading)}`;

/** What of a reading is shown. */
export interface Choice {
  hideQuestion: boolean;
  hideDate: boolean;
  /** Whose reading it is; `null` where that is hidden. */
  name: string | null;
}

export interface Sharing extends Choice {
  expiresIn: Lifetime;
  previewed: string;
}

let ways: Promise<SharingWays> | null = null;

export const sharing = {
  /** The same for everyone: asked once, for as long as the page is open. */
  ways: () => {
    ways ??= askOpenly<SharingWays>(`${ROOT}/sharing`);
    ways.catch(() => {
      ways = null;
    });
    return ways;
  },
  preview: (reading: string, choice: Choice, signal?: AbortSignal) =>
    ask<SharingPreview>(`${of(reading)}/preview?${queryOf(choice)}`, signal ? { signal } : {}),
  share: (reading: string, { expiresIn, previewed, ...choice }: Sharing) =>
    ask<ShareLink>(`${of(reading)}/share`, {
      method: "POST",
      body: { ...told(choice), expiresIn, previewed },
    }),
  stop: (reading: string) => ask<void>(`${of(reading)}/share`, { method: "DELETE" }),
  links: (cursor?: string) => {
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (cursor) query.set("cursor", cursor);
    return ask<ShareLinkPage>(`${ROOT}/shares?${query}`);
  },
  stopLink: (link: string) =>
    ask<void>(`${ROOT}/shares/${encodeURIComponent(link)}`, { method: "DELETE" }),
  /** What is behind a link, for whoever has it: without a session, and leaving none. */
  shared: (link: string) =>
    askOpenly<SharedReading>(`${ROOT}/shared/${encodeURIComponent(link)}`, "omit"),
};

/** The picture that a link would have, for the eyes of the owner. */
export function pictureUrl(
  reading: string,
  choice: Choice,
  shape: PictureShape,
  how: "show" | "save" = "show",
): string {
  const query = queryOf(choice);
  query.set("shape", shape);
  if (how === "save") query.set("download", "true");
  return `${BASE}${of(reading)}/picture?${query}`;
}

/** The address of a link or a picture, whole, also where the server does not know its own. */
export const wholeUrl = (address: string): string => new URL(address, location.href).href;

function told({ hideQuestion, hideDate, name }: Choice) {
  const hideName = name === null;
  return { hideQuestion, hideName, hideDate, ...(hideName ? {} : { name }) };
}

function queryOf(choice: Choice): URLSearchParams {
  const pairs = Object.entries(told(choice)).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(pairs);
}

async function askOpenly<T>(path: string, credentials: RequestCredentials = "same-origin") {
  try {
    const response = await fetch(BASE + path, { credentials });
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as T;
  } catch (error) {
    throw asProblem(error);
  }
}
