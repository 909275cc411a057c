/** The whole app of a shared page: nothing in it knows of sessions. */
import { library } from "../api/library";
import { type PageData, pageDataOf } from "../features/shared/page-data";
import { SharedPage } from "../features/shared/SharedPage";
import { useSettings } from "../preferences/settings";
import { holdAnnouncer } from "../ui/announce";
import { useWords } from "../words/useWords";
import { Boundary } from "./Boundary";

interface Props {
  id: string;
  data: PageData | null;
}

export function SharedApp({ id, data }: Props) {
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

/** So long the names of the cards may take before the page goes on without them. */
const NAMES_MS = 1000;

/**
 * What the page of a link needs, ready to be shown. Until then the server's own words stay: they say
 * the same.
 */
export async function openShared(id: string): Promise<Props> {
  const text = document.getElementById("shared-reading")?.textContent ?? null;
  const data = pageDataOf(text, id);
  if (data?.reading) {
    const { locale } = data.reading;
    const names = Promise.allSettled([library.cards(locale), library.spreads(locale)]);
    await Promise.race([names, new Promise((resolve) => setTimeout(resolve, NAMES_MS))]);
  }
  return { id, data };
}
