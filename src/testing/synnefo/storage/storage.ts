import type { Cloud } from "../cloud.js";
import type { ObjectStore } from "./store.js";

/** What the endpoints of the object store share. */
export interface Storage {
  readonly cloud: Cloud;
  readonly store: ObjectStore;
}
