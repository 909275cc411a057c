import { useEffect, useState } from "react";
import { quota } from "../../api/quota";
import { useSettings } from "../../preferences/settings";
import type { Quota } from "../../protocol/rest";
import { useSession } from "../../session/useSession";
import { dailyTime } from "../../words/format";
import { useWords } from "../../words/useWords";

/** What is left of today, and when it is refilled. Nobody waits for it. */
export function QuotaLeft() {
  const words = useWords();
  const { locale } = useSettings();
  const id = useSession()?.id;
  const [left, setLeft] = useState<Quota | null>(null);
  useEffect(() => {
    if (id === undefined) return;
    let current = true;
    quota().then(
      (it) => current && setLeft(it),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [id]);
  if (left === null) return null;
  return (
    <p>{words.chat.quota(left.remaining, dailyTime(left.resetsAt, locale, words.midnight))}</p>
  );
}
