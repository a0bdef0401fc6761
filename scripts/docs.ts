/** `npm run docs`: writes site/, the guides and the reference of the public API, as pages that need no network. */
import { Application, TypeDocReader } from "typedoc";
import { prepare } from "./docs/site.js";
import { entryPoints } from "./services.js";

const app = await Application.bootstrap({ entryPoints: entryPoints.map(({ source }) => source) }, [
  new TypeDocReader(),
]);
prepare(app);
const project = await app.convert();
if (project !== undefined) {
  app.validate(project);
  await app.generateOutputs(project);
}
if (project === undefined || app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
