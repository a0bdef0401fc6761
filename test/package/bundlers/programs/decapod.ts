import { DecapodClient } from "saltant/decapod";

console.log(DecapodClient);
