/** `/api/auth/member`: one's own account, one function an operation. */
import type { Erasure, Export, Session } from "../protocol/rest";
import { ApiProblem } from "./problem";
import { answerTo, ask, BASE } from "./request";
import { know, renewSession } from "./session";

const ROOT = "/auth/member";

export const member = {
  rename: (nickname: string) =>
    ask<Session>(ROOT, { method: "PATCH", body: { nickname } }).then(know),
  changePicture: (file: Blob) => ask<Session>(`${ROOT}/avatar`, { method: "PUT", file }).then(know),
  removePicture: () => ask<Session>(`${ROOT}/avatar`, { method: "DELETE" }).then(know),
  becomeExpert: () => ask<Session>(`${ROOT}/expert`, { method: "POST" }).then(know),
  askForData: () => ask<Export>(`${ROOT}/export`, { method: "POST" }),
  data,
  erase: async () => {
    const erasure = await ask<Erasure>(ROOT, { method: "DELETE" });
    // From here on this browser is a guest; if that cannot be told now, whoever asks next is.
    await renewSession().catch(() => undefined);
    return erasure;
  },
  erasure: (id: string) => ask<Erasure>(`/auth/erasures/${encodeURIComponent(id)}`),
};

export type MemberApi = typeof member;

/** Where the archive is, once it is whole. */
export const ARCHIVE_URL = `${BASE}${ROOT}/export`;

/** How far the archive is that was asked for; `null` where none was, or where it is gone. */
async function data(): Promise<Export | "whole" | null> {
  try {
    const answer = await answerTo(`${ROOT}/export`);
    if (answer.status === 202) return (await answer.json()) as Export;
    // It is here. Nobody has said yet that they want it, so not a byte more of it.
    await answer.body?.cancel();
    return "whole";
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
