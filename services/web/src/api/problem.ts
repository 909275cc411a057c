import type { ErrorCode } from "../protocol/events";

/** What cannot be told by a server: `offline` is ours, for a request that never arrived. */
export type ProblemCode = ErrorCode | "offline";

/** A request that was not done, with the stable code that says why. */
export class ApiProblem extends Error {
  constructor(
    /** 0 if no answer came at all. */
    readonly status: number,
    readonly code: ProblemCode,
    readonly requestId?: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(code);
  }

  /** Nothing is at this address, or nothing could be. */
  get isNowhere(): boolean {
    return this.status === 404 || this.code === "invalid_path";
  }
}

/** Reads the problem document of a refused request; anything else is a fault of ours. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const kind = response.headers.get("content-type") ?? "";
  const requestId = response.headers.get("x-request-id") ?? undefined;
  const waiting = Number(response.headers.get("retry-after") ?? Number.NaN);
  const retryAfter = Number.isFinite(waiting) ? waiting : undefined;
  if (kind.includes("json")) {
    const body: unknown = await response.json().catch(() => null);
    if (typeof body === "object" && body !== null && "code" in body) {
      return new ApiProblem(response.status, body.code as ErrorCode, requestId, retryAfter);
    }
  }
  const code = response.status >= 502 && response.status <= 504 ? "unavailable" : "internal";
  return new ApiProblem(response.status, code, requestId, retryAfter);
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  // fetch throws a TypeError when nothing answers.
  return error instanceof TypeError ? new ApiProblem(0, "offline") : new ApiProblem(0, "internal");
}
