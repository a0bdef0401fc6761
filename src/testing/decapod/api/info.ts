import type { Clock } from "../../../core/async/clock.js";
import { type Handler, type Route, route } from "../web/route.js";
import type { Context } from "./context.js";

export function infoRoutes({ settings }: Context, clock: Clock): Route[] {
  const get: Handler = () => {
    const ms = clock.now();
    const now = pythonIsoFormat(new Date(ms));
    return {
      time: { local: now, utc: now, unix: Math.floor(ms / 1000) },
      version: settings.version === "1.1" ? "1.1.0" : "1.2.0",
    };
  };
  return [route("info", { GET: get })];
}

/** Microseconds, unless there are none; no time zone. */
function pythonIsoFormat(date: Date): string {
  return date.toISOString().replace(/Z$/, "000").replace(/\.0+$/, "");
}
