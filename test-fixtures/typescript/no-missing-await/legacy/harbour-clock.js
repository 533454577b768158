const { readTide } = require('tide-tables');

// Waits for itself without an end: each answer asks for the next one.
function watchTide() {
  return readTide().then(watchTide);
}

function watchTideForEver() {
  return readTide()
    .catch(() => undefined)
    .then(watchTideForEver);
}

// Never runs, and is no reason to look for the end of it.
async function compareTides() {
  var high = low.then(String),
    low = high.then(String);
  high;
  await low;
}

module.exports = { watchTide, watchTideForEver, compareTides };

watchTideForEver();
