import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { ARCHIVE_URL, member } from "../../api/member";
import type { ExportPart } from "../../protocol/rest";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import { Gathering, type GatheringWorld, isHere, shareOf } from "./gathering";
import s from "./MyData.module.css";

const KEY = "conch.export";

const world: GatheringWorld = {
  api: member,
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
  mark: {
    isSet: () => kept((place) => place.getItem(KEY) !== null) ?? false,
    set: () => kept((place) => place.setItem(KEY, "asked")),
    clear: () => kept((place) => place.removeItem(KEY)),
  },
  save: () => {
    const link = document.createElement("a");
    link.href = ARCHIVE_URL;
    link.download = "";
    link.click();
  },
};

function kept<T>(act: (place: Storage) => T): T | null {
  try {
    return act(sessionStorage);
  } catch {
    // Without a place to keep it, it is followed until the page is left.
    return null;
  }
}

/** Everything that is kept of a member, to take along. */
export function Export({ start }: { start: number }) {
  const words = useWords();
  const [gathering] = useState(() => new Gathering(world));
  const { state, parts, problem, gone } = useSyncExternalStore(gathering.subscribe, gathering.view);
  const progress = useId();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    gathering.resume();
    return () => gathering.rest();
  }, [gathering]);
  const started = useRef(0);
  useEffect(() => {
    if (start === started.current) return;
    started.current = start;
    button.current?.focus();
    void gathering.ask();
  }, [start, gathering]);
  useProgressAloud(state, parts);

  const isComing = state === "asking" || state === "coming";
  const press = () => {
    if (problem !== null && state !== "none") void gathering.again();
    else if (state === "ready") void gathering.again();
    else if (!isComing) void gathering.ask();
  };
  const serviceOf = (service: string) =>
    (words.data.parts as Record<string, string>)[service] ?? service;
  return (
    <section className={s.part} aria-labelledby="export">
      <h3 id="export">{words.data.export}</h3>
      <p>{words.data.exportText}</p>
      {isComing && problem === null && (
        <div className={s.progress}>
          <label htmlFor={progress}>{words.data.gathering}</label>
          <progress id={progress} max={1} value={shareOf(parts)} />
          <ul>
            {parts.map((part) => (
              <li key={part.service}>
                <span>{serviceOf(part.service)}</span>
                <span>
                  {isHere(part)
                    ? words.data.here
                    : part.of
                      ? words.data.some(part.found, part.of)
                      : words.data.awaited}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {state === "ready" && problem === null && <p className={s.good}>{words.data.ready}</p>}
      {gone && <p>{words.data.gone}</p>}
      {problem && (
        <TroubleCard trouble={problem} {...(state === "none" ? {} : { kept: words.data.goesOn })}>
          <Button look="main" onClick={press}>
            {words.trouble.retry}
          </Button>
        </TroubleCard>
      )}
      {problem === null && (
        <Button ref={button} aria-disabled={isComing} onClick={press}>
          <Icon name="save" size={20} />
          {isComing ? words.data.coming : state === "ready" ? words.data.save : words.data.ask}
        </Button>
      )}
    </section>
  );
}

/** Says that it began, what has come, and that it is done: each once. */
function useProgressAloud(state: string, parts: readonly ExportPart[]): void {
  const words = useWords();
  const before = useRef({ state: "none", here: 0 });
  useEffect(() => {
    const here = parts.filter(isHere);
    const last = before.current;
    before.current = { state, here: here.length };
    if (state === "coming" && last.state !== "coming") announce(words.data.gathering);
    else if (state === "ready" && last.state === "coming") announce(words.data.ready);
    else if (state === "coming" && here.length > last.here)
      announce(words.data.partsHere(here.length, parts.length));
  }, [state, parts, words]);
}
