import { formatDate } from "./date.js";
import { formatTime } from "./time.js";

/** `date-time` of RFC 3339, section 5.6. */
export const formatDateTime = (text: string): boolean =>
  (text.charAt(10) === "T" || text.charAt(10) === "t") && formatDate(text.slice(0, 10)) && formatTime(text.slice(11));
