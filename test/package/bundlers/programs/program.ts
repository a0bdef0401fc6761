import { launch } from "./launch.js";

void launch().then((line) => console.log(line));
