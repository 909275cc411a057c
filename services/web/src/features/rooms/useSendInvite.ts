import { useEffect, useState } from "react";
import { sharing } from "../../api/sharing";
import { copy } from "../../browser/clipboard";
import { type KakaoSdk, kakaoSdk, targetOf } from "../../browser/kakao";
import { type Outgoing, type Sent, sendBy, type Way } from "../../browser/send";
import type { KakaoSharing } from "../../protocol/rest";
import { useWords } from "../../words/useWords";

/** Whether KakaoTalk is offered here; `null` until that is known, and where it is not. */
function useKakao(): KakaoSharing | null {
  const [kakao, setKakao] = useState<KakaoSharing | null>(null);
  useEffect(() => {
    let current = true;
    sharing.ways().then(
      (ways) => current && setKakao(ways.kakao ?? null),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return kakao;
}

/** The presses that send an invitation, each by itself. */
export function useSendInvite(url: string | null, host: string, tell: (text: string) => void) {
  const words = useWords().rooms.invite;
  const kakao = useKakao();
  const [busy, setBusy] = useState<Way | null>(null);
  const [note, setNote] = useState<string | null>(null);

  const send = async (way: Way) => {
    if (busy !== null || url === null) return;
    setBusy(way);
    setNote(null);
    const link: Outgoing = {
      url,
      title: words.messageTitle,
      description: words.message(host),
    };
    const { share } = navigator;
    try {
      told(
        way,
        await sendBy(way, {
          made: () => link,
          make: async () => link,
          copy,
          share: typeof share === "function" ? (data) => share.call(navigator, data) : null,
          kakao: async () => {
            if (kakao === null) throw new Error("KakaoTalk is not offered");
            const sdk = await kakaoSdk(kakao);
            return (sent) => sendNote(sdk, sent, words.messageAction);
          },
          isFresh: () => navigator.userActivation?.isActive ?? true,
        }),
      );
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
        return setNote(before + words.notCopied);
      case "once":
        return setNote(words.once(words[way]));
      case "left":
        return undefined;
    }
  };
  /** Whoever reaches for the button wants the script. */
  const reach = () => {
    if (kakao !== null) kakaoSdk(kakao).catch(() => undefined);
  };
  return { kakao, send, busy, note, reach };
}

function sendNote(sdk: KakaoSdk, { url, description }: Outgoing, action: string): void {
  const link = targetOf(url);
  sdk.Share.sendDefault({
    objectType: "text",
    text: description,
    link,
    buttons: [{ title: action, link }],
    installTalk: true,
  });
}
