import { embedded, external, externalBinaries } from './backends.ts';
import { storeContract } from './store.contract.ts';

storeContract('the embedded PostgreSQL', embedded);

const { name, binaries } = externalBinaries();
storeContract(name, () => external(binaries));
