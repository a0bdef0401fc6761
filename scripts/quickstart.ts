/** `npm start`, or `npm start -- decapod`: runs the main job of a service on its embedded server. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { services } from "./services.js";

const names = services.map(({ name }) => name);
const [name = names[0], ...others] = process.argv.slice(2);
const service = services.find((each) => each.name === name);
if (service !== undefined && others.length === 0) await import(pathToFileURL(resolve(service.quickstart)).href);
else {
  console.error(`npm start takes one of these services: ${names.join(", ")}`);
  process.exitCode = 2;
}
