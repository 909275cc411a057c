import { useLayoutEffect, useRef, useState } from "react";
import { sharing, wholeUrl } from "../../api/sharing";
import { copy } from "../../browser/clipboard";
import { useCardNames } from "../../cards/useCardNames";
import { useSettings } from "../../preferences/settings";
import type { ShareLink } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { RemoveDialog } from "../../ui/RemoveDialog";
import { TroubleCard } from "../../ui/TroubleCard";
import { useToast } from "../../ui/useToast";
import { useWords } from "../../words/useWords";
import { LinkEntry } from "./LinkEntry";
import s from "./MyLinks.module.css";
import { useLinks } from "./useLinks";

/** Everything of one's own that others can see, and its end. */
export function MyLinks() {
  const words = useWords();
  const { locale } = useSettings();
  const nameOf = useCardNames(locale);
  const { links, isMore, problem, go, drop } = useLinks();
  const [asked, setAsked] = useState<ShareLink | null>(null);
  const [stuck, setStuck] = useState<string | null>(null);
  const { toast, tell } = useToast();
  const { list, heading, pass } = usePassedFocus();

  const copyLink = async (link: ShareLink) => {
    const url = wholeUrl(link.url);
    const isDone = await copy(url);
    setStuck(isDone ? null : link.id);
    if (isDone) tell(words.sharing.copied);
  };
  const stopped = (link: ShareLink) => {
    const at = links?.indexOf(link) ?? -1;
    pass((links?.[at + 1] ?? links?.[at - 1])?.id ?? null);
    drop(link.id);
    setAsked(null);
    tell(words.links.stopped);
  };
  return (
    <section className={s.links} aria-labelledby="links">
      <h2 id="links" ref={heading} tabIndex={-1}>
        {words.links.title}
      </h2>
      {/* always there, so that what comes into it is heard */}
      <p role="status">
        {links === null
          ? problem === null && words.loading
          : links.length === 0 && !isMore
            ? words.links.none
            : words.links.lead}
      </p>
      {links !== null && links.length > 0 && (
        <ul ref={list} className={s.list} aria-label={words.links.list}>
          {links.map((link) => (
            <LinkEntry
              key={link.id}
              link={link}
              nameOf={nameOf}
              isStuck={stuck === link.id}
              onCopy={() => void copyLink(link)}
              onStop={() => setAsked(link)}
            />
          ))}
        </ul>
      )}
      {problem && (
        <TroubleCard trouble={problem}>
          <Button look="main" onClick={go}>
            {words.trouble.reload}
          </Button>
        </TroubleCard>
      )}
      {isMore && problem === null && <Button onClick={go}>{words.links.more}</Button>}
      <div className={s.toast}>{toast}</div>
      {asked && (
        <RemoveDialog
          ask={words.links.stopAsk(asked.title)}
          text={words.links.stopText}
          action={words.links.stop}
          remove={() => sharing.stopLink(asked.id)}
          onDone={() => stopped(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

/** The entry that had the focus is no more: the one beside it has it, or the heading. */
function usePassedFocus() {
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const passed = useRef<{ to: string | null } | null>(null);
  useLayoutEffect(() => {
    const { current } = passed;
    if (current === null) return;
    passed.current = null;
    const entry = list.current?.querySelector(`[data-link="${current.to}"]`);
    const control = entry?.querySelector<HTMLElement>("a") ?? heading.current;
    control?.focus({ preventScroll: true });
  });
  const pass = (to: string | null) => {
    passed.current = { to };
  };
  return { list, heading, pass };
}
