import type { ProblemCode } from "../../api/problem";
import type { Words } from "../../words/ko";

/** What a code means around a consultation; `undefined` where it means what it means everywhere. */
export function troubleOf(words: Words, code: ProblemCode): string | undefined {
  const { troubles } = words.rooms;
  return Object.hasOwn(troubles, code) ? troubles[code as keyof typeof troubles] : undefined;
}
