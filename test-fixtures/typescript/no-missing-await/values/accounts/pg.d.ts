/** The part of node-postgres that the example uses: https://node-postgres.com/apis/pool */
declare module 'pg' {
  export class Pool {
    query(text: string, values?: any[]): Promise<{ readonly rows: readonly any[] }>;
  }
}
