// A worker that ends before it is done, as one does that runs out of memory.
process.exit(7);
