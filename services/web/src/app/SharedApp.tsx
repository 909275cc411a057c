/** The app on the page of a link: nothing in it knows of sessions. */
import type { ReactNode } from "react";
import { library } from "../api/library";
import { type PageData, pageDataOf } from "../features/shared/page-data";
import { SharedPage } from "../features/shared/SharedPage";
import { TurningCards } from "../features/shared/TurningCards";
import { chosenLocale, useSettings } from "../preferences/settings";
import type { SharedReading } from "../protocol/rest";
import { holdAnnouncer } from "../ui/announce";
import { useWords } from "../words/useWords";
import { Boundary } from "./Boundary";

interface Props {
  id: string;
  data: PageData | null;
}

/** The whole page. */
function SharedApp({ id, data }: Props) {
  const words = useWords();
  const { locale } = useSettings();
  return (
    <Boundary words={words.broken} key={locale}>
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      <SharedPage id={id} data={data} />
      <div ref={holdAnnouncer} className="unseen" role="status" aria-live="polite" />
    </Boundary>
  );
}

/** The cards of a page that stays otherwise as the server wrote it. */
function SharedCards({ reading }: { reading: SharedReading }) {
  const words = useWords();
  return (
    <Boundary words={words.broken}>
      <TurningCards reading={reading} />
      <div ref={holdAnnouncer} className="unseen" role="status" aria-live="polite" />
    </Boundary>
  );
}

/** So long the names of the cards may take before the page goes on without them. */
const NAMES_MS = 1000;

/**
 * Where the app comes in, and as what, once it is ready to be shown. Until then the server's own words
 * stay. In the language of whoever reads they stay for good, laid out once: the cards alone come to life.
 */
export async function openShared(
  root: HTMLElement,
  id: string,
): Promise<{ place: HTMLElement; app: ReactNode }> {
  const text = document.getElementById("shared-reading")?.textContent ?? null;
  const data = pageDataOf(text, id);
  const reading = data?.reading ?? null;
  if (reading !== null) {
    const { locale } = reading;
    const names = Promise.allSettled([library.cards(locale), library.spreads(locale)]);
    await Promise.race([names, new Promise((resolve) => setTimeout(resolve, NAMES_MS))]);
  }
  const table = root.querySelector<HTMLElement>(".shared-table");
  return table !== null && reading?.locale === chosenLocale()
    ? { place: table, app: <SharedCards reading={reading} /> }
    : { place: root, app: <SharedApp id={id} data={data} /> };
}
