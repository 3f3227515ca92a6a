import type { Inspection } from "../inspection.js";
export const inspectionPage = (inspection: Inspection): string => JSON.stringify(inspection);
