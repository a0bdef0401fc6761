// A separate process that writes a token file. Its arguments: how often, for which user, and whether it is killed in the middle.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { TokenFile } from "saltant/node";

const [path = "", name = "", times = "1", end] = process.argv.slice(2);

if (end === "dies") {
  fs.promises.rename = () => {
    process.kill(process.pid, "SIGKILL");
    return new Promise(() => undefined);
  };
  syncBuiltinESMExports();
}

const file = new TokenFile(path);
for (let n = 1; n <= Number(times); n += 1) {
  const tokens = { accessToken: `${name}-access-${n}`, refreshToken: `${name}-refresh-${n}` };
  await file.save({ baseUrl: `https://${name}-${n}/`, username: "alice" }, tokens);
  await file.save({ baseUrl: "https://shared/", username: name }, tokens);
  await file.save({ baseUrl: "https://shared/", username: "everyone" }, tokens);
}
