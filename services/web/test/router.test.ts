import type { MouseEvent, ReactElement } from "react";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

type Router = typeof import("../src/navigation/router");

/** What a component that shows the path gives to React: how to listen, and what to show. */
const shown = vi.hoisted(() => ({
  subscribe: (_: () => void): (() => void) => {
    throw new Error("nothing is shown");
  },
  path: () => "",
}));

vi.mock("react", async (original) => ({
  ...(await original<typeof import("react")>()),
  useSyncExternalStore: (subscribe: typeof shown.subscribe, path: () => string) => {
    Object.assign(shown, { subscribe, path });
    return path();
  },
}));

let router: Router;
let visited: string[];
let scrolled: [number, number][];
let popped: () => void;
const location = { pathname: "/" };

const visit = (to: string) => {
  location.pathname = new URL(to, "http://test").pathname;
};

beforeAll(async () => {
  vi.stubGlobal("location", location);
  vi.stubGlobal("history", {
    pushState: (_: unknown, __: string, to: string) => {
      visited.push(to);
      visit(to);
    },
    replaceState: (_: unknown, __: string, to: string) => {
      visited.splice(-1, 1, to);
      visit(to);
    },
  });
  vi.stubGlobal("window", {
    addEventListener: (name: string, listener: () => void) => {
      if (name === "popstate") popped = listener;
    },
    scrollTo: (x: number, y: number) => scrolled.push([x, y]),
  });
  router = await import("../src/navigation/router");
});

beforeEach(() => {
  visited = ["/"];
  scrolled = [];
  location.pathname = "/";
});

interface Anchor {
  href: string;
  onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
  [attribute: string]: unknown;
}

function link(props: Parameters<Router["Link"]>[0]): Anchor {
  const element: ReactElement = router.Link(props);
  expect(element.type).toBe("a");
  return element.props as Anchor;
}

/** Clicks, and answers whether the page took the click from the browser. */
function click({ onClick }: Anchor, how: Partial<MouseEvent> = {}): boolean {
  const event = {
    button: 0,
    metaKey: false,
    ctrlKey: false,
    shiftKey: false,
    altKey: false,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
    ...how,
  };
  onClick(event as unknown as MouseEvent<HTMLAnchorElement>);
  return event.defaultPrevented;
}

describe("going to a path", () => {
  test("is a step that can be taken back", () => {
    router.go("/library");
    router.go("/library/major-17");
    expect(visited).toEqual(["/", "/library", "/library/major-17"]);
    expect(router.usePath()).toBe("/library/major-17");
  });

  test("may take the place of the path before", () => {
    router.go("/chat");
    router.go("/chat/7", "replace");
    expect(visited).toEqual(["/", "/chat/7"]);
    expect(router.usePath()).toBe("/chat/7");
  });

  test("is told to whoever shows the path, until they leave", () => {
    router.usePath();
    const seen: string[] = [];
    const leave = shown.subscribe(() => seen.push(shown.path()));
    router.go("/history");
    location.pathname = "/settings";
    popped();
    leave();
    router.go("/experts");
    popped();
    expect(seen).toEqual(["/history", "/settings"]);
  });

  test("shows the path without what follows it", () => {
    router.go("/library?suit=cups#found");
    expect(router.usePath()).toBe("/library");
  });
});

describe("a link", () => {
  test("goes to its path at the top of the page, without loading it again", () => {
    expect(click(link({ href: "/library" }))).toBe(true);
    expect(visited).toEqual(["/", "/library"]);
    expect(scrolled).toEqual([[0, 0]]);
  });

  test("keeps its address and its other attributes for those who open it elsewhere", () => {
    const anchor = link({ href: "/library", className: "quiet", "aria-label": "카드" });
    expect(anchor).toMatchObject({ href: "/library", className: "quiet", "aria-label": "카드" });
  });

  test.each([
    ["Ctrl", { ctrlKey: true }],
    ["Command", { metaKey: true }],
    ["Shift", { shiftKey: true }],
    ["Alt", { altKey: true }],
    ["the middle button", { button: 1 }],
  ])("leaves a click with %s to the browser", (_, how) => {
    expect(click(link({ href: "/library" }), how)).toBe(false);
    expect(visited).toEqual(["/"]);
    expect(scrolled).toEqual([]);
  });

  test("asks its own listener first, who may say no", () => {
    const asked: string[] = [];
    click(link({ href: "/library", onClick: () => asked.push(location.pathname) }));
    click(link({ href: "/settings", onClick: (event) => event.preventDefault() }));
    expect(asked).toEqual(["/"]);
    expect(visited).toEqual(["/", "/library"]);
  });
});
