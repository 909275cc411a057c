/** What Chromium tells of the line; other browsers tell nothing. */
interface Connection {
  saveData?: boolean;
  type?: string;
  effectiveType?: string;
}

/** Whether every byte counts for whoever pays for the line, as far as the browser tells. */
export function isMetered(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection };
  if (connection === undefined) return false;
  const { saveData = false, type, effectiveType = "4g" } = connection;
  return saveData || type === "cellular" || effectiveType !== "4g";
}
