/** `application/json; charset=utf-8` → `application/json`. */
export function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** Whether it is JSON, or a range that includes it. */
export function isJson(mediaType: string): boolean {
  const type = essence(mediaType);
  return type === "application/json" || type === "application/*" || type === "*/*" || type.endsWith("+json");
}

/** Whether it is XML. */
export function isXml(mediaType: string): boolean {
  const type = essence(mediaType);
  return type === "application/xml" || type === "text/xml" || type.endsWith("+xml");
}
