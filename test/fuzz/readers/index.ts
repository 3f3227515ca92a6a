import { fuzz } from "../batches.js";
import { readerFault } from "./fault.js";

await fuzz("readers", readerFault);
