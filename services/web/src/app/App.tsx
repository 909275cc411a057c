import { Suspense, useEffect, useRef } from "react";
import { SignInNotice } from "../features/account/SignInNotice";
import { Home } from "../features/home/Home";
import { usePath } from "../navigation/router";
import { isMetered } from "../offline/connection";
import { keepLibrary } from "../offline/keep-library";
import { isAlone } from "../offline/state";
import { useSettings } from "../preferences/settings";
import { Sky } from "../sky/Sky";
import { holdAnnouncer } from "../ui/announce";
import { useWords } from "../words/useWords";
import { missingWords } from "../words/words-of";
import { askAhead, TALK } from "./ahead";
import { Boundary } from "./Boundary";
import { NotFound } from "./NotFound";
import { Opening } from "./Opening";
import { laterPart, part, Show } from "./part";
import { Shell } from "./Shell";

const talkPage = part(() => import("./TalkPage").then((it) => it.TalkPage));
const library = part(() => import("../features/library/Library").then((it) => it.Library));
const cardPage = part(() => import("../features/library/CardPage").then((it) => it.CardPage));
const history = laterPart(() => import("../features/history/History").then((it) => it.History));
const settings = part(async () => {
  const page = import("../features/settings/SettingsPage").then((it) => it.SettingsPage);
  // Both languages are here by the time one is chosen.
  await Promise.allSettled([missingWords("ko"), missingWords("en")]);
  return page;
});
const account = laterPart(() => import("../features/account/Account").then((it) => it.Account));
const myData = part(() => import("../features/data/MyData").then((it) => it.MyData));
const myLinks = part(() => import("../features/sharing/MyLinks").then((it) => it.MyLinks));
const farewell = part(() => import("../features/data/Farewell").then((it) => it.Farewell));
const experts = laterPart(() => import("../features/experts/Experts").then((it) => it.Experts));
const expertPage = laterPart(() =>
  import("../features/experts/ExpertPage").then((it) => it.ExpertPage),
);
const roomPage = laterPart(() => import("./RoomPage").then((it) => it.RoomPage));
const consultations = laterPart(() =>
  import("../features/rooms/Consultations").then((it) => it.Consultations),
);
const summaryPage = laterPart(() =>
  import("../features/rooms/SummaryPage").then((it) => it.SummaryPage),
);
const openRoom = laterPart(() => import("../features/rooms/OpenRoom").then((it) => it.OpenRoom));

const offlinePage = part(() => import("../offline/OfflinePage").then((it) => it.OfflinePage));

/** Without a line, whatever needs one is not there; the library is. */
const alone = isAlone();
// Who comes to a talk waits for it: it is on its way before there are words to show.
if (!alone && TALK.test(location.pathname)) {
  talkPage.preload().catch(() => undefined);
  askAhead(location.pathname);
}
const LIBRARY = /^\/library(\/|$)/;

export function App() {
  const words = useWords();
  const path = usePath();
  const { locale } = useSettings();
  usePreload();
  useArrival(path);
  const inLibrary = LIBRARY.test(path);
  useEffect(() => (inLibrary ? keepLibrary(locale) : undefined), [inLibrary, locale]);
  const talk = TALK.exec(path);
  const [, room] = /^\/room\/([^/]+)\/?$/.exec(path) ?? [];
  return (
    <Boundary words={words.broken} key={locale}>
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      <Sky />
      <Suspense fallback={talk ? <Opening text={words.chat.opening} /> : <Opening />}>
        {alone && !inLibrary ? (
          <Shell path={path}>
            <Show of={offlinePage} with={{}} />
          </Shell>
        ) : talk ? (
          <Show of={talkPage} with={{ id: talk[1] ?? null }} />
        ) : room !== undefined ? (
          <Show of={roomPage} with={{ id: room }} key={room} />
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
  if (first === "consultations" && second !== undefined)
    return <Show of={summaryPage} with={{ room: second }} key={second} />;
  if (second !== undefined) return <NotFound />;
  if (first.startsWith("@")) {
    const handle = first.slice(1);
    return <Show of={expertPage} with={{ handle }} key={handle} />;
  }
  switch (first) {
    case "":
      return <Home forExpert={<Show of={openRoom} with={{ bare: true }} />} />;
    case "library":
      return <Show of={library} with={{}} />;
    case "history":
      return <Show of={history} with={{}} />;
    case "settings":
      return (
        <Show
          of={settings}
          with={{
            account: <Show of={account} with={{}} />,
            links: <Show of={myLinks} with={{}} />,
            data: <Show of={myData} with={{}} />,
          }}
        />
      );
    case "consultations":
      return <Show of={consultations} with={{}} />;
    case "experts":
      return (
        <Show
          of={experts}
          with={{ openRoom: (existing) => <Show of={openRoom} with={{ existing }} /> }}
        />
      );
    default:
      return <NotFound />;
  }
}

/** The talk is one tap away: have it here before the tap. The rest comes when nothing else does. */
function usePreload(): void {
  useEffect(() => {
    const pages = [library, cardPage, history, settings, account, myLinks, myData, farewell];
    const rest = [...pages, experts, expertPage, openRoom];
    const fetch = async (parts: { preload: () => Promise<unknown> }[]) => {
      try {
        for (const { preload } of parts) await preload();
      } catch {
        // Whoever needs it asks again.
      }
    };
    if (alone) return;
    const soon = setTimeout(() => void fetch([talkPage]), 500);
    const later = setTimeout(() => void (isMetered() || fetch(rest)), 5000);
    return () => {
      clearTimeout(soon);
      clearTimeout(later);
    };
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
