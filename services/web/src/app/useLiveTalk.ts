/** The one open conversation of this tab, tied to the network and to whether anyone looks. */
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { conversations } from "../api/conversations";
import { type ApiProblem, asProblem } from "../api/problem";
import { renewSession } from "../api/session";
import { go } from "../navigation/router";
import { useSettings } from "../preferences/settings";
import type { Conversation, ConversationSummary } from "../protocol/rest";
import { oncePerFrame } from "../stream/frames";
import { gistOf, isSameGist } from "../stream/gist";
import { LiveTalk, type LiveView, type LiveWorld } from "../stream/live-talk";
import { openFresh, openTalk } from "./ahead";
import { isFresh, spendFreshKey } from "./fresh";

const world: LiveWorld = {
  api: conversations,
  renewSession,
  fetch: (url, init) => fetch(url, init),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
  schedule: oncePerFrame,
};

/** So long the talk before stays in view until the next one is there. */
const LINGER_MS = 300;

export interface Opened {
  live: LiveTalk | null;
  /** It is still the one before. */
  isPast: boolean;
  problem: ApiProblem | null;
  again: () => void;
  /** Puts another new talk in the place of this one; `carry` is told of it before it is shown. */
  reopen: (temporary: boolean, carry: (fresh: Conversation) => void) => Promise<void>;
}

/** Opens a conversation by its id, or a new one without; a new one takes its address at once. */
export function useOpenedTalk(id: string | null): Opened {
  const { locale, persona } = useSettings();
  const [live, setLive] = useState<LiveTalk | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [tries, setTries] = useState(0);
  const known = live !== null && live.id === id ? live : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again; language and voice are those of the opening
  useEffect(() => {
    if (known !== null) return;
    let current = true;
    setProblem(null);
    const timer = setTimeout(() => setLive(null), LINGER_MS);
    openTalk(id, { locale, persona, temporary: false }).then(
      (snapshot) => {
        if (!current) return;
        clearTimeout(timer);
        setLive(new LiveTalk(snapshot, world));
        if (id === null) go(`/chat/${snapshot.id}`, "replace");
      },
      (error) => {
        if (!current) return;
        // A key whose conversation was deleted meanwhile opens nothing any more.
        if (id === null) spendFreshKey(false);
        setLive(null);
        setProblem(asProblem(error));
      },
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [id, known === null, tries]);

  useLine(known);
  const reopen: Opened["reopen"] = async (temporary, carry) => {
    const snapshot = await openFresh({ locale, persona, temporary });
    carry(snapshot);
    setLive(new LiveTalk(snapshot, world));
    go(`/chat/${snapshot.id}`, "replace");
  };
  const again = () => setTries((count) => count + 1);
  return { live, isPast: known === null, problem, again, reopen };
}

export function useView(live: LiveTalk): LiveView {
  const view = useSyncExternalStore(live.subscribe, live.view);
  const used = isUsed(view);
  const { temporary } = view.talk;
  useEffect(() => {
    if (used && isFresh(temporary)) spendFreshKey(temporary);
  }, [used, temporary]);
  return view;
}

/** The open talk as a list has it; the same one until something of it changes. */
export function useGist(live: LiveTalk | null): ConversationSummary | null {
  const before = useRef<ConversationSummary | null>(null);
  return useSyncExternalStore(live?.subscribe ?? nobody, () => {
    const gist = live && gistOf(live.view().talk);
    const { current } = before;
    if (gist === null || current === null || !isSameGist(gist, current)) before.current = gist;
    return before.current;
  });
}

const nobody = () => () => undefined;

/** Whether anything was said or drawn yet. */
export const isUsed = ({ talk, unsent }: LiveView): boolean =>
  talk.messages.length > 1 || talk.draw !== null || unsent !== null;

/** A hidden tab with nothing running gives its line back; browsers have few. */
const UNSEEN_MS = 30_000;

function useLine(live: LiveTalk | null): void {
  useEffect(() => {
    if (live === null) return;
    live.start();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restUnseen = () => {
      if (live.view().talk.turn?.state === "running") timer = setTimeout(restUnseen, UNSEEN_MS);
      else live.rest();
    };
    const look = () => {
      clearTimeout(timer);
      if (document.hidden) {
        timer = setTimeout(restUnseen, UNSEEN_MS);
      } else {
        live.start();
        live.wake();
      }
    };
    const online = () => live.wake();
    const offline = () => live.cut();
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", online);
    window.addEventListener("offline", offline);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      live.rest();
    };
  }, [live]);
}
