import { Suspense, useEffect, useRef } from "react";
import { Account } from "../features/account/Account";
import { SignInNotice } from "../features/account/SignInNotice";
import { Home } from "../features/home/Home";
import { usePath } from "../navigation/router";
import { useSettings } from "../preferences/settings";
import { holdAnnouncer } from "../ui/announce";
import { useWords } from "../words/useWords";
import { Boundary } from "./Boundary";
import { NotFound } from "./NotFound";
import { Opening } from "./Opening";
import { part, Show } from "./part";
import { Shell } from "./Shell";

const talkPage = part(() => import("./TalkPage").then((it) => it.TalkPage));
const library = part(() => import("../features/library/Library").then((it) => it.Library));
const cardPage = part(() => import("../features/library/CardPage").then((it) => it.CardPage));
const history = part(() => import("../features/history/History").then((it) => it.History));
const settings = part(() =>
  import("../features/settings/SettingsPage").then((it) => it.SettingsPage),
);
const myData = part(() => import("../features/data/MyData").then((it) => it.MyData));
const farewell = part(() => import("../features/data/Farewell").then((it) => it.Farewell));
const experts = part(() => import("../features/experts/Experts").then((it) => it.Experts));

export function App() {
  const words = useWords();
  const path = usePath();
  const { locale } = useSettings();
  usePreload();
  useArrival(path);
  const talk = /^\/chat(?:\/([^/]+))?\/?$/.exec(path);
  return (
    <Boundary words={words.broken} key={locale}>
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      <Suspense fallback={<Opening />}>
        {talk ? (
          <Show of={talkPage} with={{ id: talk[1] ?? null }} />
        ) : (
          <Shell path={path}>{pageOf(path)}</Shell>
        )}
      </Suspense>
      <SignInNotice />
      <div ref={holdAnnouncer} className="unseen" role="status" aria-live="polite" />
    </Boundary>
  );
}

function pageOf(path: string) {
  const [first = "", second, ...more] = path.split("/").filter(Boolean);
  if (more.length > 0) return <NotFound />;
  if (first === "library" && second !== undefined)
    return <Show of={cardPage} with={{ id: second }} key={second} />;
  if (first === "farewell" && second !== undefined)
    return <Show of={farewell} with={{ id: second }} key={second} />;
  if (second !== undefined) return <NotFound />;
  switch (first) {
    case "":
      return <Home />;
    case "library":
      return <Show of={library} with={{}} />;
    case "history":
      return <Show of={history} with={{}} />;
    case "settings":
      return (
        <Show of={settings} with={{ account: <Account />, data: <Show of={myData} with={{}} /> }} />
      );
    case "experts":
      return <Show of={experts} with={{}} />;
    default:
      return <NotFound />;
  }
}

/** The talk is one tap away: have it here before the tap, and the rest after it. */
function usePreload(): void {
  useEffect(() => {
    const parts = [talkPage, library, cardPage, history, settings, myData, farewell, experts];
    const timer = setTimeout(async () => {
      try {
        for (const { preload } of parts) await preload();
      } catch {
        // Whoever needs it asks again.
      }
    }, 500);
    return () => clearTimeout(timer);
  }, []);
}

/** A new page begins at its heading, for those who hear it. */
function useArrival(path: string): void {
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of path that matters
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const frame = requestAnimationFrame(() => {
      // A page that has put the focus somewhere itself knows better.
      if (document.querySelector("#content")?.contains(document.activeElement)) return;
      document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [path]);
}
