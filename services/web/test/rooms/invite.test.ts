import { encode } from "uqr";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inviteUrl, newPasscode } from "../../src/features/rooms/opened";
import { pathOf } from "../../src/features/rooms/qr-path";

const ADDRESS = "https://conch.example/experts?from=friend#other";

describe("an invitation's address", () => {
  test("has the token in its fragment, which no server sees", () => {
    const url = new URL(inviteUrl("7Q2m", "v1.ab-c_d.e", ADDRESS));
    expect(url.href).toBe("https://conch.example/room/7Q2m#v1.ab-c_d.e");
    expect(url.search).toBe("");
  });
});

describe("a passcode", () => {
  test("is six digits, with the zeros that belong to it", () => {
    expect(newPasscode((words) => words.fill(42))).toBe("000042");
    expect(newPasscode()).toMatch(/^\d{6}$/);
  });

  test("is drawn anew where a remainder would make some digits likelier", () => {
    const drawn = [2 ** 32 - 1, 2 ** 32 - 967_296, 1_000_007];
    const passcode = newPasscode((words) => words.fill(drawn.shift() ?? 0));
    expect(passcode).toBe("000007");
    expect(drawn).toEqual([]);
  });
});

describe("a QR code's path", () => {
  test("draws a run of dark squares as one rectangle", () => {
    expect(pathOf([[false, true, true, false, true]])).toBe("M1 0h2v1H1zM4 0h1v1H4z");
    expect(pathOf([[false], [false]])).toBe("");
  });

  test("darkens exactly the squares of the code", () => {
    const { data, size } = encode(inviteUrl("7Q2m", "token", ADDRESS), { ecc: "M", border: 4 });
    const dark = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
    for (const [, x, y, long] of pathOf(data).matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
      for (let at = 0; at < Number(long); at += 1) {
        const row = dark[Number(y)];
        if (row) row[Number(x) + at] = true;
      }
    }
    expect(dark).toEqual(data);
    expect(data.slice(0, 4).flat().some(Boolean), "a quiet rim").toBe(false);
  });
});

describe("a seat and an invitation in this browser", () => {
  const stores = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
      removeItem: (key: string) => void kept.delete(key),
      kept,
    };
  };
  const replaceState = vi.fn();
  const seats = () => import("../../src/session/seats");

  beforeEach(() => {
    vi.resetModules();
    replaceState.mockReset();
    vi.stubGlobal("localStorage", stores());
    vi.stubGlobal("sessionStorage", stores());
    vi.stubGlobal("history", { state: null, replaceState });
  });
  afterEach(() => vi.unstubAllGlobals());

  test("the invitation is taken out of the address bar, and kept for a reload", async () => {
    const { takeInvite } = await seats();
    vi.stubGlobal("location", { hash: "#v1.tok", pathname: "/room/7Q2m", search: "?a=1" });
    expect(takeInvite("7Q2m")).toBe("v1.tok");
    expect(replaceState).toHaveBeenCalledWith(null, "", "/room/7Q2m?a=1");
    vi.stubGlobal("location", { hash: "", pathname: "/room/7Q2m", search: "" });
    expect(takeInvite("7Q2m")).toBe("v1.tok");
    expect(takeInvite("other")).toBeNull();
  });

  test("a seat is whole or none", async () => {
    const { heldSeat, keepSeat, dropSeat } = await seats();
    const seat = { seat: "s", seatToken: "t", role: "guest" as const, nickname: "바다" };
    keepSeat("7Q2m", seat);
    expect(heldSeat("7Q2m")).toEqual(seat);
    dropSeat("7Q2m");
    expect(heldSeat("7Q2m")).toBeNull();
    localStorage.setItem("conch.seat.7Q2m", '{"seat":"s","seatToken":1}');
    expect(heldSeat("7Q2m")).toBeNull();
    localStorage.setItem("conch.seat.7Q2m", "nonsense");
    expect(heldSeat("7Q2m")).toBeNull();
  });

  test("a browser that keeps nothing has them until the page is closed", async () => {
    const refuse = () => {
      throw new DOMException("", "SecurityError");
    };
    const nothing = { getItem: refuse, setItem: refuse, removeItem: refuse };
    vi.stubGlobal("localStorage", nothing);
    vi.stubGlobal("sessionStorage", nothing);
    const { heldSeat, keepSeat, dropSeat, keepInvite, takeInvite } = await seats();
    vi.stubGlobal("location", { hash: "", pathname: "/room/7Q2m", search: "" });
    keepSeat("7Q2m", { seat: "s", seatToken: "t", role: "host", nickname: "별" });
    keepInvite("7Q2m", "tok");
    expect(heldSeat("7Q2m")?.seat).toBe("s");
    expect(takeInvite("7Q2m")).toBe("tok");
    dropSeat("7Q2m");
    expect(heldSeat("7Q2m")).toBeNull();
  });
});
