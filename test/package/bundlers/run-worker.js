// Runs a bundled Cloudflare worker in workerd, sends it a request and prints the response: node run-worker.js FILE DATE. DATE is
// // the compatibility date.
import { argv, stdout } from "node:process";
import { Miniflare } from "miniflare";

const [, , scriptPath, compatibilityDate] = argv;
// Without `cf: false` it would download sample data for a request's `cf` property.
const miniflare = new Miniflare({
  modules: true,
  scriptPath,
  compatibilityDate,
  cf: false,
  host: "127.0.0.1",
  port: 0,
});
try {
  const response = await miniflare.dispatchFetch("http://worker.test/");
  stdout.write(await response.text());
} finally {
  await miniflare.dispose();
}
