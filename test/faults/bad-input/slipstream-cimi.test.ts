import * as slipstream from "saltant/slipstream";
import { SlipStreamClient } from "saltant/slipstream";
import { publicFunctions, publicMethods } from "./methods.js";
import { cimiOwners, cimiTable, server } from "./slipstream-cimi-arguments.js";
import { testTable } from "./table-tests.js";

const inherited = /^(Model|Listing)\.|^SlipStreamClient\.|Json|isApiError|fromEnv/;
const all = [...publicMethods(cimiOwners), ...publicFunctions(slipstream, SlipStreamClient)];

testTable({ all: all.filter(({ name }) => !inherited.test(name) || name in cimiTable), table: cimiTable, server });
