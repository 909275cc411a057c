/** What an expert writes of themselves, as it is typed and as it is sent. Pure. */

import type { Locale } from "../../protocol/events";
import type { ExpertText, OwnExpert } from "../../protocol/rest";
import { asNickname } from "../../session/nickname";

export const LONGEST = { headline: 80, about: 1000, specialities: 6, speciality: 20 };

export interface Draft {
  handle: string;
  nickname: string;
  headline: string;
  about: string;
  specialities: string;
  languages: Locale[];
  listed: boolean;
}

export type Wrong = Partial<
  Record<"handle" | "nickname" | "headline" | "about" | "languages", true>
>;

export function draftOf(own: OwnExpert | null, nickname: string, locale: Locale): Draft {
  if (own === null) {
    return {
      handle: "",
      nickname,
      headline: "",
      about: "",
      specialities: "",
      languages: [locale],
      listed: true,
    };
  }
  return {
    handle: own.handle,
    nickname: own.nickname,
    headline: own.headline ?? "",
    about: own.about ?? "",
    specialities: own.specialities.join(", "),
    languages: own.languages,
    listed: own.listed,
  };
}

/** What is between commas, each once, as many as there is room for. */
export function specialitiesOf(text: string): string[] {
  const each = text.split(/[,、，\n]/).map((it) => it.trim().replace(/\s+/g, " "));
  const shown = each.filter(Boolean).map((it) => [...it].slice(0, LONGEST.speciality).join(""));
  return [...new Set(shown)].slice(0, LONGEST.specialities);
}

/** A name as it stands in `/@name`; `null` if it can be none. */
export function handleOf(text: string): string | null {
  const handle = text.trim().replace(/^@/, "").toLowerCase();
  return /^[a-z0-9_-]{3,30}$/.test(handle) ? handle : null;
}

const isLong = (text: string, limit: number) => [...text.trim()].length > limit;

/** The text to be sent, or what is wrong with it. */
export function textOf(draft: Draft, avatar: string | null): ExpertText | Wrong {
  const wrong: Wrong = {};
  const handle = handleOf(draft.handle);
  const nickname = asNickname(draft.nickname);
  if (handle === null) wrong.handle = true;
  if (nickname === null) wrong.nickname = true;
  if (isLong(draft.headline, LONGEST.headline)) wrong.headline = true;
  if (isLong(draft.about, LONGEST.about)) wrong.about = true;
  if (draft.languages.length === 0) wrong.languages = true;
  if (handle === null || nickname === null || Object.keys(wrong).length > 0) return wrong;
  const headline = draft.headline.trim();
  const about = draft.about.trim();
  return {
    handle,
    nickname,
    ...(headline ? { headline } : {}),
    ...(about ? { about } : {}),
    specialities: specialitiesOf(draft.specialities),
    languages: draft.languages,
    listed: draft.listed,
    ...(avatar ? { avatar } : {}),
  };
}

export const isText = (it: ExpertText | Wrong): it is ExpertText => typeof it.handle === "string";
