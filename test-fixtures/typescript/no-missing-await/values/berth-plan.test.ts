import { expect } from 'chai';

declare function countBerths(pier: string): Promise<number>;
declare function findShip(name: string): Promise<{ length: number } | undefined>;
declare function isFree(pier: string): Promise<boolean>;
declare const berths: number;
declare const planned: Promise<number>;

it('has berths', async () => {
  const count = countBerths('north');
  expect(count).to.equal(3); // error: [no-missing-await] "the assertion tells nothing of what it resolves to"
  expect(countBerths('north')).to.be.eql(3); // error: [no-missing-await] "the assertion tells nothing"
  expect(countBerths('north')).to.not.equal(berths); // error: [no-missing-await] "the assertion tells nothing"
  expect(countBerths('south')).to.be.at.least(2); // error: [no-missing-await] "the assertion tells nothing"
  expect(findShip('Ebba')).to.have.lengthOf(2); // error: [no-missing-await] "the assertion tells nothing"
  expect(findShip('Ebba')).to.be.undefined; // error: [no-missing-await] "the assertion always fails"
  expect(isFree('south')).to.be.true; // error: [no-missing-await] "the assertion always fails"
  expect(isFree('south')).to.not.be.false; // error: [no-missing-await] "the assertion always passes"
  expect(findShip('Ebba')).to.exist; // error: [no-missing-await] "the assertion always passes"
});

it('is about the promise itself, or waits for it', async () => {
  expect(await countBerths('north')).to.equal(3);
  expect(await findShip('Ebba')).to.be.undefined;
  expect(planned).to.equal(planned);
  expect(countBerths('north')).to.be.a('promise');
  expect(countBerths('north')).to.be.an.instanceOf(Promise);
  expect(countBerths('north')).to.have.property('then');
  await expect(countBerths('north')).to.eventually.equal(3);
  await expect(countBerths('?')).to.be.rejectedWith('unknown');
});
