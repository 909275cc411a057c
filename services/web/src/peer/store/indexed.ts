/** The store of a browser: IndexedDB. */
import type { LogEntry } from "../../protocol/events";
import { MemoryStore } from "./memory";
import { notes } from "./notes";
import {
  type Change,
  KEPT_FOR_MS,
  type Kept,
  type KeptState,
  LogTaken,
  type SeatStore,
  type Store,
  withoutGap,
} from "./store";

const NAME = "conch-talks";
const VERSION = 1;
/** Everything but the rows of `seats` has a key that begins with the seat's. */
const PARTS = ["entries", "seeds", "chosen", "pieces"] as const;
const ALL = ["seats", ...PARTS] as const;

interface Clocked {
  now(): number;
}

interface SeatRow {
  key: string;
  touched: number;
  state: KeptState | null;
}

/** The browser's store, without what is too old; one in memory where it gives none. */
export async function openStore(factory: IDBFactory | undefined, clock: Clocked): Promise<Store> {
  try {
    if (factory === undefined) return new MemoryStore(clock);
    const store = new IndexedStore(factory, clock);
    await store.sweep(clock.now() - KEPT_FOR_MS);
    return store;
  } catch {
    return new MemoryStore(clock);
  }
}

class IndexedStore implements Store {
  #db: Promise<IDBDatabase> | null = null;

  constructor(
    private readonly factory: IDBFactory,
    readonly clock: Clocked,
  ) {}

  seat(room: string, seat: string): SeatStore {
    return new IndexedSeat(this, `${room}/${seat}`);
  }

  async forget(room: string): Promise<void> {
    notes.forget(room);
    await this.#drop(await this.#keys((row) => row.key.startsWith(`${room}/`)));
  }

  async sweep(before: number): Promise<void> {
    notes.sweep(before);
    await this.#drop(await this.#keys((row) => row.touched < before));
  }

  /** One transaction; resolves when it is complete. A system may take the database away: once more. */
  async run<T>(mode: IDBTransactionMode, work: (tx: IDBTransaction) => Answer<T>): Promise<T> {
    try {
      return await transact(await this.#open(), mode, work);
    } catch (error) {
      if (error instanceof LogTaken || !isGone(error)) throw error;
      this.#db = null;
      return transact(await this.#open(), mode, work);
    }
  }

  async #keys(wanted: (row: SeatRow) => boolean): Promise<string[]> {
    const rows = await this.run<SeatRow[]>("readonly", (tx) => tx.objectStore("seats").getAll());
    return rows.filter(wanted).map((row) => row.key);
  }

  async #drop(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.run<void>("readwrite", (tx) => {
      for (const key of keys) {
        tx.objectStore("seats").delete(key);
        for (const part of PARTS) tx.objectStore(part).delete(under([key]));
      }
    });
  }

  #open(): Promise<IDBDatabase> {
    this.#db ??= new Promise((resolve, reject) => {
      const opening = this.factory.open(NAME, VERSION);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore("seats", { keyPath: "key" });
        for (const part of PARTS) opening.result.createObjectStore(part);
      };
      opening.onblocked = () => reject(new Error("the database is in use"));
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const db = opening.result;
        db.onversionchange = () => db.close();
        db.onclose = () => {
          this.#db = null;
        };
        resolve(db);
      };
    });
    this.#db.catch(() => {
      this.#db = null;
    });
    return this.#db;
  }
}

class IndexedSeat implements SeatStore {
  readonly lasts = true;

  constructor(
    private readonly store: IndexedStore,
    private readonly key: string,
  ) {}

  async load(): Promise<Kept> {
    const read = <T>(part: string, query: IDBValidKey | IDBKeyRange, all = true) =>
      this.store.run<T>("readonly", (tx) => {
        const from = tx.objectStore(part);
        return (all ? from.getAll(query) : from.get(query)) as IDBRequest<T>;
      });
    const row = await read<SeatRow | undefined>("seats", this.key, false);
    const seeds = await read<{ seal: string; seed: string }[]>("seeds", under([this.key]));
    return {
      state: row?.state ?? null,
      own: withoutGap(await read("entries", under([this.key, "own"]))),
      other: withoutGap(await read("entries", under([this.key, "other"]))),
      seeds: new Map(seeds.map(({ seal, seed }) => [seal, seed])),
    };
  }

  async keep(changes: readonly Change[]): Promise<void> {
    const state = changes.findLast((change) => change.type === "state")?.state;
    await this.store.run<void>("readwrite", (tx) => {
      const seats = tx.objectStore("seats");
      const reading = seats.get(this.key) as IDBRequest<SeatRow | undefined>;
      reading.onsuccess = () => {
        const row = { key: this.key, touched: this.store.clock.now() };
        seats.put({ ...row, state: state ?? reading.result?.state ?? null });
      };
      for (const change of changes) this.#apply(tx, change);
    });
  }

  note(entries: readonly LogEntry[]): void {
    notes.write(this.key, entries, this.store.clock.now());
  }

  noted(): LogEntry[] {
    return notes.read(this.key);
  }

  async keepChosen(file: number, bytes: Blob): Promise<void> {
    await this.#write((tx) => tx.objectStore("chosen").put(bytes, [this.key, file]));
  }

  async chosen(file: number): Promise<Blob | null> {
    const key = [this.key, file];
    const bytes = await this.store.run<unknown>("readonly", (tx) =>
      tx.objectStore("chosen").get(key),
    );
    return bytes instanceof Blob ? bytes : null;
  }

  async dropChosen(file: number): Promise<void> {
    await this.#write((tx) => tx.objectStore("chosen").delete([this.key, file]));
  }

  async keepPiece(file: number, index: number, bytes: Blob): Promise<void> {
    await this.#write((tx) => tx.objectStore("pieces").put(bytes, [this.key, file, index]));
  }

  async pieces(file: number): Promise<Blob[]> {
    const range = under([this.key, file]);
    const read = <T>(ask: (pieces: IDBObjectStore) => IDBRequest<T>) =>
      this.store.run<T>("readonly", (tx) => ask(tx.objectStore("pieces")));
    const keys = await read<IDBValidKey[]>((pieces) => pieces.getAllKeys(range));
    const blobs = await read<unknown[]>((pieces) => pieces.getAll(range));
    const end = keys.findIndex((key, index) => (key as IDBValidKey[])[2] !== index);
    const whole = blobs.slice(0, end < 0 ? keys.length : end);
    return whole.every((blob) => blob instanceof Blob) ? (whole as Blob[]) : [];
  }

  async dropPieces(file: number): Promise<void> {
    await this.#write((tx) => tx.objectStore("pieces").delete(under([this.key, file])));
  }

  #write(work: (tx: IDBTransaction) => unknown): Promise<void> {
    return this.store.run<void>("readwrite", (tx) => {
      work(tx);
    });
  }

  #apply(tx: IDBTransaction, change: Change): void {
    const entries = tx.objectStore("entries");
    switch (change.type) {
      case "state":
        return;
      case "own":
        // `add` fails where the number is taken, and the transaction with it.
        for (const entry of change.entries) entries.add(entry, [this.key, "own", entry.number]);
        return;
      case "other":
        for (const entry of change.entries) entries.put(entry, [this.key, "other", entry.number]);
        return;
      case "ownAnew":
        entries.delete(under([this.key, "own"]));
        for (const entry of change.entries) entries.put(entry, [this.key, "own", entry.number]);
        this.#move(tx.objectStore("chosen"), change.moved);
        return;
      case "seed": {
        const { seal, seed } = change;
        tx.objectStore("seeds").put({ seal, seed }, [this.key, seal]);
      }
    }
  }

  /** Numbers only grow: from the highest down, so that none lands on one that is still to move. */
  #move(chosen: IDBObjectStore, moved: readonly [number, number][]): void {
    for (const [from, to] of [...moved].sort(([a], [b]) => b - a)) {
      const reading = chosen.get([this.key, from]);
      reading.onsuccess = () => {
        if (reading.result === undefined) return;
        chosen.put(reading.result, [this.key, to]);
        chosen.delete([this.key, from]);
      };
    }
  }
}

// biome-ignore lint/suspicious/noConfusingVoidType: a transaction that only writes answers nothing
type Answer<T> = IDBRequest<T> | void;

function transact<T>(
  db: IDBDatabase,
  mode: IDBTransactionMode,
  work: (tx: IDBTransaction) => Answer<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(ALL, mode);
    const answer = work(tx);
    tx.oncomplete = () => resolve((answer ? answer.result : undefined) as T);
    tx.onabort = () =>
      reject(tx.error?.name === "ConstraintError" ? new LogTaken() : (tx.error ?? new Error()));
  });
}

function isGone(error: unknown): boolean {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  return name === "InvalidStateError" || name === "UnknownError" || name === "AbortError";
}

/** Every key that begins like this: arrays sort behind numbers and texts. */
function under(key: readonly IDBValidKey[]): IDBKeyRange {
  return IDBKeyRange.bound([...key], [...key, []]);
}
