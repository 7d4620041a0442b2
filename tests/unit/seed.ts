import fc from 'fast-check';

// A gate says the same of the same code: `npm test` tries the same random inputs every time. By hand they are new ones.
if (process.env.FUZZ_RUNS === undefined) fc.configureGlobal({ seed: 2022 });
