/** What is there when the call is not: one sentence, and one clear thing to do. */
import { type ReactNode, useEffect, useRef } from "react";
import type { ApiProblem } from "../../api/problem";
import { Link } from "../../navigation/router";
import type { Stage } from "../../rtc/call-view";
import { Button, buttonClass } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import { clock, secondsUntil } from "./condition";
import { useNow } from "./useView";

export type Over = Extract<Stage, { name: "ended" | "replaced" | "lost" | "denied" }>;

interface Props {
  stage: Over;
  /** Takes the seat up again: after leaving, or from another window. */
  onBack: () => void;
  /** Where what remains of it is shown, if anywhere. */
  summary: string | null;
}

export function EndScreen({ stage, onBack, summary }: Props) {
  const words = useWords().consultation.end;
  switch (stage.name) {
    case "ended":
      return (
        <Ending
          title={words[stage.reason]}
          text={stage.reason === "ended" || stage.reason === "left" ? words.endedText : null}
        >
          {summary !== null && (
            <Link href={summary} className={buttonClass("main")}>
              {words.summary}
            </Link>
          )}
          {stage.returnUntil !== null && <Return until={stage.returnUntil} onBack={onBack} />}
          {summary === null && <Home />}
        </Ending>
      );
    case "replaced":
      return (
        <Ending title={words.replaced} text={words.replacedText}>
          <Button look="main" onClick={onBack}>
            {words.takeBack}
          </Button>
        </Ending>
      );
    case "denied":
      return (
        <Ending title={words.denied[stage.reason]} text={words.deniedText}>
          <Home isMain />
        </Ending>
      );
    case "lost":
      return <Lost problem={stage.problem} onBack={onBack} />;
  }
}

/** What asking again does not change. */
const FINAL = [401, 403, 404, 410];

function Lost({ problem, onBack }: { problem: ApiProblem; onBack: () => void }) {
  const words = useWords().consultation.end;
  const isFinal = FINAL.includes(problem.status);
  return (
    <Ending title={words.lost} text={isFinal ? words.lostText : null}>
      {isFinal ? (
        <Home isMain />
      ) : (
        <TroubleCard trouble={problem}>
          <Button look="main" onClick={onBack}>
            {words.again}
          </Button>
          <Home />
        </TroubleCard>
      )}
    </Ending>
  );
}

function Return({ until, onBack }: { until: number; onBack: () => void }) {
  const words = useWords().consultation.end;
  const left = secondsUntil(until, useNow(true)) ?? 0;
  return left === 0 ? null : <Button onClick={onBack}>{words.back(clock(left))}</Button>;
}

function Home({ isMain = false }: { isMain?: boolean }) {
  const words = useWords().consultation.end;
  return (
    <Link href="/" className={buttonClass(isMain ? "main" : "quiet")}>
      {words.home}
    </Link>
  );
}

interface EndingProps {
  title: string;
  text: string | null;
  children: ReactNode;
}

function Ending({ title, text, children }: EndingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The call is gone with what had the focus: whoever hears the page begins here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <main id="content">
      <Empty
        whole
        scene="moon"
        title={
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        }
        text={text ?? undefined}
      >
        {children}
      </Empty>
    </main>
  );
}
