/** `npm run dashboard`: serves the dashboard with an embedded server behind it, until Ctrl-C. */
import { parseArgs } from "node:util";
import { Demo } from "./server/demo.js";
import { serveDashboard } from "./server/serve-dashboard.js";

const { values } = parseArgs({ options: { port: { type: "string", default: "8002" } } });
const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Infinity;

const demo = await Demo.start();
try {
  if (port > 65_535) throw new RangeError(`--port must be a number from 0 to 65535, not "${values.port}"`);
  const listening = await serveDashboard(demo.server, { port });
  console.log(`The dashboard is at ${listening.url}/ (alice's password is alice-password). Ctrl-C stops it.`);
  const stop = (): void => {
    demo.end();
    void listening.close();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  demo.end();
  console.error(`dashboard: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
