/** `/api/auth/member`: one's own account, one function an operation. */
import type { Session } from "../protocol/rest";
import { ask } from "./request";
import { know } from "./session";

const ROOT = "/auth/member";

export const member = {
  rename: (nickname: string) =>
    ask<Session>(ROOT, { method: "PATCH", body: { nickname } }).then(know),
  changePicture: (file: Blob) => ask<Session>(`${ROOT}/avatar`, { method: "PUT", file }).then(know),
  removePicture: () => ask<Session>(`${ROOT}/avatar`, { method: "DELETE" }).then(know),
  becomeExpert: () => ask<Session>(`${ROOT}/expert`, { method: "POST" }).then(know),
};
