import { useRef, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { type Sharing, sharing } from "../../api/sharing";
import { copy } from "../../browser/clipboard";
import { kakaoSdk } from "../../browser/kakao";
import { type Sent, sendBy, type Way } from "../../browser/send";
import type { KakaoSharing, ShareLink } from "../../protocol/rest";
import { useWords } from "../../words/useWords";
import { missingWords } from "../../words/words-of";
import { feedOf } from "./feed";

interface Asked {
  reading: string;
  kakao: KakaoSharing | null;
  /** What would be shared now; null while that is not clear. */
  wanted: Sharing | null;
  onMade: (link: ShareLink) => void;
  onOutdated: () => void;
  tell: (text: string) => void;
}

/** The presses that send: one at a time, and nothing of what was chosen is lost by any of them. */
export function useSending({ reading, kakao, wanted, onMade, onOutdated, tell }: Asked) {
  const words = useWords().sharing;
  const [busy, setBusy] = useState<Way | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  /** What stays to be read: that another press is needed, or that copying is blocked. */
  const [note, setNote] = useState<string | null>(null);
  /** The link is there and goes nowhere by itself: it is shown to be copied by hand. */
  const [isStuck, setStuck] = useState(false);
  const made = useRef<{ key: string; link: ShareLink } | null>(null);
  const key = JSON.stringify(wanted);

  const send = async (way: Way) => {
    if (busy !== null || wanted === null) return;
    setBusy(way);
    setProblem(null);
    setNote(null);
    setStuck(false);
    try {
      const { share } = navigator;
      told(
        way,
        await sendBy(way, {
          made: () => (made.current?.key === key ? made.current.link : null),
          make: async () => {
            const link = await sharing.share(reading, wanted);
            made.current = { key, link };
            onMade(link);
            return link;
          },
          copy,
          share: typeof share === "function" ? (data) => share.call(navigator, data) : null,
          kakao: async () => {
            if (kakao === null) throw new Error("KakaoTalk is not offered");
            // The message is in the language of the reading, whichever that is.
            const words = [missingWords("ko"), missingWords("en")];
            const [sdk] = await Promise.all([kakaoSdk(kakao), ...words]);
            return (link) => sdk.Share.sendDefault(feedOf(link, new URL("/", location.href).href));
          },
          // Older browsers do not tell; there the press is tried.
          isFresh: () => navigator.userActivation?.isActive ?? true,
        }),
      );
    } catch (error) {
      const failed = asProblem(error);
      if (failed.code === "preview_outdated") {
        setNote(words.outdated);
        onOutdated();
      } else setProblem(failed);
    } finally {
      setBusy(null);
    }
  };

  const told = (way: Way, { end, instead }: Sent) => {
    const before = instead && way === "kakao" ? `${words.kakaoLost} ` : "";
    switch (end) {
      case "copied":
        return tell(before + words.copied);
      case "shared":
        return tell(words.shared);
      case "kakaoOpened":
        return tell(words.kakaoOpened);
      case "notCopied":
        setStuck(true);
        return setNote(before + words.notCopied);
      case "once":
        return setNote(words.once(words[way]));
      case "left":
        return undefined;
    }
  };

  const forget = () => {
    made.current = null;
    setNote(null);
    setStuck(false);
    setProblem(null);
  };
  return { send, busy, problem, note, isStuck, forget };
}
