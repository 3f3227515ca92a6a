export interface Report {
  lines: string[];
  total: number;
}

/**
 * Makes a report.
 * @tool make_report
 * @returns {Report}
 * @timeout 5000
 * @concurrency 2
 */
export interface MakeReport {
  month: string;
}

/**
 * Sends mail.
 * @tool send_mail
 * @key to
 */
export interface SendMail {
  to: string;
  text: string;
}
