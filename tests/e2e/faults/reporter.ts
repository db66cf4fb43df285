// Prints what came of the endpoints and the faults, when all of them are through: workers know only their own.

import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** The kind of annotation that a test leaves its row of the table in. */
export const ROW = "faults";

/** A row of the table. */
export interface Row {
  endpoint: string;
  /** By their faults: what the customer got, and whether that is all that it should be. */
  cells: { fault: string; outcome: string; isAsExpected: boolean }[];
}

/** A table of the endpoints and the faults, with the number of its cells. */
export default class FaultTable implements Reporter {
  private readonly rows = new Map<string, Row>();

  onTestEnd(test: TestCase, result: TestResult): void {
    const rows = result.annotations.filter(({ type }) => type === ROW);
    for (const { description } of rows) this.rows.set(test.titlePath().join(), JSON.parse(description ?? ""));
  }

  onEnd(): void {
    const rows = [...this.rows.values()].sort((one, other) => one.endpoint.localeCompare(other.endpoint));
    if (rows.length === 0) return;
    const faults = rows[0].cells.map(({ fault }) => fault);
    const mark = ({ outcome, isAsExpected }: Row["cells"][number]) => (isAsExpected ? outcome : `${outcome}?`);
    const lines = rows.map(({ endpoint, cells }) => [endpoint, ...cells.map(mark)]);
    const table = [["", ...faults], ...lines];
    const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
    for (const line of table) console.log(line.map((text, column) => text.padEnd(widths[column])).join("  ").trimEnd());
    const cells = rows.flatMap(({ cells }) => cells);
    const good = cells.filter(({ isAsExpected }) => isAsExpected);
    console.log(`\n${cells.length} cells, ${good.length} as expected`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
