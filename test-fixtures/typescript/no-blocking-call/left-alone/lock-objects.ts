/** Methods that have the names of others. */
interface Job {
  execSync(): number;
  spawnSync(): void;
}

export async function run(job: Job): Promise<number> {
  job.spawnSync();
  return job.execSync();
}
