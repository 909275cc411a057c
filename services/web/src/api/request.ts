import type { Locale } from "../protocol/events";
import { ApiProblem, asProblem, problemOf } from "./problem";
import { ensureSession, renewSession } from "./session";

export const BASE = "/api";

export interface Asking {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Asks the API and reads its JSON. Every failure is an `ApiProblem`. */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  try {
    await ensureSession();
    const response = await send(path, asking);
    const answer = response.status === 401 ? await afterRenewal(path, asking) : response;
    if (!answer.ok) throw await problemOf(answer);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw asProblem(error);
  }
}

/** What is the same for everyone and needs no session, such as the card library. */
export async function askLibrary<T>(path: string, locale: Locale): Promise<T> {
  try {
    const response = await fetch(`${BASE}${path}?locale=${locale}`);
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as T;
  } catch (error) {
    throw asProblem(error);
  }
}

async function afterRenewal(path: string, asking: Asking): Promise<Response> {
  await renewSession();
  const again = await send(path, asking);
  if (again.status === 401) throw new ApiProblem(401, "unauthenticated");
  return again;
}

function send(path: string, asking: Asking): Promise<Response> {
  const { method = "GET", body, idempotencyKey, signal } = asking;
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
  return fetch(`${BASE}${path}`, {
    method,
    headers,
    cache: "no-store",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
}
