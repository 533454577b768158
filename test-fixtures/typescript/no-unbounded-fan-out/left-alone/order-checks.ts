/** Checks of an order that are asynchronous by their interface, and only calculate. */
interface Line {
  readonly article: string;
  readonly count: number;
  readonly price: number;
}
type Rule = (line: Line) => Promise<string | undefined>;

const isPositive: Rule = async ({ article, count }) => (count > 0 ? undefined : `${article}: ${count} pieces`);
const hasPrice: Rule = async ({ article, price }) => (Number.isFinite(price) ? undefined : `${article}: no price`);

async function digest(line: Line): Promise<string> {
  const bytes = new TextEncoder().encode(`${line.article}/${line.count}/${line.price}`);
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Buffer.from(hash).toString('base64url');
}

async function checkLine(line: Line): Promise<string[]> {
  const complaints = await Promise.all([isPositive(line), hasPrice(line)]);
  return complaints.filter((complaint) => complaint !== undefined);
}

export class OrderChecker {
  readonly #seen = new Set<string>();

  private async isNew(line: Line): Promise<boolean> {
    const key = await digest(line);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  async check(lines: readonly Line[]): Promise<string[]> {
    const complaints = await Promise.all(lines.map(checkLine));
    const areNew = await Promise.all(lines.map((line) => this.isNew(line)));
    const repeated = lines.filter((_line, index) => !areNew[index]).map(({ article }) => `${article}: twice`);
    return [...complaints.flat(), ...repeated];
  }

  /** The one request is for all lines together. */
  async send(lines: readonly Line[]): Promise<boolean> {
    const keys = await Promise.all(lines.map((line) => digest(line)));
    const { ok } = await fetch('https://orders.example', { method: 'POST', body: JSON.stringify({ keys, lines }) });
    return ok;
  }
}
