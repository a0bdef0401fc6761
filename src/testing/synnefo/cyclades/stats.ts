import type { JsonObject } from "../json.js";
import type { ServerRow } from "./rows.js";

/** Where the charts of a server are. */
export function statsOf({ id }: ServerRow): JsonObject {
  const name = encodeURIComponent(btoa(padded(`snf-${id}`)));
  const url = (chart: string) => `http://stats.example.synnefo.org/stats/v1.0/${chart}/${name}`;
  return {
    serverRef: id,
    refresh: 60,
    cpuBar: url("cpu-bar"),
    cpuTimeSeries: url("cpu-ts"),
    netBar: url("net-bar"),
    netTimeSeries: url("net-ts"),
  };
}

/** Pads a string with zero bytes, at least one, to a multiple of the block size of the server's cipher. */
function padded(text: string): string {
  return text.padEnd((Math.floor(text.length / 16) + 1) * 16, "\0");
}
