import type { Database } from "../database/database.js";
import { ErrorReply, ServerFault } from "../django/errors.js";
import { QueryDict } from "../django/query-dict.js";
import { dict, isDict, type PythonValue } from "../django/python/values.js";
import { type Body, parseBody } from "../django/rest/body.js";
import { exactRoute, type Route } from "../django/router.js";
import { type Answer, type Authenticate, type UserRequest, userView } from "../django/rest/view.js";
import type { Launcher } from "../launcher.js";
import { parseUuid } from "../django/python/uuid.js";

/** Where workers, or anybody else, report the state of an instance. */
export function stateUpdateRoute(database: Database, launcher: Launcher, authenticate: Authenticate): Route {
  const update = async (request: UserRequest, key: string): Promise<Answer> => {
    const state = sentState(await parseBody(request.body, request.headers));
    const uuid = parseUuid(key);
    if (uuid === undefined) throw new ServerFault(`${key} is not a valid UUID.`);
    for (const taskClass of database.taskClasses) {
      const instance = taskClass.instances.get(uuid);
      if (instance === undefined) continue;
      launcher.report(taskClass, instance, state);
      // The state is answered as it was sent, whatever the column made of it.
      return { status: 200, data: dict(["uuid", uuid], ["state", state]) };
    }
    throw new ErrorReply(400, `No task instance with UUID ${key} found`);
  };
  return exactRoute("updatetaskinstancestatus/(?<key>[-a-zA-Z0-9_]+)/", (key) =>
    userView(authenticate, { PATCH: (request) => update(request, key) }, "Update Task Instance Status"),
  );
}

/** The real server takes the body for a dict that has a state, without a look. */
function sentState(body: Body): PythonValue {
  const state = body instanceof QueryDict || (body !== null && isDict(body)) ? body.get("state") : undefined;
  if (state === undefined) throw new ServerFault("KeyError: 'state'");
  return state;
}
