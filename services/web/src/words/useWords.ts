import { useSettings } from "../preferences/settings";
import { en } from "./en";
import { ko, type Words } from "./ko";

/** The words of the chosen language. */
export function useWords(): Words {
  return useSettings().locale === "ko" ? ko : en;
}
