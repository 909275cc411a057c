import { wholeUrl } from "../../api/sharing";
import { type Feed, targetOf } from "../../browser/kakao";
import type { ShareLink } from "../../protocol/rest";
import { wordsOf } from "../../words/words-of";

/** What is sent: the link's own picture and words, to see the reading or to draw a card oneself. */
export function feedOf(link: ShareLink, home: string): Feed {
  const words = wordsOf(link.locale).sharing;
  const here = targetOf(wholeUrl(link.url));
  return {
    objectType: "feed",
    content: {
      title: link.title,
      description: link.description,
      imageUrl: wholeUrl(link.pictureUrl),
      imageWidth: 1200,
      imageHeight: 630,
      link: here,
    },
    buttons: [
      { title: words.kakaoSee, link: here },
      { title: words.kakaoDraw, link: targetOf(home) },
    ],
    installTalk: true,
  };
}
