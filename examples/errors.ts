import { AmbiguousOutcomeError, BadRequestError, NotFoundError, SaltantClient, SaltantError } from "saltant";

const client = SaltantClient.fromEnv();

try {
  await client.taskQueues.create({ name: "main" });
} catch (error) {
  if (error instanceof BadRequestError) {
    console.log(error.message); // 400 POST /taskqueues/: name: task queue with this name already exists.
    console.log(error.fieldErrors.name); // [ 'task queue with this name already exists.' ]
  } else if (error instanceof AmbiguousOutcomeError) {
    console.log("look whether it is there before you create it again");
  } else throw error;
}

// Any error of this library has a stable code, for programs.
const code = await client.taskQueues.get({ name: "nowhere" }).catch((error: unknown) => {
  return error instanceof SaltantError ? error.code : "OTHER";
});
console.log(code, code === "NOT_FOUND" && NotFoundError.name);
