/** The link that an address belongs to; `null` for every page of the app itself. */
export function sharedIdOf(path: string): string | null {
  const [, id] = /^\/r\/([^/]*)\/?$/.exec(path) ?? [];
  if (id === undefined) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
