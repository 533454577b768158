/** What a program leaves open when it fails ends with the process, if that ends. */
interface Connection {
  connect(): Promise<void>;
  query(text: string): Promise<unknown>;
  close(): Promise<void>;
}
declare const source: Connection;
declare const target: Connection;

async function main(): Promise<void> {
  await source.connect();
  await source.query('select 1');
  await source.close();
}
main().then(
  () => console.log('done'),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

const clear = async (): Promise<void> => {
  await target.connect();
  await target.query('delete from rows');
  await target.close();
};
void clear();

async function copy(): Promise<void> {
  await target.connect();
  await target.query('select 2');
  await target.close(); // error: [no-swallowed-cancellation] "`target` leaks"
}
copy().then(() => process.exit(0), console.error);

async function check(): Promise<void> {
  await target.connect();
  await target.query('select 3');
  await target.close(); // error: [no-swallowed-cancellation] "`target` leaks"
}
check().catch(() => process.exit(1));

export async function checkTwice(): Promise<void> {
  await check();
  await check();
}
