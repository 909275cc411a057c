import { useCallback, useEffect, useRef, useState } from "react";
import type { Knock } from "../../protocol/events";
import { announce } from "../../ui/announce";
import { useWords } from "../../words/useWords";
import { newKnocks, titleWith } from "./knock-news";
import { knock as sound } from "./knock-sound";

/** `unable` where the browser sends no notifications at all. */
export type Notifying = NotificationPermission | "unable";

const notifying = (): Notifying =>
  typeof Notification === "undefined" ? "unable" : Notification.permission;

interface News {
  permission: Notifying;
  /** Called within a press: asks the browser whether it may notify. */
  ask: () => Promise<void>;
}

/** Somebody knocks: heard, said, seen in the window's title, and in a notification elsewhere. */
export function useKnockNews(knocks: readonly Knock[]): News {
  const words = useWords().rooms.knocks;
  const known = useRef<string[]>([]);
  const [permission, setPermission] = useState(notifying);

  useEffect(() => {
    const came = newKnocks(known.current, knocks);
    known.current = knocks.map(({ seat }) => seat);
    const [first] = came;
    if (first === undefined) return;
    sound();
    announce(...came.map(({ nickname }) => words.came(nickname)));
    if (document.hidden) notify(first, words.came(first.nickname), words.notification);
  }, [knocks, words]);

  const count = knocks.length;
  useTitleBadge(count === 0 ? null : words.titleBadge(count));

  const ask = useCallback(async () => {
    if (typeof Notification === "undefined") return;
    setPermission(await Notification.requestPermission());
  }, []);
  return { permission, ask };
}

/** Beside whatever the page calls itself meanwhile. */
function useTitleBadge(badge: string | null): void {
  useEffect(() => {
    if (badge === null) return;
    let bare = document.title;
    document.title = titleWith(bare, badge);
    const element = document.querySelector("title");
    const watch = new MutationObserver(() => {
      if (document.title.startsWith(badge)) return;
      bare = document.title;
      document.title = titleWith(bare, badge);
    });
    if (element) watch.observe(element, { childList: true });
    return () => {
      watch.disconnect();
      document.title = bare;
    };
  }, [badge]);
}

function notify({ seat }: Knock, title: string, body: string): void {
  if (notifying() !== "granted") return;
  try {
    // Somebody who knocks twice is told of once.
    const shown = new Notification(title, { body, tag: seat, icon: "/conch.svg" });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch {
    // Some phones let only a worker notify: sound and title tell of it.
  }
}
