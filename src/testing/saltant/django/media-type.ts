/** The parts of a media type, in lower case, as DRF parses them from a header. */
interface MediaType {
  readonly main: string;
  readonly sub: string;
  readonly parameters: ReadonlyMap<string, string>;
}

export function parseMediaType(text: string): MediaType {
  const [full = "", ...rest] = text.split(";");
  const [main = "", sub = ""] = full.trim().toLowerCase().split("/");
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    const [name = "", value] = parameter.split("=");
    if (value !== undefined) parameters.set(name.trim().toLowerCase(), value.trim().replaceAll('"', ""));
  }
  return { main, sub, parameters };
}

/** Whether `requested` covers `offered` (`application/json`): the same type, or a wildcard for it. */
export function mediaTypeMatches(offered: string, requested: string): boolean {
  const [ours, theirs] = [parseMediaType(offered), parseMediaType(requested)];
  const isSame = (our: string, their: string): boolean => our === their || their === "*";
  return isSame(ours.main, theirs.main) && isSame(ours.sub, theirs.sub);
}

/** How precise a media type is: DRF tries the more precise ones first. */
export function precedence(text: string): number {
  const { main, sub, parameters } = parseMediaType(text);
  if (main === "*") return 0;
  if (sub === "*") return 1;
  return parameters.size === 0 || (parameters.size === 1 && parameters.has("q")) ? 2 : 3;
}
