/** Both languages whole, as no page ever has them. */
import { en as firstEnglish } from "../src/words/en";
import { ko as firstKorean, type Words } from "../src/words/ko";
import { later as laterEnglish } from "../src/words/later.en";
import { later as laterKorean } from "../src/words/later.ko";

export const ko = { ...firstKorean, ...laterKorean };
export const en: Words = { ...firstEnglish, ...laterEnglish };
