// A page that only recognizes an error, such as one that another part of an app shows.
import { NotFoundError } from "saltant";

console.log(
  [new Error("another"), Object.create(NotFoundError.prototype)].map((each) => each instanceof NotFoundError),
);
