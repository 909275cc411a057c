/** What happened, that nothing was lost, and what to press. */
import type { ReactNode } from "react";
import type { ProblemCode } from "../api/problem";
import type { Words } from "../words/ko";
import { useWords } from "../words/useWords";
import s from "./TroubleCard.module.css";

export interface Trouble {
  code: ProblemCode;
  requestId?: string | undefined;
  retryAfterSeconds?: number | undefined;
}

interface Props {
  trouble: Trouble;
  /** What is still there. */
  kept?: string;
  children?: ReactNode;
}

export function TroubleCard({ trouble, kept, children }: Props) {
  const words = useWords();
  const { code, requestId, retryAfterSeconds } = trouble;
  const wait = retryAfterSeconds !== undefined && retryAfterSeconds <= 120;
  return (
    <div className={s.trouble} role="alert">
      <p className={s.what}>{words.trouble.kinds[kindOf(code)]}</p>
      {kept && <p>{kept}</p>}
      {wait && <p>{words.trouble.inSeconds(retryAfterSeconds)}</p>}
      {children && <div className={s.actions}>{children}</div>}
      <details className={s.details}>
        <summary>{words.trouble.details}</summary>
        <dl>
          <dt>{words.trouble.code}</dt>
          <dd>{code}</dd>
          {requestId && (
            <>
              <dt>{words.trouble.requestId}</dt>
              <dd>{requestId}</dd>
            </>
          )}
        </dl>
      </details>
    </div>
  );
}

type Kind = keyof Words["trouble"]["kinds"];

const kinds: Partial<Record<ProblemCode, Kind>> = {
  offline: "offline",
  reader_busy: "busy",
  rate_limited: "busy",
  reader_timeout: "slow",
  reader_interrupted: "interrupted",
  reader_garbled: "interrupted",
  reader_unreachable: "slow",
  reader_refused: "refused",
  turn_running: "running",
  quota_exceeded: "quota",
  conversation_closed: "closed",
  message_too_long: "tooLong",
  body_too_large: "tooLong",
  message_empty: "empty",
  not_found: "gone",
  gone: "gone",
  already_drawn: "drawn",
  unauthenticated: "session",
  cross_origin: "session",
  unavailable: "unavailable",
  draining: "unavailable",
};

/** An unknown code is a fault of ours. */
export function kindOf(code: ProblemCode): Kind {
  return kinds[code] ?? "internal";
}
