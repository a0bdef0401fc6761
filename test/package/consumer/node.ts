// A program that uses only this part of the package, and compiles with the smallest set of libraries.
import { listen } from "saltant/node";

await using listening = await listen((request) => Promise.resolve(new Response(request.url)));
export const response = await fetch(listening.url);
