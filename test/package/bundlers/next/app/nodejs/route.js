/* global Response */

import { launch } from "../../launch.js";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Launches a task with each request. */
export async function GET() {
  return new Response(await launch());
}
