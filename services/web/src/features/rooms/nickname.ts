import { asNickname } from "../../session/nickname";

/** The name for a knock: what was written, or `guest` where nothing was; `null` if it can be none. */
export const nicknameOf = (text: string, guest: string): string | null =>
  text.trim() === "" ? guest : asNickname(text);
