// What a program does that takes no more of the package than this, and has no libraries but the plainest.
import { listen } from "saltant/node";

await using listening = await listen((request) => Promise.resolve(new Response(request.url)));
export const response = await fetch(listening.url);
