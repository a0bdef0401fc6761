import { SaltantClient } from "saltant";

console.log(SaltantClient);
