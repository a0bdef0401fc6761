import { Dashboard } from "./dashboard.js";
import { logIn } from "./login.js";
import { Notices } from "./notices.js";

const notices = new Notices();
for (let message = ""; ;) {
  const session = await logIn(message);
  message = await new Promise((resolve) => {
    new Dashboard(session, notices, resolve);
  });
  notices.clear();
}
