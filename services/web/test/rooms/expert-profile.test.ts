import { describe, expect, test } from "vitest";
import {
  type Draft,
  draftOf,
  handleOf,
  isText,
  specialitiesOf,
  textOf,
} from "../../src/features/experts/profile";

const draft: Draft = {
  handle: "@Luna_7",
  nickname: " 달빛  나루 ",
  headline: " 끝까지 들어요 ",
  about: "",
  specialities: "연애, 진로,연애, ,사람 사이",
  languages: ["ko"],
  listed: true,
};

describe("what an expert writes", () => {
  test("is sent in the shape in which it is kept, and nothing that is empty", () => {
    expect(textOf(draft, null)).toEqual({
      handle: "luna_7",
      nickname: "달빛 나루",
      headline: "끝까지 들어요",
      specialities: ["연애", "진로", "사람 사이"],
      languages: ["ko"],
      listed: true,
    });
  });

  test("names everything that is wrong at once", () => {
    const wrong = textOf(
      {
        ...draft,
        handle: "달빛",
        nickname: "",
        headline: "가".repeat(81),
        about: "가".repeat(1001),
        languages: [],
      },
      null,
    );
    expect(isText(wrong)).toBe(false);
    expect(wrong).toEqual({
      handle: true,
      nickname: true,
      headline: true,
      about: true,
      languages: true,
    });
  });

  test("begins with the name of the account and the language of the page", () => {
    expect(draftOf(null, "바다", "en")).toMatchObject({ nickname: "바다", languages: ["en"] });
  });
});

test("a link's name has three to thirty plain characters", () => {
  expect(handleOf("ab")).toBeNull();
  expect(handleOf("a".repeat(31))).toBeNull();
  expect(handleOf("a b c")).toBeNull();
  expect(handleOf(" @Dal-Bit ")).toBe("dal-bit");
});

test("six specialities at most, each short and once", () => {
  const many = specialitiesOf("하나、둘,셋，넷\n다섯,여섯,일곱");
  expect(many).toEqual(["하나", "둘", "셋", "넷", "다섯", "여섯"]);
  expect(specialitiesOf("가".repeat(30))[0]).toHaveLength(20);
});
