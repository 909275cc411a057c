import type { Locale } from "../protocol/events";
import { ApiProblem, asProblem, problemOf } from "./problem";
import { ensureSession, renewSession } from "./session";

export const BASE = "/api";

export interface Asking {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** Sent as it is, instead of a body. */
  file?: Blob;
  idempotencyKey?: string;
  /** The token of a seat in a consultation. */
  seat?: string;
  signal?: AbortSignal;
}

/** Asks the API and reads its JSON. Every failure is an `ApiProblem`. */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  const answer = await answerTo(path, asking);
  try {
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  } catch (error) {
    throw failureOf(error);
  }
}

/** Asks the API and leaves the answer to whoever asked. Every failure is an `ApiProblem`. */
export async function answerTo(path: string, asking: Asking = {}): Promise<Response> {
  try {
    await ensureSession();
    const response = await send(path, asking);
    const answer = response.status === 401 ? await afterRenewal(path, asking) : response;
    if (!answer.ok) throw await problemOf(answer);
    return answer;
  } catch (error) {
    throw failureOf(error);
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

/** Who gave up knows it; everything else is told. */
function failureOf(error: unknown): unknown {
  const isOurs = error instanceof DOMException && error.name === "AbortError";
  return isOurs ? error : asProblem(error);
}

async function afterRenewal(path: string, asking: Asking): Promise<Response> {
  await renewSession();
  const again = await send(path, asking);
  if (again.status === 401) throw new ApiProblem(401, "unauthenticated");
  return again;
}

function send(path: string, asking: Asking): Promise<Response> {
  const { method = "GET", body, file, idempotencyKey, seat, signal } = asking;
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (file !== undefined) headers["content-type"] = file.type;
  const content = file ?? (body === undefined ? undefined : JSON.stringify(body));
  if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
  if (seat !== undefined) headers.authorization = `Seat ${seat}`;
  return fetch(`${BASE}${path}`, {
    method,
    headers,
    cache: "no-store",
    ...(content === undefined ? {} : { body: content }),
    ...(signal === undefined ? {} : { signal }),
  });
}
