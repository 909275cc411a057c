import { lazy, Suspense, useEffect, useRef } from "react";
import { Home } from "../features/home/Home";
import { usePath } from "../navigation/router";
import { useSettings } from "../preferences/settings";
import { holdAnnouncer } from "../ui/announce";
import { useWords } from "../words/useWords";
import { Boundary } from "./Boundary";
import { NotFound } from "./NotFound";
import { Opening } from "./Opening";
import { Shell } from "./Shell";

const loadTalk = () => import("./TalkPage");
const TalkPage = lazy(() => loadTalk().then((it) => ({ default: it.TalkPage })));
const Library = lazy(() =>
  import("../features/library/Library").then((it) => ({ default: it.Library })),
);
const CardPage = lazy(() =>
  import("../features/library/CardPage").then((it) => ({ default: it.CardPage })),
);
const History = lazy(() =>
  import("../features/history/History").then((it) => ({ default: it.History })),
);
const SettingsPage = lazy(() =>
  import("../features/settings/SettingsPage").then((it) => ({ default: it.SettingsPage })),
);
const Experts = lazy(() =>
  import("../features/experts/Experts").then((it) => ({ default: it.Experts })),
);

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
        {talk ? <TalkPage id={talk[1] ?? null} /> : <Shell path={path}>{pageOf(path)}</Shell>}
      </Suspense>
      <div ref={holdAnnouncer} className="unseen" role="status" aria-live="polite" />
    </Boundary>
  );
}

function pageOf(path: string) {
  const [first = "", second, ...more] = path.split("/").filter(Boolean);
  if (more.length > 0) return <NotFound />;
  if (first === "library" && second !== undefined) return <CardPage id={second} key={second} />;
  if (second !== undefined) return <NotFound />;
  switch (first) {
    case "":
      return <Home />;
    case "library":
      return <Library />;
    case "history":
      return <History />;
    case "settings":
      return <SettingsPage />;
    case "experts":
      return <Experts />;
    default:
      return <NotFound />;
  }
}

/** The talk is one tap away: have it here before the tap. */
function usePreload(): void {
  useEffect(() => {
    const timer = setTimeout(() => void loadTalk().catch(() => undefined), 600);
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
      document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [path]);
}
