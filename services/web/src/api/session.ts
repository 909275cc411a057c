/** Who this browser is: a guest, or a member who has signed in. */
import type { Session } from "../protocol/rest";
import { ApiProblem, problemOf } from "./problem";

const AUTH = "/api/auth";

let asked: Promise<Session> | null = null;
let known: Session | null = null;
const listeners = new Set<() => void>();

/** Makes sure that this browser has a session; asked once, however many wait for it. */
export function ensureSession(): Promise<Session> {
  asked ??= begin().then(know);
  asked.catch(() => {
    asked = null;
  });
  return asked;
}

/** The session is not valid any more: refresh it, or begin another one. */
export async function renewSession(): Promise<void> {
  asked = null;
  await ensureSession();
}

async function begin(): Promise<Session> {
  try {
    return await session("/session");
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
  }
  try {
    return await session("/refresh", "POST");
  } catch (error) {
    // It is over, and its cookies are gone: from here on this browser is a guest.
    if (error instanceof ApiProblem && error.status === 401) return session("/session");
    throw error;
  }
}

async function session(path: string, method = "GET"): Promise<Session> {
  const response = await fetch(AUTH + path, { method, cache: "no-store" });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Session;
}

/** What an answer says of whoever asks is known everywhere at once. */
export function know(session: Session): Session {
  known = session;
  for (const listener of listeners) listener();
  return session;
}

/** Goes to a provider's page, and from there back to the page that is open now. */
export async function signIn(provider: string): Promise<void> {
  await ensureSession();
  const response = await fetch(`${AUTH}/login/${encodeURIComponent(provider)}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ returnTo: location.pathname + location.search }),
  });
  if (!response.ok) throw await problemOf(response);
  const { url } = (await response.json()) as { url: string };
  location.assign(url);
}

/** This browser forgets who it was, and with `everywhere` so does every other one. */
export async function signOut(everywhere = false): Promise<void> {
  const path = everywhere ? "/logout?everywhere=true" : "/logout";
  const response = await fetch(AUTH + path, { method: "POST" });
  if (!response.ok) throw await problemOf(response);
  await renewSession();
}

export function subscribeSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is known by now. */
export const knownSession = (): Session | null => known;
