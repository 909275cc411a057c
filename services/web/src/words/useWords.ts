import { useSettings } from "../preferences/settings";
import type { Words } from "./ko";
import { wordsOf } from "./words-of";

/** The words of the chosen language. */
export function useWords(): Words {
  return wordsOf(useSettings().locale);
}
