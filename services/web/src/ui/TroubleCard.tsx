/** What happened, that nothing was lost, and what to press. */
import type { ReactNode } from "react";
import type { ProblemCode } from "../api/problem";
import { useWords } from "../words/useWords";
import { Icon } from "./Icon";
import s from "./TroubleCard.module.css";
import { kindOf } from "./troubles";

export interface Trouble {
  code: ProblemCode;
  requestId?: string | undefined;
  retryAfterSeconds?: number | undefined;
}

interface Props {
  trouble: Trouble;
  /** What happened, where a page knows it better than the code's own sentence. */
  what?: string | undefined;
  /** What is still there. */
  kept?: string;
  children?: ReactNode;
}

export function TroubleCard({ trouble, what, kept, children }: Props) {
  const words = useWords();
  const { code, requestId, retryAfterSeconds } = trouble;
  const wait = retryAfterSeconds !== undefined && retryAfterSeconds <= 120;
  return (
    <div className={s.trouble} role="alert">
      <Icon name="alert" />
      <p className={s.what}>{what ?? words.trouble.kinds[kindOf(code)]}</p>
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
