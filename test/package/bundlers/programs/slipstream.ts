import { SlipStreamClient } from "saltant/slipstream";

console.log(SlipStreamClient);
