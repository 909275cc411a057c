/** What this page has of one file. */
export class Local {
  bytes: Blob | null = null;
  /** An address of the bytes in this page. */
  url: string | null = null;
  /** The type of the picture that it is, by its bytes. */
  image: string | null = null;
  isRisky = false;
  /** It should be here, and is not. */
  isMissing = false;
  /** Nobody has looked into the store yet. */
  isFresh = true;
  isClosed = false;
  moved = 0;

  /** A page may only be given the address of what it cannot run: pictures, or plain bytes. */
  show(bytes: Blob, image: string | null, isRisky = false): void {
    this.isFresh = false;
    this.bytes = bytes;
    this.image = image;
    this.isRisky = isRisky;
    const safe = bytes.slice(0, bytes.size, image ?? "application/octet-stream");
    this.url ??= URL.createObjectURL(safe);
  }

  /** Lets go of the bytes; whether that is news. */
  close(): boolean {
    if (this.isClosed) return false;
    this.isClosed = true;
    if (this.url !== null) URL.revokeObjectURL(this.url);
    this.url = null;
    this.bytes = null;
    return true;
  }
}
