// A separate process that writes a cookie file. Its arguments: the file, the name of its hosts, and how often it writes.
import { CookieFile } from "saltant/node";

const [path = "", name = "", times = "1"] = process.argv.slice(2);

const file = new CookieFile(path);
for (let n = 1; n <= Number(times); n += 1) {
  const cookie = { name: "n", value: `${name}-${n}`, path: "/", secure: true, httpOnly: false, expiresMs: null };
  await file.save(`https://${name}-${n}.example`, [cookie]);
  await file.save(`https://${name}.example`, [cookie]);
}
