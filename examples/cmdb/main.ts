/** Starts the example on port 4101, or on the one that PORT names. */

import { startCmdb } from './cmdb.ts';

const { url } = await startCmdb(Number(process.env.PORT ?? 4101));
process.stdout.write(`The CMDB answers at ${url}\n`);
