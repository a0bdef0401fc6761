import { BadRequestError, SaltantClient, SaltantError } from "saltant";

const client = SaltantClient.fromEnv();

try {
  await client.taskQueues.create({ name: "main" });
} catch (error) {
  if (!(error instanceof SaltantError)) throw error;
  console.log(error.code); // BAD_REQUEST: each error has a code for programs
  console.log(error.message); // 400 POST /taskqueues/: name: task queue with this name already exists.
  if (error instanceof BadRequestError) console.log(error.fieldErrors.name); // [ 'task queue with this name already exists.' ]
}
