// A Cloudflare worker.
import { launch } from "./launch.js";

export default {
  async fetch(): Promise<Response> {
    return new Response(await launch());
  },
};
