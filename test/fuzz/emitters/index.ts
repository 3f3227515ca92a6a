import { fuzz } from "../batches.js";
import { emitterFault } from "./fault.js";

await fuzz("emitters", emitterFault);
